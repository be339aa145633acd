/** Brings a database up to this version, recording in the table wrangler uses, so that either may continue. */
import type { D1Database } from '@cloudflare/workers-types';

/** One file of `db/migrations`. */
export interface Migration {
  /** File name, as wrangler records it: `0000_content.sql`. */
  name: string;
  /** Statements separated by drizzle's `--> statement-breakpoint`. */
  sql: string;
}

/** The database has been migrated by a newer version of this program; this one would misread it. */
export class DatabaseTooNewError extends Error {
  override name = 'DatabaseTooNewError';
  /** Migrations the database has and this version does not know. */
  readonly unknown: readonly string[];
  constructor(unknown: readonly string[]) {
    super(
      `数据库比程序新：库里已有这个版本不认识的迁移 ${unknown.join('、')}。请换用新版程序，或换一个数据目录。`,
    );
    this.unknown = unknown;
  }
}

/** Applies what is missing, one batch a migration; returns the names applied. Throws `DatabaseTooNewError`. */
export async function applyMigrations(db: D1Database, migrations: readonly Migration[]): Promise<string[]> {
  await db.prepare(MIGRATIONS_TABLE).run();
  const applied = await appliedMigrations(db);
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new DatabaseTooNewError(unknown);
  const missing = migrations.filter(({ name }) => !applied.includes(name));
  for (const migration of missing) await applyMigration(db, migration);
  return missing.map(({ name }) => name);
}

/** Word for word the table of wrangler's `d1 migrations apply`. */
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "d1_migrations"(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

async function appliedMigrations(db: D1Database): Promise<string[]> {
  const { results } = await db.prepare('SELECT name FROM d1_migrations ORDER BY id').all<{ name: string }>();
  return results.map(({ name }) => name);
}

async function applyMigration(db: D1Database, { name, sql }: Migration): Promise<void> {
  const statements = sql
    .split('--> statement-breakpoint')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  // A batch is one transaction: a migration is applied whole and recorded, or not at all.
  await db.batch([
    ...statements.map((statement) => db.prepare(statement)),
    db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
  ]);
}
