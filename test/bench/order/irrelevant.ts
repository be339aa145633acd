/** Questions of the order of `facts:` that could change nothing when they were put to the households of the population. */
import type { Answers, Ruleset } from '#api/rules/ruleset.ts';
import { ask, factOrder, inOrder } from './asking.ts';
import { inquiryInto, sizeOf } from './inquiry.ts';
import { type Matters, matters } from './matters.ts';
import { readPopulation } from './population.ts';

/** A question to no purpose, or of which that is not known. */
export interface Irrelevant {
  fact: string;
  verdict: Exclude<Matters, 'yes'>;
  /** How many it was put to. */
  households: number;
  /** What was known then. */
  answers: Answers;
}

/** Every question that is not shown to matter; of the first `questions` only, where that is given. */
export function irrelevantQuestions(ruleset: Ruleset, questions = Number.POSITIVE_INFINITY): Irrelevant[] {
  const inquiry = inquiryInto(ruleset, readPopulation(ruleset.id));
  const found: Irrelevant[] = [];
  let looked = 0;
  ask(inquiry, inOrder(factOrder(inquiry)), (asked, slot, group) => {
    const fact = ruleset.facts[slot];
    looked += 1;
    if (!fact || looked > questions) return;
    const answers = inquiry.answers(asked);
    const verdict = matters(ruleset, answers, fact);
    if (verdict !== 'yes') found.push({ fact: fact.id, verdict, households: sizeOf(group), answers });
  });
  return found;
}
