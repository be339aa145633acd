/** README names every endpoint, table, binding, setting and npm script there is, and none that is not. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';
import * as z from 'zod';
import { createApp } from '#api/app.ts';
import { openSqliteD1 } from '#db/d1-sqlite.ts';
import { applyMigrations } from '#db/migrate.ts';
import { readMigrations } from '#db/migration-files.ts';
import { sourceFiles } from './source-files.ts';

const readme = readFileSync('README.md', 'utf8');

describe('README', () => {
  it('lists the endpoints the API describes', () => {
    const listed = Array.from(
      readme.matchAll(/^\| `([A-Z]+ \/v1\S*)` \|/gm),
      ([, endpoint = '']) => endpoint,
    );
    expect(listed.sort()).toEqual(describedEndpoints());
  });

  it('names the tables the migrations make', async () => {
    expect(namesAfter('Tables:', 'Bindings:').sort()).toEqual(await migratedTables());
  });

  it('names the bindings of wrangler.toml', () => {
    const { d1_databases, assets } = unstable_readConfig({ config: 'wrangler.toml' });
    const bindings = [
      ...d1_databases.map((database: { binding: string }) => database.binding),
      assets?.binding,
    ];
    expect(namesAfter('Bindings:', '\n').sort()).toEqual(bindings.sort());
  });

  it('names the npm scripts of package.json', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const named = Array.from(
      readme.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g),
      ([, run, own]) => run ?? own,
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(scripts).sort());
  });

  it('names the settings the program reads', () => {
    const read = sourceFiles()
      .filter(({ path }) => /^(api|db|site)\//.test(path))
      .flatMap(({ text }) =>
        Array.from(text.matchAll(/(?<!meta\.)\benv(?:\.|\[')([A-Z][A-Z_]+)/g), ([, name]) => name),
      )
      .filter((name) => !['DB', 'ASSETS', 'SITE_OUT'].includes(name ?? '')); // bindings; and the tests' own
    expect(namesAfter('`npm start` reads', '\n').sort()).toEqual([...new Set(read)].sort());
  });

  it('links only to files that are there', () => {
    const links = Array.from(readme.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link).filter(
      (link) => !/^https?:|^#/.test(link),
    );
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  it('names no document that is not here', () => {
    expect(readme.match(/\b(?:DESIGN|STYLE|PROGRAMMES)\b|\b[Ii]ssue \d+|\.\.\/\w+/g)).toBeNull();
  });

  it('links only to headings that are there', () => {
    const anchors = Array.from(readme.matchAll(/^#+ (.+)$/gm), ([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const linked = Array.from(readme.matchAll(/\]\(#([^)\s]+)\)/g), ([, anchor = '']) => anchor);
    expect(linked.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });

  it('gives a tour of files that are there', () => {
    const named = Array.from(
      readme.matchAll(/`((?:api|db|site|test)\/[\w./[\]-]+)`/g),
      ([, path = '']) => path,
    );
    const made = ['site/dist']; // by a build, so not in a fresh checkout
    expect(named.filter((path) => !existsSync(path) && !made.includes(path))).toEqual([]);
  });
});

function describedEndpoints(): string[] {
  const { paths = {} } = createApp().getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '', version: '' },
  });
  const endpoints = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  return endpoints.sort();
}

async function migratedTables(): Promise<string[]> {
  const db = openSqliteD1(':memory:');
  await applyMigrations(db, readMigrations());
  const { results } = await db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .all<{ name: string }>();
  db.close();
  return results.map(({ name }) => name);
}

/** The names in back-quotes between two marks of README. */
function namesAfter(from: string, to: string): string[] {
  const start = readme.indexOf(from);
  expect(start, `README has no “${from}”`).toBeGreaterThan(-1);
  const passage = readme.slice(start + from.length).split(to)[0] ?? '';
  return Array.from(passage.matchAll(/`([A-Za-z]\w+)`/g), ([, name = '']) => name);
}
