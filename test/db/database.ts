/** A migrated database in memory, and what stands in it. */
import type { D1Database } from '@cloudflare/workers-types';
import type { Content } from '#db/content.ts';
import { openSqliteD1 } from '#db/d1-sqlite.ts';
import { applyMigrations } from '#db/migrate.ts';
import { readMigrations } from '#db/migration-files.ts';
import { buildContent } from '#db/seed.ts';

/** All tables, no rows. */
export async function emptyDatabase(): Promise<D1Database> {
  const db = openSqliteD1(':memory:');
  await applyMigrations(db, readMigrations());
  return db;
}

/** Builds the content of a folder that must be without problems. */
export function contentOf(root: string): Content {
  const content = buildContent(root);
  if ('problems' in content) throw new Error(content.problems.join('\n'));
  return content;
}

/** Every row of every table but SQLite's own and those behind an index, by table; rows in an order of their own. */
export async function dump(db: D1Database): Promise<Record<string, unknown[]>> {
  const tables = await db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all<{ name: string }>();
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables.results) {
    const { results } = await db.prepare(`SELECT * FROM "${name}"`).all();
    rows[name] = results
      .map((row) => [JSON.stringify(row), row] as const)
      .sort(byText)
      .map(([, row]) => row);
  }
  return rows;
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
