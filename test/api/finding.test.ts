/** Finding a programme without script: the filtered list and the search, asked of both runtimes. */
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { DISTRESS_WORDS, isDistress } from '#api/distress.ts';
import { request } from '../runtimes/request.ts';

/** Slugs of the tiles on a page of the list. */
async function tilesOf(path: string): Promise<string[]> {
  const html = (await request(path)).text();
  return Array.from(
    html.matchAll(/<li class="tile[^"]*"[\s\S]*?\/programmes\/([a-z0-9-]+)\//g),
    ([, slug = '']) => slug,
  );
}

async function mainOf(path: string): Promise<string> {
  const response = await request(path);
  expect(response.status).toBe(200);
  return /<main[\s\S]*<\/main>/.exec(response.text())?.[0] ?? '';
}

const PROGRAMMES = readContent().programmes.length;
const search = (query: string) => `/search/?q=${encodeURIComponent(query)}`;
const RESULT = /<ul class="results">/;

describe('the list of programmes', () => {
  it('has every programme where nothing is chosen, or nothing it knows', async () => {
    const all = await tilesOf('/programmes/');
    expect(all).toHaveLength(PROGRAMMES);
    for (const query of [
      '?region=&audience=&lifeEvent=',
      '?audience=nobody',
      '?region=1',
      '?from=timeline',
    ]) {
      expect(await tilesOf(`/programmes/${query}`)).toEqual(all);
    }
    expect(await mainOf('/programmes/?audience=nobody')).not.toContain('filter-result');
  });

  it.each([
    'lifeEvent=farming',
    'audience=farmers',
    'lifeEvent=housing&region=370000',
    'lifeEvent=housing&audience=farmers',
  ])('is narrowed by %s to what the API lists', async (query) => {
    const listed = (await request(`/v1/programmes?${query}`)).json() as { data: { slug: string }[] };
    const slugs = listed.data.map(({ slug }) => slug);
    expect(await tilesOf(`/programmes/?${query}`)).toEqual(slugs);
    expect(await tilesOf(`/zb/programmes/?${query}`)).toEqual(slugs);
  });

  it('finds the one for whoever rebuilds a house in 山东', async () => {
    expect(await tilesOf('/programmes/?lifeEvent=housing&region=370000')).toEqual(['shandong-rural-housing']);
  });

  it('reaches up and down from a region, and tells of what has no place', async () => {
    const sichuan = await tilesOf('/programmes/?region=510000');
    expect(sichuan).toEqual(
      expect.arrayContaining(['luxian-hospice-care', 'sichuan-medical-community', 'youth-league-pilots']),
    );
    expect(sichuan).not.toContain('town-rural-housing');
    expect(await mainOf('/programmes/?region=510000')).toMatch(
      /找到 \d+ 项。另有 \d+ 项，<a href="[^"]*">原文没有写明是哪个地方的/,
    );
  });

  it('shows what is chosen in the form, and says so when there is nothing', async () => {
    const html = await mainOf('/programmes/?lifeEvent=housing&audience=farmers');
    expect(html.match(/ selected/g)).toHaveLength(2);
    expect(html).toContain('value="housing" selected');
    expect(html).toContain('没有找到这样的政策');
  });

  it('leads to what has no place, and keeps the choice on the way to the 长辈版', async () => {
    const html = (await request('/programmes/?lifeEvent=housing&region=370000')).text();
    expect(html).toMatch(/href="\/programmes\/\?region=none"/);
    expect(html).toContain('class="edition" href="/zb/programmes/?lifeEvent=housing&amp;region=370000"');
    const placeless = await tilesOf('/programmes/?region=none');
    expect(placeless).toContain('town-rural-housing');
    expect(placeless).not.toContain('shandong-rural-housing');
  });

  it('does not know a region that the form does not offer', async () => {
    expect(await tilesOf('/programmes/?region=999999')).toHaveLength(PROGRAMMES);
  });

  it('keeps the choice when ?zb=1 leads to the 长辈版', async () => {
    const { headers } = await request('/programmes/?zb=1&lifeEvent=housing');
    expect(headers.location).toBe('/zb/programmes/?lifeEvent=housing');
  });

  it('has an ETag of its own for each choice', async () => {
    const tags = await Promise.all(
      ['', '?lifeEvent=housing', '?lifeEvent=farming'].map(
        async (query) => (await request(`/programmes/${query}`)).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(3);
  });
});

describe('the search', () => {
  it.each([
    ['心理咨询', 'helinger-psychological-services'],
    ['xlzx', 'helinger-psychological-services'],
    ['xinli', 'helinger-psychological-services'],
    ['危房', 'shandong-rural-housing'],
    ['危', 'shandong-rural-housing'],
    ['nongcundibao', 'tantou-dibao'],
  ])('for %s finds %s', async (query, slug) => {
    const html = await mainOf(search(query));
    expect(html).toMatch(RESULT);
    expect(html).toContain(`href="/programmes/${slug}/"`);
    expect(html).toContain(`value="${query}"`);
  });

  it.each([
    ['油菜保险', 'youyang-rapeseed-insurance'],
    ['五保重建', 'shandong-rural-housing'],
    ['怎么申请低保', 'tantou-dibao'],
    ['心理热线', 'helinger-psychological-services'],
    ['18,000', 'shandong-rural-housing'],
    ['18000元', 'shandong-rural-housing'],
    ['xinli咨询', 'helinger-psychological-services'],
  ])('finds what people really type: %s', async (query, slug) => {
    expect(await mainOf(search(query))).toContain(`href="/programmes/${slug}/"`);
  });

  it('says so when it found parts of the words only', async () => {
    expect(await mainOf(search('五保重建'))).toContain('没有一字不差的');
    expect(await mainOf(search('危房'))).not.toContain('没有一字不差的');
  });

  it('says how many it does not list', async () => {
    expect(await mainOf(search('村'))).toContain('这里只列前 30 条');
  });

  it('leads to the clause itself, in the reader’s edition', async () => {
    expect(await mainOf(search('3.75'))).toMatch(
      /href="\/programmes\/youyang-rapeseed-insurance\/source\/#c-p-11"/,
    );
    expect(await mainOf(`/zb${search('3.75')}`)).toMatch(
      /href="\/zb\/programmes\/youyang-rapeseed-insurance\/source\/#c-p-11"/,
    );
  });

  it('says that a reference is no rule in force', async () => {
    expect(await mainOf(search('营业税'))).toMatch(
      /tax-structure\/source\/[^<]*<\/a> <small>研究资料，非现行政策/,
    );
  });

  it('says what to do where there is nothing, and is still a page', async () => {
    const html = await mainOf(search('芦'));
    expect(html).not.toMatch(RESULT);
    expect(html).toContain('没有找到“芦”');
    expect(html).toContain('tel:12345');
  });

  it('keeps its hints before anything is typed', async () => {
    for (const path of ['/search/', '/search/?q=', '/search/?q=%20']) {
      expect(await mainOf(path)).toContain('或者从您遇到的事找起');
    }
  });

  it('says when a query is too long to look for', async () => {
    expect(await mainOf(search('低'.repeat(61)))).toContain('您写的字太多了');
  });

  it('puts nothing typed into the page but as text', async () => {
    const html = (await request(search('"><script>alert(1)</script>$&'))).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;$&amp;"');
  });

  it('is neither kept nor passed on, and its title says nothing', async () => {
    const response = await request(search('心理'));
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(response.text()).toMatch(/<title>便民目录｜/);
  });

  it.each([
    ...[
      '不想活',
      '自 杀',
      '自.杀',
      '自\u200b杀',
      'ZiSha',
      '被家暴了怎么办',
      '家庭暴力',
      '自殺',
      '上吊',
      '服毒',
      '烧炭',
    ],
    ...['割脉', '跳河', '安眠药', '厌世', '强奸', '性侵', '猥亵', 'jiating baoli', '活着没意思', '了断'],
  ])('knows that “%s” may be a cry for help', (query) => {
    expect(isDistress(query)).toBe(true);
  });

  it('knows each word of its list inside a sentence', () => {
    expect(DISTRESS_WORDS.filter((word) => !isDistress(`我 ${word}，怎么办`))).toEqual([]);
  });

  it.each(['不想活', '自 杀', 'zisha', '被家暴了怎么办'])(
    'shows people to call first for %s',
    async (query) => {
      const html = (await request(search(query))).text();
      expect(html.indexOf('<aside class="crisis"')).toBeGreaterThan(0);
      expect(html.indexOf('<aside class="crisis"')).toBeLessThan(html.indexOf('<main'));
    },
  );

  it.each(['危房', '打工', '死亡赔偿', ''])('shows no crisis block for “%s”', async (query) => {
    expect(isDistress(query)).toBe(false);
    expect((await request(search(query))).text()).not.toContain('<aside class="crisis"');
  });
});

describe('files for machines', () => {
  it('lists the plain pages in sitemap.xml, each answered with 200', async () => {
    const response = await request('/sitemap.xml');
    expect([response.status, response.headers['content-type']]).toEqual([200, 'application/xml']);
    const paths = Array.from(
      response.text().matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g),
      ([, path = '']) => path,
    );
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => path.startsWith('/zb/'))).toEqual([]);
    expect(paths).not.toContain('/search/');
    for (const path of paths) expect([path, (await request(path)).status]).toEqual([path, 200]);
  });

  it('tells robots where it is', async () => {
    expect((await request('/robots.txt')).text()).toMatch(/^Sitemap: https:\/\/[^/]+\/sitemap\.xml$/m);
  });
});
