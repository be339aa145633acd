/** The checks of a programme, and a compiled ruleset as it is served. */
import type { D1Database } from '@cloudflare/workers-types';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { CheckSummary, CheckVersion, PublishedCheck } from '../programmes/public.ts';
import { compareVersions } from '../programmes/published.ts';
import { checks, supersededChecks } from '../schema.ts';

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

/** Every version of a check, newest first; empty for an unknown check. */
export async function listVersions(db: D1Database, slug: string, check: string): Promise<CheckVersion[]> {
  const columns = (table: typeof checks | typeof supersededChecks) => ({
    version: table.version,
    sha256: table.sha256,
    inForce: sql<string>`json_extract(${table.ruleset}, '$.inForce')`,
  });
  const [current, superseded] = await Promise.all([
    drizzle(db)
      .select({ ...columns(checks), isPublished: checks.isPublished })
      .from(checks)
      .where(and(eq(checks.programme, slug), eq(checks.id, check))),
    drizzle(db)
      .select(columns(supersededChecks))
      .from(supersededChecks)
      .where(and(eq(supersededChecks.programme, slug), eq(supersededChecks.id, check))),
  ]);
  const versions = [
    ...current.map((row) => ({ ...row, isCurrent: true })),
    ...superseded.map((row) => ({ ...row, isCurrent: false, isPublished: true })),
  ];
  return versions
    .map((row) => CheckVersion.parse({ ...row, inForce: JSON.parse(row.inForce) }))
    .sort((a, b) => compareVersions(b.version, a.version));
}

/** One version of a check, and whether it is published; undefined where there is no such version. */
export async function findVersion(
  db: D1Database,
  { slug, check, version }: { slug: string; check: string; version: string },
): Promise<(PublishedCheck & { isPublished: boolean }) | undefined> {
  const [current, superseded] = await Promise.all([
    drizzle(db)
      .select({ sha256: checks.sha256, json: checks.ruleset, isPublished: checks.isPublished })
      .from(checks)
      .where(and(eq(checks.programme, slug), eq(checks.id, check), eq(checks.version, version)))
      .get(),
    drizzle(db)
      .select({ sha256: supersededChecks.sha256, json: supersededChecks.ruleset })
      .from(supersededChecks)
      .where(
        and(
          eq(supersededChecks.programme, slug),
          eq(supersededChecks.id, check),
          eq(supersededChecks.version, version),
        ),
      )
      .get(),
  ]);
  const row = current ?? (superseded && { ...superseded, isPublished: true });
  return row && { ...PublishedCheck.parse({ ...row, version }), isPublished: row.isPublished };
}

async function findPublished(db: D1Database, where: SQL | undefined): Promise<PublishedCheck | undefined> {
  const row = await drizzle(db)
    .select({ sha256: checks.sha256, version: checks.version, json: checks.ruleset })
    .from(checks)
    .where(where)
    .get();
  return row && PublishedCheck.parse(row);
}
