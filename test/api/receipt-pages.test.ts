/** `/check/receipt/` without script, on both runtimes. */
import { describe, expect, it } from 'vitest';
import { writeReceipt } from '#api/rules/receipt.ts';
import type { Answers } from '#api/rules/ruleset.ts';
import { todayInShanghai } from '#api/today.ts';
import { request } from '../runtimes/request.ts';

const PAGE = '/check/receipt/';
const CHECK = '/v1/programmes/tantou-dibao/checks/eligibility';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const HOUSEHOLD: Answers = { hardship: true, income: 16_499 };

/** A line as the site writes it, for these answers today. */
async function lineOf(answers: Answers, change: { id?: string; sha256?: string } = {}): Promise<string> {
  const served = await request(CHECK);
  const ruleset = { ...served.json(), ...(change.id && { id: change.id }) };
  const sha256 = change.sha256 ?? (served.headers.etag ?? '').replaceAll('"', '');
  return writeReceipt({ ruleset, sha256 }, { asOf: todayInShanghai(new Date()), answers });
}

function post(line: string, page = PAGE) {
  return request(page, { method: 'POST', headers: FORM, body: new URLSearchParams({ line }).toString() });
}

describe('a posted line', () => {
  it('comes back with the result of its household, and is not to be kept', async () => {
    const response = await post(await lineOf(HOUSEHOLD));
    expect([response.status, response.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(response.text()).toMatch(
      /同一版（版本 [\d.]+，核对码 [0-9a-f]{12}）.*还没有答完.*条上写的回答.*164\.99 元/s,
    );
  });

  it('gives status, title and reasons as the API does', async () => {
    const { facts } = (await request(CHECK)).json() as { facts: { id: string; type: string }[] };
    const no = facts.filter(({ type }) => type === 'bool').map(({ id }) => [id, false]);
    const answers = { ...Object.fromEntries(no), ...HOUSEHOLD };
    const body = JSON.stringify({ answers });
    const json = { 'Content-Type': 'application/json' };
    const verdict = (await request(CHECK, { method: 'POST', headers: json, body })).json();
    const html = (await post(await lineOf(answers))).text();
    expect(html).toContain(`class="verdict verdict-${verdict.status}"`);
    for (const { label } of [{ label: verdict.title }, ...verdict.reasons]) expect(html).toContain(label);
  });

  it('leads to the page of its check where it does not say all', async () => {
    expect((await post(await lineOf(HOUSEHOLD))).text()).toMatch(
      /没有写全.*<a href="\/programmes\/tantou-dibao\/check\/" target="_blank"/s,
    );
    const area = '/v1/programmes/town-rural-housing/checks/area';
    const served = await request(area);
    const sha256 = (served.headers.etag ?? '').replaceAll('"', '');
    const line = writeReceipt(
      { ruleset: served.json(), sha256 },
      { asOf: todayInShanghai(new Date()), answers: {} },
    );
    expect((await post(line, `/zb${PAGE}`)).text()).toContain(
      '<a href="/zb/programmes/town-rural-housing/check/area/"',
    );
  });

  it('keeps to the 长辈版', async () => {
    const html = (await post(await lineOf(HOUSEHOLD), `/zb${PAGE}`)).text();
    expect(html).toContain('href="/zb/programmes/tantou-dibao/source/#');
  });

  it('of rules that are not kept is said to be so, and run by today’s', async () => {
    const response = await post(await lineOf(HOUSEHOLD, { sha256: 'f'.repeat(64) }));
    expect(response.status).toBe(200);
    expect(response.text()).toMatch(/核对码对不上.*核对码 ffffffffffff.*这里没有存；问题没有变/s);
  });

  it.each([
    ['', '还没有填'],
    ['https://www.example.gov.cn/', '不是自查条'],
    ['MB1:TANTOU-DIBAO/ELIGIBILITY:2024.1:0:0:0:0:0', '这一段不对'],
    ['"><script>alert(1)</script>', '不是自查条'],
  ])('%j is refused with what is wrong, still in its place', async (line, says) => {
    const response = await post(line);
    expect([response.status, response.headers['cache-control']]).toEqual([422, 'no-store']);
    expect(response.text()).toContain(says);
    expect(response.text()).not.toMatch(/<script>alert|class="verdict/);
  });

  it('of a check that is not here is refused', async () => {
    for (const id of ['tantou-dibao/nothing', 'nothing/eligibility']) {
      const response = await post(await lineOf(HOUSEHOLD, { id }));
      expect(response.status).toBe(422);
      expect(response.text()).toContain('这项自查');
    }
  });

  it('is refused as a file, and as a body without a line says what is missing', async () => {
    const upload = { 'Content-Type': 'multipart/form-data; boundary=x' };
    expect((await request(PAGE, { method: 'POST', headers: upload, body: '--x--' })).status).toBe(415);
    const empty = await request(PAGE, { method: 'POST', headers: FORM, body: 'other=1' });
    expect([empty.status, empty.text().includes('还没有填')]).toEqual([422, true]);
  });
});

it('a line in the address is not read', async () => {
  const line = await lineOf(HOUSEHOLD);
  const html = (await request(`${PAGE}?line=${encodeURIComponent(line)}`)).text();
  expect(html).not.toMatch(/TANTOU-DIBAO|class="verdict/);
});

it('a posted check comes back with a receipt of its answers, for paper', async () => {
  const body = new URLSearchParams({ hardship: 'yes', income: '164.99' }).toString();
  const html = (
    await request('/programmes/tantou-dibao/check/', { method: 'POST', headers: FORM, body })
  ).text();
  const line = /<p class="slip-line">([^<]*)</.exec(html)?.[1] ?? '';
  expect(html).toContain('<svg class="qr"');
  expect((await post(line)).text()).toMatch(/同一版.*164\.99 元/s);
  const empty = await request('/programmes/tantou-dibao/check/', { method: 'POST', headers: FORM, body: '' });
  expect(empty.text()).not.toContain('slip-line');
});
