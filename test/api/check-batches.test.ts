/** Many households in one request, a line each. */
import { describe, expect, it } from 'vitest';
import { request } from '../runtimes/request.ts';

const PATH = '/v1/programmes/tantou-dibao/checks/eligibility';
const household = { asOf: '2024-04-18', answers: { hardship: true, vehicle: true } };

async function batch(
  body: string | Buffer,
  headers: Record<string, string> = { 'Content-Type': 'application/x-ndjson' },
) {
  const response = await request(`${PATH}/batch`, { method: 'POST', headers, body });
  const lines = response.text().split('\n').filter(Boolean);
  return { ...response, lines: response.status === 200 ? lines.map((line) => JSON.parse(line)) : [] };
}

describe('a batch', () => {
  it('answers each line as a request by itself would be answered', async () => {
    const alone = await request(PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(household),
    });
    const { status, headers, lines } = await batch(
      `${JSON.stringify(household)}\n${JSON.stringify(household)}`,
    );
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'application/x-ndjson',
      'no-store',
    ]);
    expect(lines).toEqual([1, 2].map((line) => ({ line, verdict: alone.json() })));
  });

  it('goes on after lines that cannot be used, and numbers them as they stand', async () => {
    const bad = [
      '{"answers":{"incom":1}}',
      'not json',
      '[1]',
      '{"answers":{},"asof":"2024-04-18"}',
      '{"asOf":"2024-02-30","answers":{}}',
    ];
    const { lines } = await batch(['', ...bad, JSON.stringify(household), ''].join('\r\n'));
    expect(lines.map(({ line, problem, verdict }) => [line, problem?.code ?? verdict.status])).toEqual([
      [2, 'invalid-body'],
      [3, 'body-unreadable'],
      [4, 'body-unreadable'],
      [5, 'invalid-body'],
      [6, 'invalid-body'],
      [7, 'ineligible'],
    ]);
    expect(lines[0].problem.errors[0]).toMatchObject({ pointer: '#/answers/incom', didYouMean: 'income' });
  });

  it('tells a client that took the newlines out what to do', async () => {
    const { lines } = await batch(JSON.stringify(household).repeat(2));
    expect(lines).toMatchObject([{ line: 1, problem: { code: 'body-unreadable' } }]);
    expect(lines[0].problem.detail).toContain('--data-binary');
  });

  it('costs only the line where one is too long or no UTF-8', async () => {
    const long = `{"answers":{},"x":"${'长'.repeat(30_000)}"}`;
    const body = Buffer.concat([
      Buffer.from(`${long}\n`),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from(JSON.stringify(household)),
    ]);
    const { lines } = await batch(body);
    expect(lines.map(({ line, problem, verdict }) => [line, problem?.code ?? verdict.status])).toEqual([
      [1, 'body-unreadable'],
      [2, 'body-unreadable'],
      [3, 'ineligible'],
    ]);
  });

  it('may be larger than a single request may be', { timeout: 30_000 }, async () => {
    const { lines } = await batch(`${JSON.stringify({ ...household, explain: 'none' })}\n`.repeat(6000));
    expect(lines).toHaveLength(6000);
    expect(lines.at(-1)).toMatchObject({ line: 6000, verdict: { status: 'ineligible', reasons: [] } });
  });

  it('is empty for an empty body', async () => {
    expect((await batch('')).lines).toEqual([]);
  });

  it('wants NDJSON and a check that is there', async () => {
    const refused = await batch('{}', { 'Content-Type': 'application/json' });
    expect([refused.status, refused.json().detail]).toEqual([
      415,
      '请加上请求头 Content-Type: application/x-ndjson，每行一个 JSON 对象。',
    ]);
    const missing = await request('/v1/programmes/tantou-dibao/checks/nothing/batch', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: '{}',
    });
    expect(missing.status).toBe(404);
  });
});

describe('a trace', () => {
  it('tells the value of every part, in a format with a version', async () => {
    const response = await request(PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...household,
        answers: { income: { min: 16_000, max: 17_000 } },
        explain: 'trace',
      }),
    });
    const { trace } = response.json();
    expect(trace.format).toBe('trace/1');
    expect(trace.conditions.map(({ step }: { step: { op: string } }) => step.op)).toContain('lt');
    const below = trace.conditions.find(({ step }: { step: { op: string } }) => step.op === 'lt');
    expect(below.step).toMatchObject({
      value: null,
      of: [
        { op: 'fact', id: 'income', value: { min: 16_000, max: 17_000 } },
        { op: 'param', value: { min: 16_500, max: 16_500 } },
      ],
    });
    expect(
      trace.outcomes.every(({ holds }: { holds: unknown }) => [true, false, null].includes(holds as boolean)),
    ).toBe(true);
  });
});
