/** A gate must shut out nobody the rules would let in: shown by what denying it says of the facts. */
import { decide } from '../engine/decide.ts';
import { modelOf } from '../engine/model.ts';
import { paramsInForce, situationOf } from '../engine/situation.ts';
import type { Answers, Ruleset } from '../ruleset.ts';
import { daysToJudge } from './days.ts';

/**
 * Titles of the eligible outcomes still possible on some day for a household of which only `denied` is known; empty where
 * denying proves that there is none.
 */
export function eligibleAfterDenial(ruleset: Ruleset, denied: Answers): string[] {
  const model = modelOf(ruleset);
  const possible = new Set(
    daysToJudge(ruleset).flatMap((day) =>
      decide(model, situationOf(model, denied, paramsInForce(ruleset, day) ?? [])),
    ),
  );
  return ruleset.outcomes
    .filter(({ status }, slot) => status === 'eligible' && possible.has(slot))
    .map(({ title }) => title);
}
