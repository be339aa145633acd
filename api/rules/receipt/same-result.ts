import type { Verdict } from '../ruleset.ts';

/** Whether two results say the same: fit or not, in which ways, how much, and whether something is left to ask. */
export function isSameResult(one: Verdict, other: Verdict): boolean {
  return gist(one) === gist(other);
}

function gist({ status, possible, next, amounts }: Verdict): string {
  return JSON.stringify([status, possible, next !== null, amounts.map(({ id, min, max }) => [id, min, max])]);
}
