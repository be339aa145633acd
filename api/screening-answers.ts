/** The answers a screening is asked with: read against the checks of its region, and refused in words that help. */
import type { D1Database } from '@cloudflare/workers-types';
import type { AnswerProblem } from '#api/rules/answers.ts';
import type { Answers } from '#api/rules/ruleset.ts';
import { checkScreeningAnswers } from '#api/rules/screening/answers.ts';
import type { Screening } from '#api/rules/screening.ts';
import { listScreened } from '#db/queries/screening.ts';
import { invalidAnswers } from './household-request.ts';
import { publishedRuleset } from './published-rulesets.ts';

/** The answers by key; throws `invalid-body` naming each that cannot be used. */
export async function readScreeningAnswers(
  db: D1Database,
  { screening, region, raw }: { screening: Screening; region: string | undefined; raw: unknown },
): Promise<Answers> {
  const read = checkScreeningAnswers(screening, raw);
  if ('answers' in read) return read.answers;
  const isUnknown = ({ code }: AnswerProblem) => code === 'unknownFact';
  if (region === undefined || !read.problems.some(isUnknown)) throw invalidAnswers(read.problems);
  const everywhere = { ...screening, checks: checksOf(await listScreened(db, undefined)) };
  throw invalidAnswers(
    read.problems.map((problem) =>
      isUnknown(problem) && isKey(problem.field, everywhere) ? outside(problem, region) : problem,
    ),
  );
}

/** The stored checks as `screenHousehold` takes them. */
export function checksOf(rows: Awaited<ReturnType<typeof listScreened>>): Screening['checks'] {
  return rows.map((row) => ({ ...publishedRuleset(row), gates: row.gates, after: row.after }));
}

function isKey(key: string, screening: Screening): boolean {
  return 'answers' in checkScreeningAnswers(screening, { [key]: null });
}

/** A key that is right, but of checks that the region leaves out. */
function outside({ field, code }: AnswerProblem, region: string): AnswerProblem {
  return {
    field,
    code,
    message: `“${field}”是别处的自查才问的，region ${region} 里没有；请删去，或者改 region`,
  };
}
