/** Programmes as lists, cards, sources and timelines show them. */
import type { D1Database } from '@cloudflare/workers-types';
import { and, asc, between, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import * as z from 'zod';
import { Card } from '../programmes/card.ts';
import { Stage } from '../programmes/programme.ts';
import { ClauseDigest, ProgrammeDetail, ProgrammeSummary } from '../programmes/public.ts';
import { searchWords } from '../programmes/search-text.ts';
import { codesWithin, regionAndAncestors } from '../regions/related-codes.ts';
import { clauses, programmeAudiences, programmes } from '../schema.ts';

export interface ProgrammeFilter {
  /** GB/T 2260 code; programmes of the regions above it and within it count too. */
  region?: string | undefined;
  audience?: string | undefined;
  /** Words separated by spaces; each must occur somewhere in the programme. */
  q?: string | undefined;
  /** Continue behind this programme. */
  after?: { position: number; slug: string } | undefined;
  limit: number;
}

/** The programmes that pass, in order of position; one more than `limit` where there are more. */
export async function listProgrammes(db: D1Database, filter: ProgrammeFilter): Promise<ProgrammeSummary[]> {
  const { slug, position, kind, title, shortTitle, summary, regionCode, regionName, audience } = programmes;
  const rows = await drizzle(db)
    .select({ slug, position, kind, title, shortTitle, summary, regionCode, regionName, audience })
    .from(programmes)
    .where(
      and(inRegion(filter.region), forAudience(filter.audience), containing(filter.q), behind(filter.after)),
    )
    .orderBy(asc(position), asc(slug))
    .limit(filter.limit + 1);
  return rows.map((row) => ProgrammeSummary.parse(row));
}

/** Ids of all programmes, for near matches. */
export async function listSlugs(db: D1Database): Promise<string[]> {
  const rows = await drizzle(db)
    .select({ slug: programmes.slug })
    .from(programmes)
    .orderBy(asc(programmes.slug));
  return rows.map(({ slug }) => slug);
}

/** Everything `programme.yaml` says, and the head of its source. */
export async function findProgramme(db: D1Database, slug: string): Promise<ProgrammeDetail | undefined> {
  const row = await drizzle(db)
    .select({ body: programmes.body })
    .from(programmes)
    .where(eq(programmes.slug, slug))
    .get();
  return row && ProgrammeDetail.parse(row.body);
}

/** The card; null for a reference page or a notice, undefined for an unknown programme. */
export async function findCard(db: D1Database, slug: string): Promise<Card | null | undefined> {
  const row = await drizzle(db)
    .select({ card: programmes.card })
    .from(programmes)
    .where(eq(programmes.slug, slug))
    .get();
  return row && Card.nullable().parse(row.card);
}

/** The digest of the clauses in the document's order; empty for an unknown programme. */
export async function listClauses(db: D1Database, slug: string): Promise<ClauseDigest[]> {
  const { locator, anchor, summary, gap, conflict } = clauses;
  const rows = await drizzle(db)
    .select({ locator, anchor, summary, gap, conflict })
    .from(clauses)
    .where(eq(clauses.programme, slug))
    .orderBy(asc(clauses.position));
  return rows.map((row) => ClauseDigest.parse(row));
}

/** The stages alone, for the timeline's 今天; undefined for an unknown programme. */
export async function findStages(db: D1Database, slug: string): Promise<Stage[] | undefined> {
  const row = await drizzle(db)
    .select({ stages: sql<string>`json_extract(${programmes.body}, '$.stages')` })
    .from(programmes)
    .where(eq(programmes.slug, slug))
    .get();
  return row && z.array(Stage).parse(JSON.parse(row.stages));
}

function inRegion(code: string | undefined): SQL | undefined {
  if (code === undefined) return undefined;
  const above = inArray(programmes.regionCode, regionAndAncestors(code));
  return or(above, between(programmes.regionCode, ...codesWithin(code)));
}

function forAudience(audience: string | undefined): SQL | undefined {
  if (audience === undefined) return undefined;
  return sql`${programmes.slug} IN (SELECT ${programmeAudiences.programme} FROM ${programmeAudiences} WHERE ${programmeAudiences.audience} = ${audience})`;
}

function containing(q: string | undefined): SQL | undefined {
  if (q === undefined) return undefined;
  // Reads every row; full-text search (FTS5) replaces it when there is more to search than some hundred programmes.
  // One bound parameter however many words: D1 allows 100. instr() has no pattern limit; LIKE stops at 50 bytes.
  const words = JSON.stringify(searchWords(q));
  return sql`NOT EXISTS (SELECT 1 FROM json_each(${words}) AS word WHERE instr(${programmes.searchText}, word.value) = 0)`;
}

function behind(after: ProgrammeFilter['after']): SQL | undefined {
  return after && sql`(${programmes.position}, ${programmes.slug}) > (${after.position}, ${after.slug})`;
}
