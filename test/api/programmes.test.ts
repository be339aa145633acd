import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { request } from '../runtimes/request.ts';

const SLUGS = readContent().programmes.map(({ programme }) => programme.slug);

describe('GET /v1/programmes', () => {
  it('lists every folder in the envelope of all lists', async () => {
    const response = await request('/v1/programmes');
    const { data, page, meta } = response.json();
    expect(response.status).toBe(200);
    expect(data.map((row: { slug: string }) => row.slug)).toEqual(SLUGS);
    expect(page).toEqual({ limit: 100, next: null, hasMore: false });
    expect(meta.contentVersion).toMatch(/^[0-9a-f]{64}$/);
  });

  it('walks page by page to the same rows, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 100; pages++) {
      const { data, page } = (await request(`/v1/programmes?limit=1${cursor}`)).json();
      seen.push(...data.map((row: { slug: string }) => row.slug));
      if (!page.hasMore) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(seen).toEqual(SLUGS);
  });

  it('filters by region, above and within it, by audience and by words', async () => {
    const slugs = async (query: string) =>
      (await request(`/v1/programmes?${query}`)).json().data.map((row: { slug: string }) => row.slug);
    for (const region of ['430524', '430500', '430000']) {
      expect(await slugs(`region=${region}`)).toContain('tantou-dibao');
      expect(await slugs(`region=${region}`)).not.toContain('youyang-rapeseed-insurance');
    }
    expect(await slugs('region=430525')).not.toContain('tantou-dibao');
    expect(await slugs('audience=farmers')).toContain('youyang-rapeseed-insurance');
    expect(await slugs('audience=farmers')).not.toContain('tantou-dibao');
    expect(await slugs(`q=${encodeURIComponent('滩头 低保')}`)).toEqual(['tantou-dibao']);
    expect(await slugs(`q=${encodeURIComponent('没有的词')}`)).toEqual([]);
  });

  it.each([
    ['/v1/programmes?limit=0', 'invalid-parameter', 'limit'],
    ['/v1/programmes?limit=101', 'invalid-parameter', 'limit'],
    ['/v1/programmes?limit=1&limit=2', 'invalid-parameter', 'limit'],
    ['/v1/programmes?limt=5', 'unknown-parameter', 'limt'],
    ['/v1/programmes?audience=farmer', 'invalid-parameter', 'audience'],
    ['/v1/programmes?region=43', 'invalid-parameter', 'region'],
    ['/v1/programmes?cursor=garbage', 'invalid-parameter', 'cursor'],
    ['/v1/programmes?__proto__=1', 'unknown-parameter', '__proto__'],
  ])('answers 400 to %s and names the parameter', async (path, code, parameter) => {
    const response = await request(path);
    expect(response.status).toBe(400);
    expect(response.json()).toMatchObject({ status: 400, code, errors: [{ parameter }] });
  });

  it('takes back every cursor it gives, however long the query', async () => {
    const q = Array.from({ length: 33 }, () => '县').join(' ');
    const path = `/v1/programmes?limit=1&q=${encodeURIComponent(q)}`;
    const { next } = (await request(path)).json().page;
    expect((await request(`${path}&cursor=${next}`)).status).toBe(200);
  });

  it('explains in Chinese, whatever is wrong', async () => {
    for (const query of [
      'audience=farmer',
      'limit=1&limit=2',
      `cursor=${'x'.repeat(5000)}`,
      `q=${'x'.repeat(200)}`,
    ]) {
      const response = await request(`/v1/programmes?${query}`);
      expect(response.status).toBe(400);
      for (const { detail } of response.json().errors) expect(detail).toMatch(/[一-龥]/);
    }
  });

  it('suggests the parameter that was meant', async () => {
    expect((await request('/v1/programmes?audiense=farmers')).json().errors[0].didYouMean).toBe('audience');
  });

  it('refuses a cursor of another query and one of older content', async () => {
    const { next } = (await request('/v1/programmes?limit=1')).json().page;
    const mismatch = await request(`/v1/programmes?limit=1&q=x&cursor=${next}`);
    expect([mismatch.status, mismatch.json().code]).toEqual([400, 'cursor-mismatch']);
    const old = JSON.parse(Buffer.from(next, 'base64url').toString());
    const expired = await request(
      `/v1/programmes?limit=1&cursor=${Buffer.from(JSON.stringify({ ...old, v: 'older' })).toString('base64url')}`,
    );
    expect([expired.status, expired.json().code]).toEqual([410, 'cursor-expired']);
    expect(expired.headers.link).toContain('rel="first"');
  });
});

describe('one programme', () => {
  it('tells its dates, stages and posting rules, each with its clauses', async () => {
    const programme = (await request('/v1/programmes/tantou-dibao')).json();
    expect(programme).toMatchObject({ slug: 'tantou-dibao', kind: 'programme', region: { code: '430524' } });
    expect(programme.stages).toHaveLength(5);
    expect(programme.stages[1]).toMatchObject({ from: '2024-04-15', to: '2024-04-20' });
    expect(programme.postings[0]).toMatchObject({ period: { kind: 'exactly', length: 7, unit: '天' } });
    expect(programme.postings[0].citations[0].url).toContain('/programmes/tantou-dibao/source/#c-3-3');
  });

  it('shows the card as eight blocks in order, each statement cited', async () => {
    const { blocks } = (await request('/v1/programmes/tantou-dibao/card')).json();
    expect(blocks.map((block: { title: string }) => block.title)).toEqual([
      '一句话',
      '谁能领',
      '领多少',
      '带什么',
      '去哪办',
      '多久',
      '公示几天',
      '找谁',
    ]);
    for (const { items } of blocks)
      for (const item of items) expect(item.citations.length).toBeGreaterThan(0);
  });

  it('answers 404 with a near match for an unknown programme', async () => {
    const response = await request('/v1/programmes/tantou-diboa');
    expect(response.status).toBe(404);
    expect(response.json()).toMatchObject({
      code: 'not-found',
      errors: [{ parameter: 'slug', didYouMean: 'tantou-dibao' }],
    });
  });

  it.each(SLUGS)('resolves every citation of %s to an anchor of its source page', async (slug) => {
    const page = (await request(`/programmes/${slug}/source/`)).text();
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]+)"/g), (match: RegExpExecArray) => match[1]));
    const answers = await Promise.all(
      ['', '/card', '/source', '/checks'].map(async (part) =>
        (await request(`/v1/programmes/${slug}${part}`)).text(),
      ),
    );
    const anchors = new Set(
      answers.flatMap((text) => Array.from(text.matchAll(/\/source\/#([^"\\]+)"/g), (match) => match[1])),
    );
    expect(anchors.size).toBeGreaterThan(5);
    expect([...anchors].filter((anchor) => !ids.has(anchor))).toEqual([]);
  });
});
