import type { Verdict } from '../ruleset.ts';
import type { ScreenedCheck } from '../screening.ts';

/** A check with what it would come to; null where it is not for them. */
interface Weighed {
  check: ScreenedCheck;
  verdict: Verdict | null;
}

/**
 * Id of the ruleset by whose verdict they may not have what `check` tells of, directly or because that in turn is barred;
 * null where none says so. What is not for them bars nothing. No check may come after itself, which the build refuses.
 */
export function barredBy({ after }: ScreenedCheck, weighed: readonly Weighed[]): string | null {
  const before = weighed.find(({ check }) => check.ruleset.id === after);
  if (!before?.verdict) return null;
  return barredBy(before.check, weighed) ?? (before.verdict.status === 'ineligible' ? after : null);
}
