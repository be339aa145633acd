/** The checks of a programme, and a compiled ruleset as it is served. */
import type { D1Database } from '@cloudflare/workers-types';
import { and, asc, desc, eq, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { CheckSummary, PublishedCheck } from '../programmes/public.ts';
import { checks } from '../schema.ts';

/** The checks of a programme, the main one first; empty for an unknown programme. */
export async function listChecks(db: D1Database, slug: string): Promise<CheckSummary[]> {
  const { id, title, kind, version, sha256, isMain } = checks;
  const rows = await drizzle(db)
    .select({ id, title, kind, version, sha256, isMain })
    .from(checks)
    .where(eq(checks.programme, slug))
    .orderBy(desc(isMain), asc(id));
  return rows.map((row) => CheckSummary.parse(row));
}

/** The ruleset in force of one check; undefined where the programme or the check is unknown. */
export function findCheck(db: D1Database, slug: string, check: string): Promise<PublishedCheck | undefined> {
  return findPublished(db, and(eq(checks.programme, slug), eq(checks.id, check)));
}

/** The check whose rules fill the card; undefined where the programme is unknown or has none. */
export function findMainCheck(db: D1Database, slug: string): Promise<PublishedCheck | undefined> {
  return findPublished(db, and(eq(checks.programme, slug), eq(checks.isMain, true)));
}

async function findPublished(db: D1Database, where: SQL | undefined): Promise<PublishedCheck | undefined> {
  const row = await drizzle(db)
    .select({ sha256: checks.sha256, version: checks.version, json: checks.ruleset })
    .from(checks)
    .where(where)
    .get();
  return row && PublishedCheck.parse(row);
}
