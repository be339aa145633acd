/** Opens, migrates and seeds the SQLite file of the county server. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Content } from '#db/content.ts';
import { openSqliteD1 } from '#db/d1-sqlite.ts';
import { applyMigrations, DatabaseTooNewError } from '#db/migrate.ts';
import { readMigrations } from '#db/migration-files.ts';
import { applySeed } from '#db/seed.ts';
import { reason, Stop } from './stop.ts';

export interface PreparedDatabase {
  /** Path of the SQLite file. */
  file: string;
  /** Migrations applied just now. */
  applied: string[];
  seeded: 'seeded' | 'unchanged';
}

/** Makes `<dataDir>/mingbai.sqlite` hold this version's tables and content. Idempotent. Throws `Stop`. */
export async function prepareDatabase(dataDir: string, content: Content): Promise<PreparedDatabase> {
  makeWritable(dataDir);
  const file = join(dataDir, 'mingbai.sqlite');
  const db = open(file);
  try {
    const applied = await applyMigrations(db, readMigrations());
    return { file, applied, seeded: await applySeed(db, content) };
  } catch (error) {
    throw error instanceof DatabaseTooNewError ? new Stop(error.message) : error;
  } finally {
    db.close();
  }
}

function makeWritable(dataDir: string): void {
  const probe = join(dataDir, '.writable');
  try {
    if (!existsSync(dataDir)) makeFolder(dataDir);
    writeFileSync(probe, ''); // access() says yes to root on a read-only file system
    rmSync(probe);
  } catch (error) {
    throw new Stop(
      `不能写数据目录 DATA_DIR=${dataDir}（${reason(error)}）：请换一个目录，或给当前用户写权限。`,
    );
  }
}

/** Node loops forever where the kernel answers ENOENT below a folder that exists, as `/proc` does. */
function makeFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: !existsSync(dirname(resolve(dataDir))) });
}

function open(file: string): ReturnType<typeof openSqliteD1> {
  try {
    return openSqliteD1(file);
  } catch (error) {
    throw new Stop(`打不开数据库 ${file}（${reason(error)}）：它不是本程序的数据库，或正被别的程序独占。`);
  }
}
