/** The Worker and the county server answer every household with the bytes that the engine gives in this process. */
import { expect, it } from 'vitest';
import { request } from './request.ts';
import { judgedChecks } from './verdict-bytes.ts';

it.each(judgedChecks())(
  'every verdict of $ruleset.id is the same to the byte in workerd, the county server and plain Node',
  async ({ ruleset, households, verdicts }) => {
    const { programme, check } = ruleset;
    const response = await request(`/v1/programmes/${programme}/checks/${check}/batch`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: households.map((household) => `${JSON.stringify({ ...household, explain: 'trace' })}\n`).join(''),
    });
    const lines = response.text().split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toEqual(verdicts.map((verdict, at) => `{"line":${at + 1},"verdict":${verdict}}`));
  },
);
