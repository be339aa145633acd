/** Reads `db/migrations` from disk. Node only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Migration } from './migrate.ts';

/** Every migration in order of its number, which drizzle-kit pads to four digits. */
export function readMigrations(folder = 'db/migrations'): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}
