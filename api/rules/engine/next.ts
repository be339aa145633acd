/** The next question: the first on the author's screens that is not asked yet and can still matter. */

import type { Answers, Fact, Screen, Verdict } from '../ruleset.ts';
import type { Cite } from './cite.ts';
import type { Fill } from './fill.ts';
import type { Model } from './model.ts';
import type { Situation } from './node.ts';
import { conditionsDecidedBy } from './relevance.ts';

/** What is known and open at the moment the next question is chosen. */
export interface Progress {
  model: Model;
  situation: Situation;
  possible: readonly number[];
  live: ReadonlySet<number>;
  answers: Answers;
}

/** The next question with the conditions it helps to judge; null when every live fact has been asked. */
export function nextQuestion(progress: Progress, fill: Fill, cite: Cite): Verdict['next'] {
  const found = firstUnasked(progress);
  if (!found) return null;
  const { fact, slot, screen } = found;
  const conditions = conditionsOf(progress, slot);
  const about =
    conditions.length > 0 ? conditions.map(({ label }) => fill(label)) : amountsOf(progress, fill);
  const why = `需要知道这一点，才能判断：${about.join('；')}`;
  const citations = cite(fact.cites, ...conditions.map(({ cites }) => cites));
  return { fact: fact.id, screen: screen.id, ask: fact.ask, why, citations };
}

function firstUnasked({
  model,
  live,
  answers,
}: Progress): { fact: Fact; slot: number; screen: Screen } | undefined {
  const { screens, facts } = model.ruleset;
  for (const screen of screens) {
    for (const id of screen.facts) {
      const slot = model.slots.facts.get(id)?.slot ?? -1;
      const fact = facts[slot];
      if (fact && live.has(slot) && !Object.hasOwn(answers, id)) return { fact, slot, screen };
    }
  }
  return undefined;
}

function conditionsOf({ model, situation, possible }: Progress, slot: number) {
  const decided = conditionsDecidedBy(model, situation, possible, slot);
  return decided.flatMap((condition) => model.conditions[condition]?.condition ?? []);
}

/** Amounts are the other thing a question can settle, once the outcome is known. */
function amountsOf({ model, possible }: Progress, fill: Fill): string[] {
  return possible.flatMap(
    (slot) => model.outcomes[slot]?.amounts.map(({ amount }) => fill(amount.label)) ?? [],
  );
}
