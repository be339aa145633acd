/** What one household can be asked: the checks that take part, the sentences that say for whom they are, what they share. */
import type { D1Database } from '@cloudflare/workers-types';
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type * as z from 'zod';
import { ConceptRow, GateRow, ScreenedRow } from '../programmes/public.ts';
import { checks, concepts, gates, programmes } from '../schema.ts';
import { inRegion } from './programmes.ts';

/**
 * The checks of a region that take part in a screening; of all regions where none is given. In the order of the programmes,
 * and within one first what tells whether one may have it at all.
 */
export async function listScreened(db: D1Database, region: string | undefined): Promise<ScreenedRow[]> {
  const rows = await drizzle(db)
    .select({
      programme: programmes.slug,
      programmeTitle: programmes.title,
      regionCode: programmes.regionCode,
      regionName: programmes.regionName,
      regionPath: sql<string>`json_extract(${programmes.body}, '$.region.path')`,
      place: sql<string | null>`json_extract(${programmes.body}, '$.region.place')`,
      check: checks.id,
      isMain: checks.isMain,
      gates: checks.gates,
      after: checks.after,
      version: checks.version,
      sha256: checks.sha256,
      json: checks.ruleset,
    })
    .from(checks)
    .innerJoin(programmes, eq(programmes.slug, checks.programme))
    .where(and(inRegion(region), ne(checks.gates, [])))
    .orderBy(
      asc(programmes.position),
      desc(checks.isMain),
      asc(ne(checks.kind, 'eligibility')),
      asc(checks.id),
    );
  return rows.map((row) => ScreenedRow.parse({ ...row, regionPath: JSON.parse(row.regionPath) }));
}

/** The gates and the shared facts, in the order in which they are shown. */
export async function readVocabulary(
  db: D1Database,
): Promise<{ gates: z.infer<typeof GateRow>[]; concepts: z.infer<typeof ConceptRow>[] }> {
  const [gateRows, conceptRows] = await Promise.all([
    drizzle(db).select().from(gates).orderBy(asc(gates.position)),
    drizzle(db).select().from(concepts).orderBy(asc(concepts.position)),
  ]);
  return {
    gates: gateRows.map((row) => GateRow.parse(row)),
    concepts: conceptRows.map((row) => ConceptRow.parse(row)),
  };
}
