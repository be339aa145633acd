/** One household, every check of a region, over HTTP on both runtimes. */
import { describe, expect, it } from 'vitest';
import type { ScreeningAnswer } from '#api/screening-schema.ts';
import { request } from '../runtimes/request.ts';

const ADDRESS = '/v1/screenings';
const headers = { 'Content-Type': 'application/json' };
const ask = (body: unknown) => request(ADDRESS, { method: 'POST', headers, body: JSON.stringify(body) });
async function screen(body: object): Promise<ScreeningAnswer> {
  const answer = await ask({ asOf: '2024-06-01', ...body });
  expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  return answer.json();
}
const idOf = ({ programme, check }: { programme: string; check: string }) => `${programme}/${check}`;
/** Nobody has all of them. */
const gatesOf = async () => (await screen({ answers: {} })).questions.map(({ key }) => key);
const denied = async (but: string) =>
  Object.fromEntries((await gatesOf()).map((gate) => [gate, gate === but]));

describe('before anything is answered', () => {
  it('asks for whom the checks are, most wanted first, and judges nothing away', async () => {
    const { results, next, questions, region } = await screen({ answers: {} });
    expect(questions.every(({ kind, type }) => kind === 'gate' && type === 'bool')).toBe(true);
    const groupOf = (gate: string) => questions.find(({ key }) => key === gate)?.group;
    expect([groupOf('unsafeHome'), groupOf('employer')]).toEqual(['residents', 'organisations']);
    expect(next).toEqual(questions[0]);
    expect(next?.neededBy.length).toBeGreaterThan(5);
    expect(results.every(({ relevance }) => relevance === 'notAsked')).toBe(true);
    expect(region).toBeNull();
  });

  it('keeps to the region asked for, those above and those within', async () => {
    const { results, region } = await screen({ region: '430524', answers: {} });
    const places = new Set(results.map(({ regionCode }) => regionCode));
    expect([region, places]).toEqual(['430524', new Set(['430524', '000000'])]);
    expect(results.map(idOf)).toContain('tantou-dibao/eligibility');
    const hunan = await screen({ region: '430000', answers: {} });
    expect(hunan.results.map(idOf)).toContain('tantou-dibao/eligibility');
  });
});

describe('a household that said whom it is', () => {
  it('is asked each fact once, with its domain, for every check that needs it', async () => {
    const { results, next, questions } = await screen({ answers: await denied('unsafeHome') });
    expect(next).toMatchObject({ key: 'houseGradedD', kind: 'fact', type: 'bool' });
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
    const people = questions.find(({ key }) => key === 'householdSize');
    expect(people).toMatchObject({ type: 'int', unit: 'person', min: 1, max: 20 });
    expect(people?.neededBy).toEqual(['shandong-rural-housing/area', 'town-rural-housing/area']);
    const notForThem = results.filter(({ relevance }) => relevance === 'no');
    expect(notForThem.every(({ verdict }) => verdict === null)).toBe(true);
    expect(results.length - notForThem.length).toBe(7);
  });

  it('gets for each check what the check alone answers', async () => {
    const answers = { ...(await denied('hardLiving')), 'tantou-dibao/eligibility/hardship': false };
    const alone = await request('/v1/programmes/tantou-dibao/checks/eligibility', {
      method: 'POST',
      headers,
      body: JSON.stringify({ asOf: '2024-06-01', answers: { hardship: false } }),
    });
    const { results } = await screen({ answers, explain: 'reasons' });
    const whole = results.find((result) => idOf(result) === 'tantou-dibao/eligibility');
    expect(whole?.verdict).toEqual(alone.json());
    const { results: brief } = await screen({ answers });
    const { status, outcome, title, say, missing } = alone.json();
    expect(brief.find((result) => idOf(result) === 'tantou-dibao/eligibility')).toMatchObject({
      title: '农村低保自查',
      place: '滩头镇',
      page: '/programmes/tantou-dibao/check/',
      relevance: 'yes',
    });
    expect(brief.find((result) => idOf(result) === 'tantou-dibao/eligibility')?.verdict).toEqual({
      status,
      outcome,
      title,
      say,
      missing,
    });
  });

  it('is neither told nor asked what it would come to once it may not have it at all', async () => {
    const safe = { houseGradedD: false, houseGradedC: false, houseLooksUnsafe: false };
    const answers = { ...(await denied('unsafeHome')), ...safe };
    const before = await screen({ answers: await denied('unsafeHome') });
    const after = await screen({ answers, explain: 'reasons' });
    const area = ({ results }: ScreeningAnswer) =>
      results.find((result) => idOf(result) === 'shandong-rural-housing/area');
    expect([area(before)?.barredBy, area(before)?.verdict?.status]).toEqual([null, 'undetermined']);
    expect(area(after)).toMatchObject({
      relevance: 'yes',
      barredBy: 'shandong-rural-housing/eligibility',
      verdict: null,
    });
    expect(after.questions.flatMap(({ neededBy }) => neededBy)).not.toContain('shandong-rural-housing/area');
  });

  it('can answer its way to the end by `next` alone', async () => {
    let answers: Record<string, unknown> = await denied('growsRapeseed');
    const asked: string[] = [];
    for (;;) {
      const { next, results } = await screen({ answers });
      if (!next) {
        const done = results.filter(({ relevance }) => relevance === 'yes');
        expect(done.map(({ verdict }) => verdict?.status)).not.toContain('undetermined');
        break;
      }
      expect(asked).not.toContain(next.key);
      asked.push(next.key);
      answers = { ...answers, [next.key]: next.type === 'int' ? next.max : false };
    }
    expect(asked.length).toBeGreaterThan(3);
  });
});

describe('what cannot be used', () => {
  it.each<[string, object, string, string, string | undefined]>([
    ['an unknown key', { answers: { unsafeHom: true } }, '#/answers/unsafeHom', '没有', 'unsafeHome'],
    [
      'a fact under the name it has in one check',
      { answers: { 'town-rural-housing/area/people': 3 } },
      '#/answers/town-rural-housing~1area~1people',
      '共用',
      'householdSize',
    ],
    [
      'out of its domain',
      { answers: { householdSize: 0 } },
      '#/answers/householdSize',
      '1（1 人）到 20（20 人）',
      undefined,
    ],
    ['of the wrong type', { answers: { unsafeHome: 'yes' } }, '#/answers/unsafeHome', 'true', undefined],
    [
      'a fact that `missing` of a verdict names',
      { answers: { hardship: true } },
      '#/answers/hardship',
      '哪一项自查',
      'tantou-dibao/eligibility/hardship',
    ],
    [
      'of another region',
      { region: '150000', answers: { 'tantou-dibao/eligibility/income': 1 } },
      '#/answers/tantou-dibao~1eligibility~1income',
      'region 150000 里没有；请删去，或者改 region',
      undefined,
    ],
    [
      'shared, by checks of another region',
      { region: '150000', answers: { householdSize: 1 } },
      '#/answers/householdSize',
      'region 150000 里没有',
      undefined,
    ],
    [
      'of no region',
      { region: '150000', answers: { nothing: 1 } },
      '#/answers/nothing',
      '没有“nothing”',
      undefined,
    ],
    ['a region of no province', { region: '990000', answers: {} }, '#/region', '99 开头', undefined],
    ['a trace', { answers: {}, explain: 'trace' }, '#/explain', 'none 或 reasons', undefined],
    ['a region that is none', { region: '43', answers: {} }, '#/region', '6 位', undefined],
    ['a region as a number', { region: 430524, answers: {} }, '#/region', '6 位', undefined],
    ['no answers', {}, '#/answers', '要有 answers', undefined],
    ['answers that are a list', { answers: [] }, '#/answers', '对象', undefined],
    ['a key beside', { answers: {}, regoin: '430524' }, '#/regoin', '没有', 'region'],
    ['a day that is none', { asOf: '2024-02-30', answers: {} }, '#/asOf', 'YYYY-MM-DD', undefined],
  ])('%s is 422 and named', async (_what, body, pointer, says, didYouMean) => {
    const answer = await ask(body);
    expect([answer.status, answer.json().code, answer.headers['cache-control']]).toEqual([
      422,
      'invalid-body',
      'no-store',
    ]);
    const [error] = answer.json().errors;
    expect(error).toMatchObject({ pointer, ...(didYouMean && { didYouMean }) });
    expect(error.detail).toContain(says);
  });

  it('every wrong answer is named at once', async () => {
    const answer = await ask({ answers: { unsafeHome: 1, householdSize: 99, nothing: true } });
    expect(answer.json().errors).toHaveLength(3);
  });

  it('a body of a form is not read', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await request(ADDRESS, { method: 'POST', headers: form, body: 'a=b' })).status).toBe(415);
  });
});
