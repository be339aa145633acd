/** What the site's own search finds: programmes, and clauses of their documents. */
import type { D1Database } from '@cloudflare/workers-types';
import * as z from 'zod';
import { ProgrammeSummary } from '../programmes/public.ts';
import { looseExpression, matchExpression } from '../search/tokens.ts';

/** How many of each kind are listed. */
export const LISTED = { programmes: 20, clauses: 30 } as const;

const Total = z.int().nonnegative();
const FoundProgramme = ProgrammeSummary.pick({ slug: true, title: true, summary: true, kind: true }).extend({
  total: Total,
});
const FoundClause = ProgrammeSummary.pick({ slug: true, kind: true, shortTitle: true }).extend({
  locator: z.string(),
  anchor: z.string(),
  summary: z.string(),
  gap: z.string().nullable(),
  conflict: z.string().nullable(),
  total: Total,
});

/** What a search found: the best matches of each kind, and how many there are in all. */
export interface Found {
  programmes: z.infer<typeof FoundProgramme>[];
  clauses: z.infer<typeof FoundClause>[];
  /** Of programmes and of clauses, listed or not. */
  totals: { programmes: number; clauses: number };
  /** Nothing has the query word for word; these have parts of it. */
  loose: boolean;
}

/**
 * Searches by words in Chinese, from one character, by pinyin or by initials; where nothing has them word for word, by
 * parts of them.
 */
export async function search(db: D1Database, query: string): Promise<Found> {
  const exact = await searchFor(db, matchExpression(query));
  if (exact.totals.programmes + exact.totals.clauses > 0) return { ...exact, loose: false };
  return { ...(await searchFor(db, looseExpression(query))), loose: true };
}

async function searchFor(db: D1Database, match: string | undefined): Promise<Omit<Found, 'loose'>> {
  if (match === undefined) return { programmes: [], clauses: [], totals: { programmes: 0, clauses: 0 } };
  const [programmes, clauses] = await db.batch<Record<string, unknown>>([
    db.prepare(PROGRAMMES).bind(match, LISTED.programmes),
    db.prepare(CLAUSES).bind(match, LISTED.clauses),
  ]);
  const found = {
    programmes: (programmes?.results ?? []).map((row) => FoundProgramme.parse(row)),
    clauses: (clauses?.results ?? []).map((row) => FoundClause.parse(row)),
  };
  const totals = { programmes: found.programmes[0]?.total ?? 0, clauses: found.clauses[0]?.total ?? 0 };
  return { ...found, totals };
}

/**
 * A word in the title weighs more than one in the text, and Chinese more than pinyin; the first two columns are not indexed.
 * Ranked before it is counted, and kept apart: SQLite refuses bm25() beside a window function.
 */
const HITS = `WITH hits AS MATERIALIZED (
  SELECT programme, clause, bm25(search_index, 0, 0, 20, 10, 2, 1) AS score FROM search_index WHERE search_index MATCH ?
)`;

const PROGRAMMES = `${HITS}
SELECT slug, title, summary, kind, count(*) OVER () AS total
FROM hits JOIN programmes ON slug = programme
WHERE clause IS NULL
ORDER BY score, position LIMIT ?`;

const CLAUSES = `${HITS}
SELECT slug, kind, short_title AS shortTitle, locator, anchor, clauses.summary, gap, conflict, count(*) OVER () AS total
FROM hits
JOIN programmes ON slug = hits.programme
JOIN clauses ON clauses.programme = hits.programme AND clauses.position = hits.clause
ORDER BY score, programmes.position, clauses.position LIMIT ?`;
