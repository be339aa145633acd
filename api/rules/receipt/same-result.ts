import type { Verdict } from '../ruleset.ts';

/** Whether two results say the same: fit or not, in which way, and how much. */
export function isSameResult(one: Verdict, other: Verdict): boolean {
  return gist(one) === gist(other);
}

function gist({ status, outcome, amounts }: Verdict): string {
  return JSON.stringify([status, outcome, amounts.map(({ id, min, max }) => [id, min, max])]);
}
