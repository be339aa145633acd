import type { D1Database } from '@cloudflare/workers-types';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Content } from '#db/content.ts';
import { countParameters } from '#db/d1-sqlite-text.ts';
import { findCheck, findMainCheck, listChecks } from '#db/queries/checks.ts';
import { findContentVersion } from '#db/queries/content.ts';
import {
  findCard,
  findProgramme,
  findStages,
  listClauses,
  listProgrammes,
  listSlugs,
  type ProgrammeFilter,
} from '#db/queries/programmes.ts';
import { applySeed } from '#db/seed.ts';
import { addProgramme, contentFolder } from '../content-folder.ts';
import { contentOf, emptyDatabase } from '../database.ts';

async function seeded(): Promise<{ db: D1Database; content: Content }> {
  const root = contentFolder();
  addProgramme(root, 'city-heating', {
    'programme.yaml': (text) =>
      text
        .replace('"430524", place: 温泉镇', '"430500", place: null')
        .replace('[farmers]', '[elderly, residents]')
        .replace('温泉镇茶园补贴\n', '全市取暖补贴 ＡＢＣ\n'),
  });
  addProgramme(root, 'a-notice', {
    'programme.yaml': (text) =>
      `${text.replace('kind: programme', 'kind: notice').replace('"430524"', 'null')}notes: [{ text: 开会。, cites: [一] }]\n`,
    'card.md': null,
  });
  const content = contentOf(root);
  const db = await emptyDatabase();
  await applySeed(db, content);
  return { db, content };
}

describe('listing programmes', () => {
  let db: D1Database;
  beforeAll(async () => {
    ({ db } = await seeded());
  });
  const slugs = async (filter: Partial<ProgrammeFilter>) =>
    (await listProgrammes(db, { limit: 100, ...filter })).map(({ slug }) => slug);

  it('puts what one can apply for first, then by slug', async () => {
    expect(await slugs({})).toEqual(['city-heating', 'wenquan-tea', 'a-notice']);
    expect(await listSlugs(db)).toEqual(['a-notice', 'city-heating', 'wenquan-tea']);
  });

  it.each<[Partial<ProgrammeFilter>, string[]]>([
    [{ region: '430524' }, ['city-heating', 'wenquan-tea']],
    [{ region: '430525' }, ['city-heating']],
    [{ region: '430500' }, ['city-heating', 'wenquan-tea']],
    [{ region: '430000' }, ['city-heating', 'wenquan-tea']],
    [{ region: '500242' }, []],
    [{ audience: 'elderly' }, ['city-heating']],
    [{ audience: 'farmers' }, ['wenquan-tea', 'a-notice']],
    [{ audience: "x' OR 1=1 --" }, []],
    [{ lifeEvent: 'farming' }, ['city-heating', 'wenquan-tea', 'a-notice']],
    [{ lifeEvent: 'housing' }, []],
    [{ q: '取暖' }, ['city-heating']],
    [{ q: 'qunuan' }, ['city-heating']],
    [{ q: 'qnbt' }, ['city-heating']],
    [{ q: '取' }, ['city-heating']],
    [{ q: '取茶' }, []],
    [{ q: '隆回县 茶园' }, ['wenquan-tea']],
    [{ q: '隆回县 取暖' }, []],
    [{ q: 'abc' }, ['city-heating']],
    [{ q: '%' }, []],
    [{ q: '  ' }, ['city-heating', 'wenquan-tea', 'a-notice']],
    [{ q: '补'.repeat(500) }, []],
    [{ q: Array(300).fill('补').join(' ') }, ['city-heating', 'wenquan-tea', 'a-notice']],
    [{ region: '430524', audience: 'farmers', q: '身份证' }, ['wenquan-tea']],
  ])('filters by %j', async (filter, expected) => {
    expect(await slugs(filter)).toEqual(expected);
  });

  it('returns one more than the limit, and continues behind a programme', async () => {
    const first = await listProgrammes(db, { limit: 1 });
    expect(first.map(({ slug }) => slug)).toEqual(['city-heating', 'wenquan-tea']);
    expect(await slugs({ limit: 1, after: first[0] })).toEqual(['wenquan-tea', 'a-notice']);
    expect(await slugs({ after: { position: 2, slug: 'a-notice' } })).toEqual([]);
  });

  it('reads whole rows', async () => {
    expect((await listProgrammes(db, { limit: 1 }))[0]).toEqual({
      slug: 'city-heating',
      position: 0,
      kind: 'programme',
      title: '全市取暖补贴 ＡＢＣ',
      shortTitle: '茶园补贴',
      summary: '新种茶园的农户可以领补贴',
      regionCode: '430500',
      regionName: '邵阳市',
      audience: ['elderly', 'residents'],
      lifeEvents: ['farming'],
    });
  });
});

describe('one programme', () => {
  it('comes with everything its folder says', async () => {
    const { db, content } = await seeded();
    const built = content.programmes.find(({ programme }) => programme.slug === 'wenquan-tea');
    const { clauses, ...head } = built?.source ?? { clauses: [] };
    expect(await findProgramme(db, 'wenquan-tea')).toEqual({
      ...built?.programme,
      region: { code: '430524', name: '隆回县', path: ['湖南省', '邵阳市', '隆回县'], place: '温泉镇' },
      tables: built?.tables.map(({ chart, columns, ...table }) => ({
        ...table,
        columns: columns.filter(({ type }) => type !== 'cites'),
      })),
      source: head,
    });
    expect(await findCard(db, 'wenquan-tea')).toEqual(built?.card);
    expect(await findStages(db, 'wenquan-tea')).toEqual(built?.programme.stages);
    expect(await listClauses(db, 'wenquan-tea')).toEqual(
      clauses.map(({ loc, summary, gap }) => ({
        locator: loc,
        anchor: expect.any(String),
        summary,
        gap: gap ?? null,
        conflict: null,
      })),
    );
    expect(await findContentVersion(db)).toEqual({ version: content.version });
  });

  it('has its checks, and a ruleset byte for byte as compiled', async () => {
    const { db, content } = await seeded();
    const built = content.programmes.find(({ programme }) => programme.slug === 'wenquan-tea')?.checks[0];
    const published = { sha256: built?.sha256, version: '2024.1', json: built?.json };
    expect(await listChecks(db, 'wenquan-tea')).toEqual([
      {
        id: 'subsidy',
        title: '茶园补贴自查',
        kind: 'eligibility',
        version: '2024.1',
        sha256: built?.sha256,
        isMain: true,
      },
    ]);
    expect(await findCheck(db, 'wenquan-tea', 'subsidy')).toEqual(published);
    expect(await findMainCheck(db, 'wenquan-tea')).toEqual(published);
  });

  it('is undefined, or without rows, where there is none', async () => {
    const { db } = await seeded();
    expect(await findProgramme(db, 'nowhere')).toBeUndefined();
    expect(await findCard(db, 'nowhere')).toBeUndefined();
    expect(await findCard(db, 'a-notice')).toBeNull();
    expect(await findStages(db, 'nowhere')).toBeUndefined();
    expect(await findCheck(db, 'wenquan-tea', 'nothing')).toBeUndefined();
    expect(await findMainCheck(db, 'nowhere')).toBeUndefined();
    expect(await listClauses(db, 'nowhere')).toEqual([]);
    expect(await listChecks(db, 'nowhere')).toEqual([]);
    expect(await findContentVersion(await emptyDatabase())).toBeUndefined();
  });

  it('throws on a row that is not what the schema says', async () => {
    const { db } = await seeded();
    await db
      .prepare(`UPDATE programmes SET kind = 'rumour', body = '{}', card = '[]' WHERE slug = 'wenquan-tea'`)
      .run();
    await expect(listProgrammes(db, { limit: 9 })).rejects.toThrow();
    await expect(findProgramme(db, 'wenquan-tea')).rejects.toThrow();
    await expect(findCard(db, 'wenquan-tea')).rejects.toThrow();
  });
});

describe('filtering and sorting', () => {
  it.each<[string, Partial<ProgrammeFilter>, RegExp]>([
    ['nothing', {}, /^SCAN programmes USING INDEX programmes_by_position$/],
    ['region', { region: '430524' }, /^SEARCH programmes USING INDEX programmes_by_region \(region_code=/],
    ['audience', { audience: 'farmers' }, /USING COVERING INDEX programme_audiences_by_audience \(audience=/],
    ['life event', { lifeEvent: 'farming' }, /USING COVERING INDEX programme_life_events_by_event \(event=/],
    ['words', { q: '茶园' }, /^SCAN search_index VIRTUAL TABLE INDEX 0:M/],
  ])('by %s reads an index and scans no table', async (_, filter, step) => {
    const { db } = await seeded();
    const plan = await planOf(db, () => listProgrammes(db, { limit: 20, ...filter }));
    expect(plan).toContainEqual(expect.stringMatching(step));
    expect(plan.filter((line) => /^SCAN \w+$/.test(line))).toEqual([]);
  });
});

/** The query plan of the one statement `query` prepares, a line a step. */
async function planOf(db: D1Database, query: () => Promise<unknown>): Promise<string[]> {
  const prepare = vi.spyOn(db, 'prepare');
  await query();
  const sql = prepare.mock.lastCall?.[0] ?? '';
  prepare.mockRestore();
  const { results } = await db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array(countParameters(sql)).fill(''))
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
}
