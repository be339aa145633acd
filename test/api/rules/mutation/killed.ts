/** Whether the cases of a check tell a mutant from its rules, and whether anything could. */
import { isDeepStrictEqual } from 'node:util';
import { answersOf } from '#api/cli/worked-cases.ts';
import type { WorkedCase } from '#api/rules/authoring.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import { differenceOf } from '#api/rules/lint/difference.ts';
import { findHousehold } from '#api/rules/lint/find.ts';
import type { Found } from '#api/rules/lint/search.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';

/** Whether a case says of status, outcome or amounts what the mutant does not answer. */
export function isKilled(cases: readonly WorkedCase[], mutant: Ruleset): boolean {
  return cases.some((worked) => fails(worked, mutant));
}

/** Somebody the mutant judges otherwise; `none` where it is proved that there is nobody, so that it is no fault. */
export function findDifference(ruleset: Ruleset, mutant: Ruleset): Found {
  const both = differenceOf(ruleset, mutant);
  return findHousehold(both.ruleset, both.differs);
}

function fails(worked: WorkedCase, ruleset: Ruleset): boolean {
  const answers = answersOf(ruleset, worked);
  const verdict = evaluate({ ruleset, sha256: '' }, { asOf: worked.asOf, answers }, { explain: 'none' });
  const { status, outcome, amounts } = worked;
  const given = Object.fromEntries(verdict.amounts.map(({ id, min, max }) => [id, { min, max }]));
  return (
    status !== verdict.status ||
    (outcome !== undefined && outcome !== verdict.outcome) ||
    (amounts !== undefined && !isDeepStrictEqual(amounts, given))
  );
}
