import { describe, expect, it } from 'vitest';
import { request } from '../runtimes/request.ts';

const CHECK = '/v1/programmes/tantou-dibao/checks/eligibility';

interface FactShape {
  id: string;
  type: string;
}

/** Every yes/no fact answered as not applying, hardship met, and then `changes`. */
async function household(changes: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { facts } = (await request(CHECK)).json() as { facts: FactShape[] };
  const no = facts.filter(({ type }) => type === 'bool').map(({ id }) => [id, false]);
  return { ...Object.fromEntries(no), hardship: true, ...changes };
}

async function ask(body: unknown, headers: Record<string, string> = { 'Content-Type': 'application/json' }) {
  return request(CHECK, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('滩头低保 over HTTP', () => {
  it.each([
    [16499, 'likely'],
    [16500, 'ineligible'],
  ])('at %i fen with a hardship cause and nothing else applying is %s', async (income, status) => {
    const response = await ask({ asOf: '2024-04-18', answers: await household({ income }) });
    expect(response.status).toBe(200);
    expect(response.json()).toMatchObject({ status, asOf: '2024-04-18', window: { state: 'open' } });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('at 16,500 fen with the disability route open is not ineligible', async () => {
    const answers = await household({
      income: 16500,
      disability12: true,
      countyCard: true,
      broadlyQualifies: true,
      ownWill: true,
    });
    expect((await ask({ asOf: '2024-04-18', answers })).json().status).toBe('likely');
  });

  it('without income asks for income', async () => {
    const answers = await household({});
    const verdict = (await ask({ asOf: '2024-04-18', answers })).json();
    expect(verdict).toMatchObject({ status: 'undetermined', next: { fact: 'income' } });
  });

  it('with income unknown names it and says where to find out', async () => {
    const verdict = (await ask({ asOf: '2024-04-18', answers: await household({ income: null }) })).json();
    expect(verdict).toMatchObject({ status: 'undetermined', next: null, missing: ['income'] });
    expect(verdict.steps.some((step: { label: string }) => step.label.includes('家庭月人均收入'))).toBe(true);
  });

  it('before the first version is not in force', async () => {
    expect(
      (await ask({ asOf: '2024-04-09', answers: await household({ income: 12000 }) })).json(),
    ).toMatchObject({ status: 'notInForce', possible: [] });
  });

  it('today gives the verdict of 2024 with the window closed', async () => {
    const verdict = (await ask({ answers: await household({ income: 16499 }) })).json();
    expect(verdict).toMatchObject({ status: 'likely', window: { state: 'closed', to: '2024-04-20' } });
    expect(verdict.steps[0].label).toContain('截止');
  });

  it('cites only clauses that stand on the source page', async () => {
    const ids = new Set(
      Array.from(
        (await request('/programmes/tantou-dibao/source/')).text().matchAll(/ id="([^"]+)"/g),
        (match) => match[1],
      ),
    );
    const text = (await ask({ asOf: '2024-04-18', answers: await household({ income: 16499 }) })).text();
    const anchors = Array.from(text.matchAll(/\/source\/#([^"]+)"/g), (match) => match[1]);
    expect(anchors.length).toBeGreaterThan(5);
    expect(anchors.filter((anchor) => !ids.has(anchor ?? ''))).toEqual([]);
  });

  it('serves the ruleset under its own hash and answers 304 to it', async () => {
    const first = await request(CHECK);
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', first.body)).toString('hex');
    expect(first.headers.etag).toBe(`"${digest}"`);
    const again = await request(CHECK, { headers: { 'If-None-Match': `"${digest}"` } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });
});

describe('a body that is wrong', () => {
  const cases: [string, { body: string | Uint8Array; type?: string }, number, string, string?][] = [
    [
      'of 1 MB',
      { body: JSON.stringify({ answers: { income: 'x'.repeat(1_000_000) } }) },
      413,
      'body-too-large',
    ],
    [
      'of invalid UTF-8',
      { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
      400,
      'body-unreadable',
    ],
    ['cut short', { body: '{"answers":' }, 400, 'body-unreadable'],
    [
      'nested 100,000 deep',
      { body: `{"answers":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
      422,
      'invalid-body',
      '#/answers',
    ],
    [
      'deep inside a fact',
      { body: `{"answers":{"income":${'['.repeat(5000)}${']'.repeat(5000)}}}` },
      422,
      'invalid-body',
      '#/answers/income',
    ],
    [
      'with __proto__ at the top',
      { body: '{"answers":{},"__proto__":{"asOf":"2024-04-18"}}' },
      422,
      'invalid-body',
      '#/__proto__',
    ],
    [
      'with __proto__ as a fact',
      { body: '{"answers":{"__proto__":{"income":1}}}' },
      422,
      'invalid-body',
      '#/answers/__proto__',
    ],
    [
      'with constructor as a fact',
      { body: '{"answers":{"constructor":1}}' },
      422,
      'invalid-body',
      '#/answers/constructor',
    ],
    ['with 2024-02-30', { body: '{"asOf":"2024-02-30","answers":{}}' }, 422, 'invalid-body', '#/asOf'],
    ['with 1e309', { body: '{"answers":{"income":1e309}}' }, 422, 'invalid-body', '#/answers/income'],
    [
      'with full-width digits',
      { body: '{"answers":{"income":"１６５"}}' },
      422,
      'invalid-body',
      '#/answers/income',
    ],
    ['with half a fen', { body: '{"answers":{"income":0.5}}' }, 422, 'invalid-body', '#/answers/income'],
    [
      'with a range upside down',
      { body: '{"answers":{"income":{"min":2,"max":1}}}' },
      422,
      'invalid-body',
      '#/answers/income',
    ],
    ['without answers', { body: '{}' }, 422, 'invalid-body', '#/answers'],
    ['with an extra key', { body: '{"answers":{},"answer":1}' }, 422, 'invalid-body', '#/answer'],
    ['that is a list', { body: '[]' }, 400, 'body-unreadable'],
    ['in a wrong media type', { body: '{}', type: 'text/plain' }, 415, 'unsupported-media-type'],
  ];

  it.each(cases)('%s gets a problem that names it', async (_name, { body, type }, status, code, pointer) => {
    const response = await request(CHECK, {
      method: 'POST',
      headers: { 'Content-Type': type ?? 'application/json' },
      body,
    });
    expect([response.status, response.json().code]).toEqual([status, code]);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    if (pointer) expect(response.json().errors[0].pointer).toBe(pointer);
  });

  it('with a misspelt fact is told the near one', async () => {
    expect((await ask({ answers: { incme: 1 } })).json().errors).toMatchObject([
      { pointer: '#/answers/incme', didYouMean: 'income' },
    ]);
  });
});
