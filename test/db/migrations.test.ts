import { readdirSync, readFileSync } from 'node:fs';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openSqliteD1 } from '#db/d1-sqlite.ts';
import { applyMigrations, DatabaseTooNewError } from '#db/migrate.ts';
import { readMigrations } from '#db/migration-files.ts';
import * as schema from '#db/schema.ts';
import { dump, emptyDatabase } from './database.ts';

const names = readMigrations().map(({ name }) => name);

describe('migrations', () => {
  it('make every content table from an empty database, and are recorded as wrangler records them', async () => {
    const db = openSqliteD1(':memory:');
    expect(await applyMigrations(db, readMigrations())).toEqual(names);
    const { d1_migrations: applied, ...tables } = await dump(db);
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(schema.contentTables.map(getTableName)));
    expect(applied).toEqual(
      names.map((name, index) => ({ id: index + 1, name, applied_at: expect.any(String) })),
    );
  });

  it('do nothing the second time', async () => {
    const db = await emptyDatabase();
    const before = await dump(db);
    expect(await applyMigrations(db, readMigrations())).toEqual([]);
    expect(await dump(db)).toEqual(before);
  });

  it('continue where a database stopped', async () => {
    const db = await emptyDatabase();
    const next = {
      name: '9999_next.sql',
      sql: 'CREATE TABLE a (x);\n--> statement-breakpoint\nCREATE TABLE b (x);',
    };
    expect(await applyMigrations(db, [...readMigrations(), next])).toEqual(['9999_next.sql']);
    expect(await dump(db)).toMatchObject({ a: [], b: [] });
  });

  it('leave nothing behind when one of their statements fails', async () => {
    const db = await emptyDatabase();
    const before = await dump(db);
    const broken = {
      name: '9999_broken.sql',
      sql: 'CREATE TABLE a (x);\n--> statement-breakpoint\nCREATE TABLE programmes (x);',
    };
    await expect(applyMigrations(db, [...readMigrations(), broken])).rejects.toThrow(/programmes/);
    expect(await dump(db)).toEqual(before);
  });

  it('refuse a database of a newer version and name what it does not know', async () => {
    const db = await emptyDatabase();
    await db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind('0099_future.sql').run();
    const attempt = applyMigrations(db, readMigrations());
    await expect(attempt).rejects.toThrow(DatabaseTooNewError);
    await expect(attempt).rejects.toThrow(/0099_future\.sql/);
  });

  it('say all the schema says', async () => {
    const latest = readdirSync('db/migrations/meta')
      .filter((name) => name.endsWith('_snapshot.json'))
      .sort()
      .at(-1);
    const released = JSON.parse(readFileSync(`db/migrations/meta/${latest}`, 'utf8'));
    const current = await generateSQLiteDrizzleJson(schema, released.id);
    expect(await generateSQLiteMigration(released, current)).toEqual([]);
  });
});
