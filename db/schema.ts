/** Every table. Content tables hold what `db/seed.ts` writes from the programme folders; nobody else writes them. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Which content the database holds: one row. */
export const contentVersions = sqliteTable(
  'content_versions',
  {
    id: integer().primaryKey(),
    /** SHA-256 over every content row. */
    version: text().notNull(),
    /** UTC instant, `YYYY-MM-DDTHH:MM:SSZ`. */
    seededAt: text('seeded_at').notNull(),
  },
  (table) => [check('content_versions_single_row', sql`${table.id} = 1`)],
);

/** One row a programme folder. */
export const programmes = sqliteTable(
  'programmes',
  {
    slug: text().primaryKey(),
    /** Place in the list; with `slug` the key pages continue from. */
    position: integer().notNull(),
    kind: text({ enum: ['programme', 'reference', 'notice'] }).notNull(),
    title: text().notNull(),
    shortTitle: text('short_title').notNull(),
    summary: text().notNull(),
    /** GB/T 2260 code and name; null where the text does not name the place. */
    regionCode: text('region_code'),
    regionName: text('region_name'),
    /** `Audience` values as a JSON array, for lists; `programme_audiences` is for filtering. */
    audience: text({ mode: 'json' }).notNull(),
    /** `LifeEvent` values as a JSON array, for lists; `programme_life_events` is for filtering. */
    lifeEvents: text('life_events', { mode: 'json' }).notNull().default([]),
    /** `ProgrammeDetail` as JSON. */
    body: text({ mode: 'json' }).notNull(),
    /** `Card` as JSON; null for a reference page or a notice. */
    card: text({ mode: 'json' }),
    /** Read by the release before `search_index`; empty since, dropped in the next, so that a deployed Worker outlives the migration. */
    searchText: text('search_text').notNull(),
  },
  (table) => [
    index('programmes_by_position').on(table.position, table.slug),
    index('programmes_by_region').on(table.regionCode, table.position, table.slug),
  ],
);

/** Whom a programme is for, one row an audience. */
export const programmeAudiences = sqliteTable(
  'programme_audiences',
  {
    programme: text()
      .notNull()
      .references(() => programmes.slug),
    audience: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.programme, table.audience] }),
    index('programme_audiences_by_audience').on(table.audience, table.programme),
  ],
);

/** What has happened in someone's life when they look for a programme, one row an event. */
export const programmeLifeEvents = sqliteTable(
  'programme_life_events',
  {
    programme: text()
      .notNull()
      .references(() => programmes.slug),
    event: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.programme, table.event] }),
    index('programme_life_events_by_event').on(table.event, table.programme),
  ],
);

/** The digest of an instrument's clauses, in the order of the document. */
export const clauses = sqliteTable(
  'clauses',
  {
    programme: text()
      .notNull()
      .references(() => programmes.slug),
    position: integer().notNull(),
    /** As the document numbers it: `四(三)3`. */
    locator: text().notNull(),
    /** Fragment on the source page: `c-4-3-3`. */
    anchor: text().notNull(),
    summary: text().notNull(),
    /** Words the text lost here (原文未载明). */
    gap: text(),
    /** How the text contradicts itself here (原文不一致). */
    conflict: text(),
  },
  (table) => [primaryKey({ columns: [table.programme, table.position] })],
);

/** The compiled ruleset in force of every check. */
export const checks = sqliteTable(
  'checks',
  {
    programme: text()
      .notNull()
      .references(() => programmes.slug),
    id: text().notNull(),
    title: text().notNull(),
    kind: text({ enum: ['eligibility', 'calculator', 'standard'] }).notNull(),
    version: text().notNull(),
    /** SHA-256 of `ruleset`; its ETag. */
    sha256: text().notNull(),
    /** The exact bytes served. */
    ruleset: text().notNull(),
    /** Whether its rules fill 谁能领 and 领多少 of the card. */
    isMain: integer('is_main', { mode: 'boolean' }).notNull(),
    /** Whether this version was published: then no build changes it any more. */
    isPublished: integer('is_published', { mode: 'boolean' }).notNull().default(false),
    /** Ids of its gates in a screening as a JSON array; empty where it takes no part. */
    gates: text({ mode: 'json' }).notNull().default([]),
    /** In a screening, id of the ruleset that whoever is to be told this one may not fail. */
    after: text('screened_after'),
  },
  (table) => [primaryKey({ columns: [table.programme, table.id] })],
);

/** Sentences that say whom checks are for in a screening. */
export const gates = sqliteTable('gates', {
  id: text().primaryKey(),
  /** Place in the list. */
  position: integer().notNull(),
  ask: text().notNull(),
  /** Who would tick it. */
  group: text('asked_of', { enum: ['residents', 'organisations'] }).notNull(),
});

/** What several checks ask alike. */
export const concepts = sqliteTable('concepts', {
  id: text().primaryKey(),
  /** Place in the list. */
  position: integer().notNull(),
  label: text().notNull(),
  ask: text().notNull(),
  /** Ids of the concepts it is the union of, as a JSON array. */
  anyOf: text('any_of', { mode: 'json' }).notNull(),
});

/** Published versions of a check that another has replaced. */
export const supersededChecks = sqliteTable(
  'superseded_checks',
  {
    programme: text()
      .notNull()
      .references(() => programmes.slug),
    /** Id of the check. */
    id: text().notNull(),
    version: text().notNull(),
    /** SHA-256 of `ruleset`; its ETag. */
    sha256: text().notNull(),
    /** The exact bytes served. */
    ruleset: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.programme, table.id, table.version] })],
);

/** The tables `db/seed.ts` may write; every other table belongs to people. */
export const contentTables = [
  contentVersions,
  programmes,
  programmeAudiences,
  programmeLifeEvents,
  clauses,
  checks,
  supersededChecks,
  gates,
  concepts,
] as const;

/**
 * `search_index`: an FTS5 table, which drizzle has no words for; its columns are those of `SearchEntry`
 * (db/search/entries.ts), made by migration 0002. Written by the seed alone, like the content tables.
 */
export const SEARCH_INDEX = 'search_index';
