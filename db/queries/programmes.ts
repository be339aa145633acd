/** Programmes as lists, cards, sources and timelines show them. */
import type { D1Database } from '@cloudflare/workers-types';
import { and, asc, between, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import * as z from 'zod';
import { Card } from '../programmes/card.ts';
import { Event, Stage } from '../programmes/programme.ts';
import { ClauseDigest, ProgrammeDetail, ProgrammeSummary } from '../programmes/public.ts';
import { codesWithin, regionAndAncestors } from '../regions/related-codes.ts';
import { clauses, programmeAudiences, programmeLifeEvents, programmes } from '../schema.ts';
import { matchExpression } from '../search/tokens.ts';

export interface ProgrammeFilter {
  /** GB/T 2260 code; programmes of the regions above it and within it count too. */
  region?: string | undefined;
  audience?: string | undefined;
  lifeEvent?: string | undefined;
  /** Words separated by spaces; each must occur somewhere in the programme, or begin the pinyin of what it is about. */
  q?: string | undefined;
  /** Continue behind this programme. */
  after?: { position: number; slug: string } | undefined;
  limit: number;
}

/** The programmes that pass, in order of position; one more than `limit` where there are more. */
export async function listProgrammes(db: D1Database, filter: ProgrammeFilter): Promise<ProgrammeSummary[]> {
  const { body, card, searchText, ...summary } = getTableColumns(programmes);
  const { position, slug } = summary;
  const rows = await drizzle(db)
    .select(summary)
    .from(programmes)
    .where(
      and(
        inRegion(filter.region),
        forAudience(filter.audience),
        atLifeEvent(filter.lifeEvent),
        containing(filter.q),
        behind(filter.after),
      ),
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

/** The last days of stages and the days of events, as far as the text prints them; empty for an unknown programme. */
export async function listPrintedDays(db: D1Database, slug: string): Promise<string[]> {
  const row = await drizzle(db)
    .select({
      stages: sql<string>`json_extract(${programmes.body}, '$.stages')`,
      events: sql<string>`json_extract(${programmes.body}, '$.events')`,
    })
    .from(programmes)
    .where(eq(programmes.slug, slug))
    .get();
  if (!row) return [];
  const stages = z.array(Stage).parse(JSON.parse(row.stages));
  const events = z.array(Event).parse(JSON.parse(row.events));
  return [...stages.map(({ from, to }) => to ?? from), ...events.map(({ date }) => date)].filter(
    (day) => day !== null,
  );
}

/** Programmes of the region, of those above it and of those within it; all where no region is given. */
export function inRegion(code: string | undefined): SQL | undefined {
  if (code === undefined) return undefined;
  const above = inArray(programmes.regionCode, regionAndAncestors(code));
  return or(above, between(programmes.regionCode, ...codesWithin(code)));
}

function forAudience(audience: string | undefined): SQL | undefined {
  if (audience === undefined) return undefined;
  return sql`${programmes.slug} IN (SELECT ${programmeAudiences.programme} FROM ${programmeAudiences} WHERE ${programmeAudiences.audience} = ${audience})`;
}

function atLifeEvent(event: string | undefined): SQL | undefined {
  if (event === undefined) return undefined;
  return sql`${programmes.slug} IN (SELECT ${programmeLifeEvents.programme} FROM ${programmeLifeEvents} WHERE ${programmeLifeEvents.event} = ${event})`;
}

function containing(q = ''): SQL | undefined {
  if (q.trim() === '') return undefined;
  const match = matchExpression(q);
  if (match === undefined) return sql`FALSE`; // nothing but signs, which occur nowhere
  return sql`${programmes.slug} IN (SELECT programme FROM search_index WHERE search_index MATCH ${match} AND clause IS NULL)`;
}

function behind(after: ProgrammeFilter['after']): SQL | undefined {
  return after && sql`(${programmes.position}, ${programmes.slug}) > (${after.position}, ${after.slug})`;
}
