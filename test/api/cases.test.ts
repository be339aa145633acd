/** Every worked case and every case on either side of a limit, over HTTP. */
import { expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { answersOf, verdictDifferences } from '#api/cli/worked-cases.ts';
import type { BuiltCheck } from '#db/content.ts';
import { request } from '../runtimes/request.ts';

const checks = readContent().programmes.flatMap((programme) => programme.checks);

it.each(checks.map((check) => [check.ruleset.id, check] as const))(
  '%s answers its cases as their authors signed them',
  async (_id, check) => {
    const cases = [...check.cases, ...check.boundaries];
    const lines = cases.map((worked) =>
      JSON.stringify({ asOf: worked.asOf, answers: answersOf(check.ruleset, worked) }),
    );
    const answers = await verdicts(check, lines);
    expect(answers).toHaveLength(cases.length);
    const different = cases.flatMap((worked, at) =>
      verdictDifferences(check.ruleset, worked, answers[at].verdict).map((said) => `${worked.name}：${said}`),
    );
    expect(different).toEqual([]);
  },
);

/** The lines that come back for the lines sent. */
async function verdicts({ ruleset }: BuiltCheck, lines: readonly string[]) {
  const path = `/v1/programmes/${ruleset.programme}/checks/${ruleset.check}/batch`;
  const headers = { 'Content-Type': 'application/x-ndjson' };
  const response = await request(path, { method: 'POST', headers, body: lines.join('\n') });
  expect(response.status).toBe(200);
  return response
    .text()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
