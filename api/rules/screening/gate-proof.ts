/** A gate must shut out nobody the rules would let in: shown by what denying it says of the facts. */
import { evaluate } from '../evaluate.ts';
import type { Answers, Ruleset } from '../ruleset.ts';

/**
 * Titles of the eligible outcomes still possible on some day for a household of which only `denied` is known; empty where
 * denying proves that there is none.
 */
export function eligibleAfterDenial(ruleset: Ruleset, denied: Answers): string[] {
  const days = new Set([
    ruleset.inForce.from,
    ...ruleset.params.flatMap(({ versions }) => versions.map(({ from }) => from)),
  ]);
  const possible = [...days].flatMap(
    (asOf) => evaluate({ ruleset, sha256: '' }, { asOf, answers: denied }, { explain: 'none' }).possible,
  );
  return ruleset.outcomes
    .filter(({ id, status }) => status === 'eligible' && possible.includes(id))
    .map(({ title }) => title);
}
