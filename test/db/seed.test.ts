import { DatabaseSync } from 'node:sqlite';
import { getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readMigrations } from '#db/migration-files.ts';
import { contentTables, SEARCH_INDEX } from '#db/schema.ts';
import { applySeed, buildContent, seedSqlFile } from '#db/seed.ts';
import { seedStatements } from '#db/seed-statements.ts';
import { addProgramme, type Changes, contentFolder, replacing } from './content-folder.ts';
import { contentOf, dump, emptyDatabase } from './database.ts';

const withoutInstants = ({ content_versions, d1_migrations, ...rows }: Record<string, unknown[]>) => rows;

/** File and line of every problem, without the folder's own path. */
function problemLines(root: string): (string | undefined)[] {
  const result = buildContent(root);
  const problems = 'problems' in result ? result.problems : [];
  return problems.map((problem) => problem.replace('db/programmes/wenquan-tea/', '').split(' ')[0]);
}

describe('building content', () => {
  it('assembles a folder whole', () => {
    const [built] = contentOf(contentFolder()).programmes;
    expect(built?.regionPath).toEqual(['湖南省', '邵阳市', '隆回县']);
    expect(built?.checks[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(built?.checks[0]?.json ?? '')).toEqual(built?.checks[0]?.ruleset);
    expect(built?.card?.blocks.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'promise 一句话',
      'who 谁能领',
      'amount 领多少',
      'bring 带什么',
      'where 去哪办',
      'when 多久',
      'posting 公示几天',
      'contact 找谁',
    ]);
  });

  it('renders 谁能领 and 领多少 from the rules', () => {
    const blocks = contentOf(contentFolder()).programmes[0]?.card?.blocks;
    expect(blocks?.find(({ id }) => id === 'who')?.items).toContainEqual({
      text: '新种面积不少于2亩',
      kind: 'must',
      cites: ['三1'],
    });
    expect(blocks?.find(({ id }) => id === 'amount')?.items).toContainEqual({
      text: '每亩补多少，原文未载明。',
      cites: ['一'],
    });
  });

  it('says what the text does not state, and nothing it does not', () => {
    const card = contentOf(contentFolder()).programmes[0]?.card?.blocks;
    expect(card?.slice(5).map(({ items }) => items)).toEqual([
      [{ text: '申请：2024年3月1日至3月31日', cites: ['二(一)'] }],
      [{ text: '村里公示，至少7天；由村委会公示', cites: ['二(二)'] }],
      [{ text: '镇农业站：电话原文未载明', cites: ['二(一)'] }],
    ]);
  });

  it('reports what the compiler finds at the line it stands on', () => {
    const root = contentFolder({
      'checks/subsidy.yaml': replacing('when: 新种面积 >= 起补面积', 'when: 新种面积 >= 起步面积'),
    });
    expect(buildContent(root)).toEqual({
      problems: [expect.stringMatching(/^db\/programmes\/wenquan-tea\/checks\/subsidy\.yaml:25 .*起步面积/)],
    });
  });

  it('names the lines two units that do not fit are written at, beside that of the condition', () => {
    const root = contentFolder({ 'checks/subsidy.yaml': replacing('value: 2 亩', 'value: 2 平方米') });
    expect(buildContent(root)).toEqual({
      problems: [
        'db/programmes/wenquan-tea/checks/subsidy.yaml:25 “新种面积”（亩）和“起补面积”（平方米）单位不同，不能比较；“新种面积”写在第 11 行，“起补面积”写在第 20 行',
      ],
    });
  });

  it.each<[string, Changes, string]>([
    [
      'programme.yaml',
      { 'programme.yaml': replacing('kind: programme', 'kind: policy') },
      'programme.yaml:2',
    ],
    ['source.yaml', { 'source.yaml': replacing('level: township', 'level: village') }, 'source.yaml:4'],
    ['card.md', { 'card.md': replacing('# 一句话', '# 一句') }, 'card.md:1'],
  ])('reports a wrong label together with what is wrong with %s', (_file, changes, other) => {
    const wrongLabel = replacing('when: 新种面积 >= 起补面积', 'when: 新种面积 >= 起步面积');
    const lines = problemLines(contentFolder({ ...changes, 'checks/subsidy.yaml': wrongLabel }));
    expect([...new Set(lines)].sort()).toEqual([other, 'checks/subsidy.yaml:25'].sort());
  });

  it('reports a deleted clause once a line, though loader and compiler both miss it', () => {
    const root = contentFolder({
      'source.yaml': replacing('  - { loc: 三1, summary: 面积不少于二亩 }\n', ''),
    });
    expect(problemLines(root)).toEqual([
      ...[18, 23, 25, 33, 39].map((line) => `checks/subsidy.yaml:${line}`),
      ...[2, 3].map((line) => `data/villages.csv:${line}`),
    ]);
  });

  it('is the same content with the same version every time, and another after a change', () => {
    const version = contentOf(contentFolder()).version;
    expect(contentOf(contentFolder()).version).toBe(version);
    expect(contentOf(contentFolder({ 'card.md': replacing('身份证', '户口簿') })).version).not.toBe(version);
  });

  it('builds the folders of this repository', () => {
    expect(buildContent()).not.toHaveProperty('problems');
  });
});

describe('seeding', () => {
  it('gives the same rows whether run once or twice', async () => {
    const content = contentOf(contentFolder());
    const db = await emptyDatabase();
    expect(await applySeed(db, content)).toBe('seeded');
    await db.prepare(`UPDATE content_versions SET seeded_at = '2026-01-01T00:00:00Z'`).run();
    const once = await dump(db);
    expect(await applySeed(db, content)).toBe('unchanged');
    await db.batch(seedStatements(content).map(({ sql, params }) => db.prepare(sql).bind(...params)));
    expect(await dump(db)).toEqual(once);
  });

  it('leaves the rows a fresh database would have, whatever was there', async () => {
    const root = contentFolder();
    addProgramme(root, 'wenquan-bees', { 'programme.yaml': replacing('[farmers]', '[farmers, elderly]') });
    const db = await emptyDatabase();
    await applySeed(db, contentOf(root));
    const changed = contentOf(
      contentFolder({
        'programme.yaml': replacing('[farmers]', '[residents]'),
        'source.yaml': replacing('clauses:\n', 'clauses:\n  - { loc: 首, summary: 为什么办 }\n'),
      }),
    );
    expect(await applySeed(db, changed)).toBe('seeded');
    const fresh = await emptyDatabase();
    await applySeed(fresh, changed);
    expect(withoutInstants(await dump(db))).toEqual(withoutInstants(await dump(fresh)));
  });

  it('touches no table but the content tables', async () => {
    const db = await emptyDatabase();
    const content = [...contentTables.map(getTableName), SEARCH_INDEX];
    await db.batch([
      db.prepare(
        'CREATE TABLE postings (id INTEGER PRIMARY KEY, programme TEXT REFERENCES programmes(slug) ON DELETE CASCADE)',
      ),
      ...seedStatements(contentOf(contentFolder())).map(({ sql, params }) => db.prepare(sql).bind(...params)),
      db.prepare(`INSERT INTO postings VALUES (1, 'wenquan-tea')`),
    ]);
    const before = await dump(db);
    await applySeed(
      db,
      contentOf(
        contentFolder({ 'programme.yaml': replacing('title: 温泉镇茶园补贴', 'title: 温泉镇茶补贴') }),
      ),
    );
    const after = await dump(db);
    const touched = Object.keys(after).filter(
      (table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]),
    );
    expect(touched).toEqual(['content_versions', 'programmes', SEARCH_INDEX]);
    const written = seedStatements(contentOf(contentFolder())).map(
      ({ sql }) => /^(?:INSERT INTO|DELETE FROM) (\w+)/.exec(sql)?.[1],
    );
    expect([...new Set(written)].sort()).toEqual([...content].sort());
  });

  it('writes nothing when one statement fails', async () => {
    const db = await emptyDatabase();
    await applySeed(db, contentOf(contentFolder()));
    await db.batch([
      db.prepare(
        'CREATE TABLE postings (id INTEGER PRIMARY KEY, programme TEXT REFERENCES programmes(slug))',
      ),
      db.prepare(`INSERT INTO postings VALUES (1, 'wenquan-tea')`),
    ]);
    const before = await dump(db);
    const root = contentFolder();
    addProgramme(root, 'wenquan-bees');
    const content = contentOf(root);
    const retired = {
      ...content,
      programmes: content.programmes.filter(({ programme }) => programme.slug === 'wenquan-bees'),
    };
    await expect(applySeed(db, { ...retired, version: 'f'.repeat(64) })).rejects.toThrow(/FOREIGN KEY/);
    expect(await dump(db)).toEqual(before);
  });

  it('as a file for wrangler gives the same rows, in statements D1 accepts', async () => {
    const content = contentOf(
      contentFolder({ 'card.md': replacing('身份证', `身份证'); DROP TABLE programmes; --?`) }),
    );
    const file = seedSqlFile(content);
    for (const line of file.split('\n')) expect(Buffer.byteLength(line)).toBeLessThan(100_000);
    const bare = new DatabaseSync(':memory:');
    for (const { sql } of readMigrations()) bare.exec(sql);
    bare.exec(file);
    const db = await emptyDatabase();
    await applySeed(db, content);
    for (const table of [...contentTables.map(getTableName), SEARCH_INDEX]) {
      if (table === 'content_versions') continue; // holds the instant of seeding
      const rows = bare
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => ({ ...row }));
      expect(rows).toHaveLength((await dump(db))[table]?.length ?? -1);
      expect(rows).toEqual(expect.arrayContaining((await dump(db))[table] ?? []));
    }
  });
});
