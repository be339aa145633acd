import { describe, expect, it } from 'vitest';
import { todayAmong } from '#api/slots/stage-today.ts';
import { pastSentence, windowSentence } from '#api/slots/window-today.ts';
import { todayInShanghai } from '#api/today.ts';
import { request } from '../runtimes/request.ts';

describe('pages', () => {
  it('fills 今天 into the timeline of a card', async () => {
    const [year, month, day] = todayInShanghai(new Date()).split('-').map(Number);
    const html = (await request('/programmes/tantou-dibao/')).text();
    expect(html).toContain(`今天 ${year}年${month}月${day}日`);
    expect(html).not.toContain('<!--slot:');
  });

  it('leads to the 长辈版 with ?zb=1 and ignores what WeChat adds', async () => {
    const elder = await request('/programmes/tantou-dibao/?zb=1');
    expect([elder.status, elder.headers.location]).toEqual([302, '/zb/programmes/tantou-dibao/']);
    expect((await request('/programmes/tantou-dibao/?from=timeline&isappinstalled=0')).status).toBe(200);
  });

  it.each([
    ['/programmes', '/programmes/'],
    ['/programmes?from=timeline', '/programmes/?from=timeline'],
    ['/zb?zb=1', '/zb/?zb=1'],
  ])('adds the slash %s lacks and keeps what was asked', async (path, location) => {
    const response = await request(path);
    expect([response.status, response.headers.location]).toEqual([301, location]);
  });

  it.each([
    '/nothing/',
    '/nothing',
    '/zb/nothing/',
    '/../wrangler.toml',
    '/%2e%2e/package.json',
    '/programmes/nothing/',
    '/index.html.map',
    '/index.html',
    '/404.html',
    '//programmes',
    '/.base.css',
    '/.base',
    '/%20base',
    '/%70rogrammes/',
    '/programmes/%74antou-dibao/',
    '/programmes%2F',
    '/%62uild.json',
    '/zb/zb/',
    '/nothing/?zb=1',
  ])('answers %s with the 404 page and the crisis numbers', async (path) => {
    const response = await request(path);
    expect(response.status).toBe(404);
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.text()).toContain('tel:12356');
  });

  it('lets a file whose name is its hash be kept for a year, and others for an hour', async () => {
    const file = /<link rel="stylesheet" href="([^"]+)"/.exec((await request('/')).text())?.[1] ?? '';
    const style = await request(file);
    expect([style.status, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
    expect(style.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await request('/icon.svg')).headers['cache-control']).toBe('public, max-age=3600');
  });

  it('lets nobody keep the service worker without asking whether there is a new one', async () => {
    const worker = await request('/service-worker.js');
    expect(worker.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    });
    const asked = { headers: { 'If-None-Match': worker.headers.etag ?? '' } };
    const again = await request('/service-worker.js', asked);
    expect([again.status, again.headers['cache-control']]).toEqual([304, 'no-cache']);
  });

  it('keeps the psychological card out of stores and referrers, with numbers to call in the HTML', async () => {
    const response = await request('/programmes/helinger-psychological-services/');
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(response.headers.etag).toBeUndefined();
    for (const number of ['120', '110', '12356', '12355']) expect(response.text()).toContain(`tel:${number}`);
  });
});

describe('the self-check without script', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = (path: string, fields: Record<string, string>) =>
    request(path, { method: 'POST', headers: form, body: new URLSearchParams(fields).toString() });

  it('answers the posted form with the result, not to be kept', async () => {
    const response = await post('/programmes/tantou-dibao/check/', {
      income: '１６５元',
      hardship: 'yes',
      'exclusions.none': 'on',
      asOf: '2024-04-18',
    });
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.text()).toContain('id="result"');
    expect(response.text()).toContain('value="１６５元"');
  });

  it('keeps everything entered and says what to mend when a number cannot be read', async () => {
    const response = await post('/programmes/tantou-dibao/check/', { income: '一百多', hardship: 'yes' });
    expect(response.status).toBe(422);
    expect(response.text()).toContain('value="一百多"');
    expect(response.text()).toContain('id="problems"');
    expect(response.text()).not.toContain('id="result"');
  });

  it('escapes what was entered', async () => {
    const html = (
      await post('/programmes/tantou-dibao/check/', { income: '"><script>alert(1)</script>' })
    ).text();
    expect(html).not.toContain('<script>alert');
  });

  it('keeps to the 长辈版', async () => {
    const html = (await post('/zb/programmes/tantou-dibao/check/', { income: '100' })).text();
    expect(html).toContain('href="/zb/programmes/tantou-dibao/source/#');
  });

  it('refuses a file upload and a page that is not there', async () => {
    expect(
      (
        await request('/programmes/tantou-dibao/check/', {
          method: 'POST',
          headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
          body: '--x--',
        })
      ).status,
    ).toBe(415);
    expect((await post('/programmes/nothing/check/', {})).status).toBe(404);
  });
});

describe('the window of a card', () => {
  it('says under its title that it has closed, in both editions, escaped into one paragraph', async () => {
    const closed =
      '<p class="window-today"><strong>申报已于2024年4月20日截止。以后怎么安排，请问主管部门。</strong></p>';
    for (const path of ['/programmes/tantou-dibao/', '/zb/programmes/tantou-dibao/']) {
      const html = (await request(path)).text();
      expect(html.indexOf(closed)).toBeGreaterThan(html.indexOf('<h1>'));
      expect(html.indexOf(closed)).toBeLessThan(html.indexOf('class="blocks"'));
    }
  });

  it.each(['/programmes/youyang-rapeseed-insurance/', '/programmes/helinger-psychological-services/'])(
    'says nothing on %s, whose text names no days',
    async (path) => {
      expect((await request(path)).text()).not.toContain('class="window-today"');
    },
  );

  it('says when it opens, that it is open, when it closed, and nothing where it is not stated', () => {
    const days = { from: '2024-04-15', to: '2024-04-20' };
    expect(windowSentence({ state: 'before', ...days })).toBe('2024年4月15日开始申报，2024年4月20日截止。');
    expect(windowSentence({ state: 'open', ...days })).toBe('现在可以申报，2024年4月20日截止。');
    expect(windowSentence({ state: 'closed', ...days })).toContain('申报已于2024年4月20日截止');
    expect(windowSentence({ state: 'notStated', from: null, to: null })).toBeUndefined();
  });
});

describe('a document whose days have gone by', () => {
  const days = ['2024-12-31', '2024-06-30'];

  it('says so from the day after the last of them, whatever their order', () => {
    expect(pastSentence(days, '2024-12-31')).toBeUndefined();
    expect(pastSentence(days, '2025-01-01')).toMatch(/最后一个是2024年12月31日。现在还办不办，请先问/);
    expect(pastSentence([], '2025-01-01')).toBeUndefined();
  });

  it('says so on its card and on its A5 sheet', async () => {
    for (const path of ['/programmes/shandong-rural-housing/', '/zb/programmes/shandong-rural-housing/a5/']) {
      expect((await request(path)).text()).toContain('这份文件写明的日期都已过去，最后一个是2024年12月31日');
    }
    expect((await request('/programmes/tantou-dibao/a5/')).text()).toContain('申报已于2024年4月20日截止');
  });
});

describe('今天 among stages', () => {
  const stages = [
    { label: '申报', from: '2024-04-15', to: '2024-04-20' },
    { label: '评议', from: '2024-04-20', to: '2024-04-30' },
    { label: '审核', from: '2024-05-04', to: '2024-05-10' },
  ];
  const undated = { label: '以后', from: null, to: null };

  it.each([
    ['2024-04-14', '下一步是“申报”，2024年4月15日开始。'],
    ['2024-04-15', '正在进行：申报。'],
    ['2024-04-20', '正在进行：申报、评议。'],
    ['2024-05-01', '下一步是“审核”，2024年5月4日开始。'],
    ['2024-05-10', '正在进行：审核。'],
    [
      '2024-05-11',
      '原文写明的各个阶段都已结束（最后一天是 2024年5月10日）。以后怎么安排，请向主管部门询问。',
    ],
  ])('on %s: %s', (day, sentence) => {
    expect(todayAmong(stages, day)).toBe(sentence);
  });

  it('does not say that all is over while a stage has no dates', () => {
    expect(todayAmong([...stages, undated], '2024-05-10')).toBe('正在进行：审核。');
    expect(todayAmong([...stages, undated], '2024-05-11')).toMatch(
      /^写明的日期都已过去（最后一天是 2024年5月10日），其余的日期原文没有写清楚/,
    );
  });

  it('knows of a stage with one date when it closes, or starts', () => {
    const closing = [{ label: '报送', from: null, to: '2024-01-30' }];
    expect(todayAmong(closing, '2024-01-30')).toBe('“报送”2024年1月30日截止，哪天开始原文没有写。');
    expect(todayAmong(closing, '2024-01-31')).toMatch(
      /^原文写明的各个阶段都已结束（最后一天是 2024年1月30日）/,
    );
    const starting = [{ label: '整治', from: '2024-01-30', to: null }];
    expect(todayAmong(starting, '2024-01-29')).toBe('下一步是“整治”，2024年1月30日开始。');
    expect(todayAmong(starting, '2024-01-31')).toMatch(/^写明的日期都已过去（最后一天是 2024年1月30日）/);
  });

  it('says that it cannot be told where the text prints no dates', () => {
    expect(todayAmong([undated], '2024-04-15')).toMatch(/^原文没有把日期写清楚/);
  });
});
