import { answerTo } from '../engine/situation.ts';
import type { Answers, Fact, Ruleset } from '../ruleset.ts';

/** Under what a fact is answered in a screening: its concept where it shares one, else `{programme}/{check}/{fact}`. */
export function keyOf({ id }: Pick<Ruleset, 'id'>, fact: Pick<Fact, 'id' | 'concept'>): string {
  return fact.concept ?? `${id}/${fact.id}`;
}

/** The answers of a screening as those of one check, by fact id; what is not known is absent. */
export function answersOf(ruleset: Ruleset, known: Answers): Answers {
  const answers: Answers = {};
  for (const fact of ruleset.facts) {
    const answer = answerTo({ ...fact, id: keyOf(ruleset, fact) }, known);
    if (answer !== undefined) answers[fact.id] = answer;
  }
  return answers;
}
