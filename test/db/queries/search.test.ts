import type { D1Database } from '@cloudflare/workers-types';
import { beforeAll, describe, expect, it } from 'vitest';
import { search } from '#db/queries/search.ts';
import { applySeed, buildContent } from '#db/seed.ts';
import { addProgramme, contentFolder, replacing } from '../content-folder.ts';
import { contentOf, emptyDatabase } from '../database.ts';

describe('searching', () => {
  let db: D1Database;
  beforeAll(async () => {
    const root = contentFolder();
    addProgramme(root, 'city-heating', {
      'programme.yaml': (text) =>
        text
          .replace('title: 温泉镇茶园补贴', 'title: 全市取暖补贴')
          .replace('summary: 新种茶园', 'summary: 冬天取暖、新种茶园'),
      'source.yaml': replacing('summary: 面积不少于二亩', 'summary: 十一月开始供暖'),
    });
    db = await emptyDatabase();
    await applySeed(db, contentOf(root));
  });
  const found = async (query: string) => {
    const { programmes, clauses } = await search(db, query);
    return [
      ...programmes.map(({ slug }) => slug),
      ...clauses.map(({ slug, locator }) => `${slug} ${locator}`),
    ];
  };

  it.each([
    ['取暖', ['city-heating']],
    ['暖', ['city-heating', 'city-heating 三1']],
    ['供暖', ['city-heating 三1']],
    ['gongnuan', ['city-heating 三1']],
    ['gn', ['city-heating 三1']],
    ['qnbt', ['city-heating']],
    ['onuan', []],
    ['西村', ['wenquan-tea', 'city-heating']],
    ['芦', []],
    ['', []],
    ['！', []],
  ])('for %j finds %j', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('puts a word of the title before one of the text', async () => {
    const { programmes } = await search(db, '茶园');
    expect(programmes.map(({ slug }) => slug)).toEqual(['wenquan-tea', 'city-heating']);
  });

  it('runs no phrase from one text into the next', async () => {
    expect(await found('补贴冬天')).not.toContain('city-heating 三1');
    expect((await search(db, '取暖补贴茶园补贴')).loose).toBe(true);
  });

  it('finds the pinyin of what the card says', async () => {
    expect(await found('shenfenzheng')).toContain('wenquan-tea');
  });

  it('falls back to parts of a query that stands nowhere whole', async () => {
    const { programmes, loose } = await search(db, '取暖茶园');
    expect(loose).toBe(true);
    expect(programmes.map(({ slug }) => slug)).toContain('city-heating');
    expect((await search(db, '取暖')).loose).toBe(false);
  });

  it('says where a clause stands', async () => {
    expect((await search(db, '供暖')).clauses).toEqual([
      {
        slug: 'city-heating',
        kind: 'programme',
        shortTitle: '茶园补贴',
        locator: '三1',
        anchor: 'c-3-1',
        summary: '十一月开始供暖',
        gap: null,
        conflict: null,
        total: 1,
      },
    ]);
  });

  it('lists a page of each kind and tells how many there are', async () => {
    const real = buildContent();
    if ('problems' in real) throw new Error(real.problems.join('\n'));
    const all = await emptyDatabase();
    await applySeed(all, real);
    const { programmes, clauses, totals } = await search(all, '的');
    expect([programmes.length, clauses.length]).toEqual([Math.min(20, totals.programmes), 30]);
    expect(totals.clauses).toBeGreaterThan(100);
  });
});
