/** A gate must shut out nobody the rules would let in: shown by what denying it says of the facts. */
import { decide } from '../engine/decide.ts';
import { modelOf } from '../engine/model.ts';
import { paramsInForce, situationOf } from '../engine/situation.ts';
import type { Answers, Outcome, Ruleset } from '../ruleset.ts';
import { daysToJudge } from './days.ts';

/**
 * The outcomes still possible on some day for a household of which only `denied` is known; where none is eligible, denying
 * proves that nobody is shut out, and where each is ineligible, that nothing else is to be had either.
 */
export function outcomesAfterDenial(ruleset: Ruleset, denied: Answers): Outcome[] {
  const model = modelOf(ruleset);
  const possible = new Set(
    daysToJudge(ruleset).flatMap((day) =>
      decide(model, situationOf(model, denied, paramsInForce(ruleset, day) ?? [])),
    ),
  );
  return ruleset.outcomes.filter((_, slot) => possible.has(slot));
}
