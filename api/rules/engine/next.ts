/** The next question: of those not asked yet that can still matter, the first in the author's order. */

import type { Answers, Verdict } from '../ruleset.ts';
import type { AskBy, Model } from './model.ts';
import type { Situation } from './node.ts';
import { conditionsDecidedBy } from './relevance.ts';
import type { Statements } from './statements.ts';

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
  const { model, live, answers, statements } = progress;
  if (live.size === 0) return null;
  const open = model.questions[by].find(
    ({ fact, slot }) => live.has(slot) && !Object.hasOwn(answers, fact.id),
  );
  if (!open) return null;
  const { fact, slot, screen } = open;
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

/** Amounts are the other thing a question can settle, once the outcome is known. */
function amountsOf({ possible, statements }: Progress): string[] {
  return possible.flatMap((slot) => statements.outcomes[slot]?.amounts ?? []);
}
