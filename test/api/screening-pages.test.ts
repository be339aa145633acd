/** `/check/` without script: ticks go in, the checks that are for whoever ticked come back. */
import { describe, expect, it } from 'vitest';
import { placeWords } from '#api/rules/page/screening-view.ts';
import { request } from '../runtimes/request.ts';

const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
const post = (path: string, ...ticks: string[]) =>
  request(path, { method: 'POST', headers, body: ticks.map((name) => `${name}=yes`).join('&') });
/** What the result says, tags left out. */
const resultOf = (html: string) =>
  (/<section class="verdict" id="result".*?<\/section>/s.exec(html)?.[0] ?? '').replace(/<[^>]*>/g, ' ');

describe('posted ticks', () => {
  it('come back with their checks, whose they are and where they are done, not to be kept', async () => {
    const answer = await post('/check/', 'hardLiving', 'chronicIllness');
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const result = resultOf(answer.text());
    expect(result).toContain('和您有关的 2 项');
    expect(result).toContain('这份政策是湖南省邵阳市隆回县滩头镇的');
    expect(answer.text()).toContain('href="/programmes/tantou-dibao/check/"');
    expect(answer.text()).toContain('href="/programmes/sichuan-medical-community/check/prescription/"');
    expect(answer.text()).toMatch(/id="f-hardLiving"[^>]* checked/);
    expect(answer.text()).toContain('全部自查和计算');
  });

  it('tell each place as the page with script does', async () => {
    const html = (await request('/check/')).text();
    const [, file = ''] = /data-residents="([^"]*)"/.exec(html) ?? [];
    const { checks } = (await request(file)).json() as { checks: { place: string | null; page: string }[] };
    const answer = (await post('/check/', 'residents.unsure')).text();
    const told = answer.matchAll(/<li><a href="([^"]*)">[^<]*<\/a><span class="note">([^<]*)</g);
    const places = new Map(Array.from(told, ([, page, words]) => [page, words]));
    expect(checks.length).toBeGreaterThan(10);
    for (const { page, place } of checks) expect(places.get(page)).toBe(placeWords(place));
  });

  it('for an organisation keep its list unfolded', async () => {
    const html = (await post('/check/', 'association')).text();
    expect(resultOf(html)).toContain('行业协会试点自查');
    expect(html).toMatch(/<details class="for-organisations"[^>]* open/);
  });

  it('of which none fits say so and leave the whole list', async () => {
    expect(resultOf((await post('/check/', 'residents.none')).text())).toContain('没有和您有关的自查');
  });

  it('that are unsure are offered apart', async () => {
    const result = resultOf((await post('/check/', 'hardLiving', 'residents.unsure')).text());
    expect(result).toContain('和您有关的 1 项');
    expect(result).toContain('您不确定的，也可以查一查');
  });

  it('stay inside the 长辈版', async () => {
    expect((await post('/zb/check/', 'hardLiving')).text()).toContain(
      'href="/zb/programmes/tantou-dibao/check/"',
    );
  });
});

describe('what cannot be used', () => {
  it.each<[string, string[]]>([
    ['nothing ticked', []],
    ['都没有 and something', ['hardLiving', 'residents.none']],
    ['only what the form does not have', ['hardliving']],
  ])('%s is 422 and says how to answer', async (_what, ticks) => {
    const answer = await post('/check/', ...ticks);
    expect([answer.status, answer.headers['cache-control']]).toEqual([422, 'no-store']);
    expect(answer.text()).toContain('id="problems"');
    expect(resultOf(answer.text())).toBe('');
  });

  it('anything but a form is 415', async () => {
    expect(
      (
        await request('/check/', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(415);
  });
});
