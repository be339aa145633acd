/** The next question: of those not asked yet that can still matter, the first in the author's order. */

import type { Answers, Fact, Screen, Verdict } from '../ruleset.ts';
import type { Model } from './model.ts';
import type { Situation } from './node.ts';
import { conditionsDecidedBy } from './relevance.ts';
import type { Statements } from './statements.ts';

/** Which order is followed: that of `screens`, for a page that shows a screen at a time, or that of `facts`, for one question at a time. */
export type AskBy = 'screen' | 'fact';

/** What is known and open at the moment the next question is chosen. */
export interface Progress {
  model: Model;
  situation: Situation;
  possible: readonly number[];
  live: ReadonlySet<number>;
  answers: Answers;
  statements: Statements;
}

/** The next question with the conditions it helps to judge; null when every live fact has been asked. */
export function nextQuestion(progress: Progress, by: AskBy): Verdict['next'] {
  if (progress.live.size === 0) return null;
  const found = by === 'screen' ? firstOnScreens(progress) : firstOfFacts(progress);
  if (!found) return null;
  const { fact, slot, screen } = found;
  const { model, statements } = progress;
  const decided = conditionsDecidedBy(model, progress.situation, progress.possible, slot);
  const said = decided.flatMap((each) => statements.conditions[each] ?? []);
  const about = said.length > 0 ? said.map(({ label }) => label) : amountsOf(progress);
  const cites = decided.flatMap((each) => model.conditions[each]?.condition.cites ?? []);
  return {
    fact: fact.id,
    screen: screen.id,
    ask: fact.ask,
    why: `需要知道这一点，才能判断：${about.join('；')}`,
    citations: statements.cite(fact.cites, cites),
  };
}

interface Question {
  fact: Fact;
  slot: number;
  screen: Screen;
}

function firstOnScreens(progress: Progress): Question | undefined {
  const { model } = progress;
  for (const screen of model.ruleset.screens) {
    for (const id of screen.facts) {
      const slot = model.slots.facts.get(id)?.slot ?? -1;
      const fact = openFact(progress, slot);
      if (fact) return { fact, slot, screen };
    }
  }
  return undefined;
}

function firstOfFacts(progress: Progress): Question | undefined {
  const { facts, screens } = progress.model.ruleset;
  for (const slot of facts.keys()) {
    const fact = openFact(progress, slot);
    const screen = fact && screens.find((each) => each.facts.includes(fact.id));
    if (fact && screen) return { fact, slot, screen };
  }
  return undefined;
}

function openFact({ model, live, answers }: Progress, slot: number): Fact | undefined {
  const fact = model.ruleset.facts[slot];
  return fact && live.has(slot) && !Object.hasOwn(answers, fact.id) ? fact : undefined;
}

/** Amounts are the other thing a question can settle, once the outcome is known. */
function amountsOf({ possible, statements }: Progress): string[] {
  return possible.flatMap((slot) => statements.outcomes[slot]?.amounts ?? []);
}
