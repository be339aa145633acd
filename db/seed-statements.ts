/** The rows content becomes, and the SQL that makes the content tables hold exactly those rows. */
import type { BuiltProgramme, Content } from './content.ts';
import type { ProgrammeDetail, PublicTable } from './programmes/public.ts';
import type { DataTable } from './programmes/table.ts';
import { SEARCH_INDEX } from './schema.ts';
import { searchEntries } from './search/entries.ts';

/** One statement with its `?` parameters in order. */
export interface SeedStatement {
  sql: string;
  params: (string | number | null)[];
}

type Row = Record<string, string | number | null>;
/** Rows by table, keyed by column, in the order foreign keys allow them to be written. */
type ContentRows = Record<
  | 'gates'
  | 'concepts'
  | 'programmes'
  | 'programme_audiences'
  | 'programme_life_events'
  | 'clauses'
  | 'checks'
  | 'superseded_checks'
  | typeof SEARCH_INDEX,
  Row[]
>;

/** The rows the content becomes, in the programmes' order; equal content gives equal rows, in the same order. */
export function contentRows({
  programmes,
  gates,
  concepts,
}: Pick<Content, 'programmes' | 'gates' | 'concepts'>): ContentRows {
  return {
    gates: gates.map(({ id, ask, group }, position) => ({ id, position, ask, asked_of: group })),
    concepts: concepts.map(({ id, label, ask, anyOf }, position) => ({
      id,
      position,
      label,
      ask,
      any_of: JSON.stringify(anyOf),
    })),
    programmes: programmes.map(programmeRow),
    programme_audiences: programmes.flatMap(audienceRows),
    programme_life_events: programmes.flatMap(lifeEventRows),
    clauses: programmes.flatMap(clauseRows),
    checks: programmes.flatMap(checkRows),
    superseded_checks: programmes.flatMap(supersededRows),
    search_index: programmes.flatMap((built) => searchEntries(built).map((entry): Row => ({ ...entry }))),
  };
}

/**
 * Idempotent statements for one batch; they touch `contentTables` only. Deletes of what is gone first, children before
 * parents; then upserts, never `INSERT OR REPLACE`: that would delete and cascade.
 */
export function seedStatements(content: Content): SeedStatement[] {
  const rows = contentRows(content);
  return [
    ...deletions(rows),
    ...rows.gates.map((row) => insert('gates', row)),
    ...rows.concepts.map((row) => insert('concepts', row)),
    ...rows.programmes.map((row) => upsert('programmes', ['slug'], row)),
    ...rows.programme_audiences.map((row) => upsert('programme_audiences', ['programme', 'audience'], row)),
    ...rows.programme_life_events.map((row) => upsert('programme_life_events', ['programme', 'event'], row)),
    ...rows.clauses.map((row) => upsert('clauses', ['programme', 'position'], row)),
    ...rows.checks.map((row) => upsert('checks', ['programme', 'id'], row)),
    ...rows.superseded_checks.map((row) => insert('superseded_checks', row)),
    // An index has no keys to upsert by: it is written anew.
    { sql: `DELETE FROM ${SEARCH_INDEX}`, params: [] },
    ...rows.search_index.map((row) => insert(SEARCH_INDEX, row)),
    versionStatement(content.version),
  ];
}

function deletions(rows: ContentRows): SeedStatement[] {
  const slugs = rows.programmes.map(({ slug }) => slug ?? null);
  return [
    // Few rows, and nothing refers to them: written anew.
    ...['gates', 'concepts', 'superseded_checks'].map((table) => ({
      sql: `DELETE FROM ${table}`,
      params: [],
    })),
    ...childDeletions('checks', 'id', rows.checks, slugs),
    ...childDeletions('clauses', 'position', rows.clauses, slugs),
    ...childDeletions('programme_audiences', 'audience', rows.programme_audiences, slugs),
    ...childDeletions('programme_life_events', 'event', rows.programme_life_events, slugs),
    {
      sql: `DELETE FROM programmes WHERE slug NOT IN (SELECT value FROM json_each(?))`,
      params: [JSON.stringify(slugs)],
    },
  ];
}

function childDeletions(table: string, key: string, rows: Row[], slugs: Row[string][]): SeedStatement[] {
  const ofGone = {
    sql: `DELETE FROM ${table} WHERE programme NOT IN (SELECT value FROM json_each(?))`,
    params: [JSON.stringify(slugs)],
  };
  const ofKept = slugs.map((slug) => ({
    sql: `DELETE FROM ${table} WHERE programme = ? AND ${key} NOT IN (SELECT value FROM json_each(?))`,
    params: [slug, JSON.stringify(rows.filter(({ programme }) => programme === slug).map((row) => row[key]))],
  }));
  return [ofGone, ...ofKept];
}

function insert(table: string, row: Row): SeedStatement {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return { sql, params: Object.values(row) };
}

function upsert(table: string, keys: string[], row: Row): SeedStatement {
  const { sql, params } = insert(table, row);
  const columns = Object.keys(row);
  const changed = columns
    .filter((column) => !keys.includes(column))
    .map((column) => `${column} = excluded.${column}`);
  const update = changed.length > 0 ? `UPDATE SET ${changed.join(', ')}` : 'NOTHING';
  return { sql: `${sql} ON CONFLICT (${keys.join(', ')}) DO ${update}`, params };
}

function versionStatement(version: string): SeedStatement {
  return {
    sql: `INSERT INTO content_versions (id, version, seeded_at) VALUES (1, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) ON CONFLICT (id) DO UPDATE SET version = excluded.version, seeded_at = excluded.seeded_at WHERE version <> excluded.version`,
    params: [version],
  };
}

function programmeRow(built: BuiltProgramme, position: number): Row {
  const { programme, regionName, card } = built;
  return {
    slug: programme.slug,
    position,
    kind: programme.kind,
    title: programme.title,
    short_title: programme.shortTitle,
    summary: programme.summary,
    region_code: programme.region.code,
    region_name: regionName,
    audience: JSON.stringify(programme.audience),
    life_events: JSON.stringify(programme.lifeEvents),
    body: JSON.stringify(detail(built)),
    card: card && JSON.stringify(card),
    search_text: '',
  };
}

function detail({ programme, regionName, regionPath, source, tables }: BuiltProgramme): ProgrammeDetail {
  const { clauses, ...head } = source;
  const region = { ...programme.region, name: regionName, path: regionPath };
  return { ...programme, region, tables: tables.map(publicTable), source: head };
}

/** Clauses stand with their row, so their column is none of the table's; nor is how we draw it. */
function publicTable({ chart, columns, ...table }: DataTable): PublicTable {
  return { ...table, columns: columns.filter(({ type }) => type !== 'cites') };
}

function audienceRows({ programme }: BuiltProgramme): Row[] {
  return programme.audience.map((audience) => ({ programme: programme.slug, audience }));
}

function lifeEventRows({ programme }: BuiltProgramme): Row[] {
  return programme.lifeEvents.map((event) => ({ programme: programme.slug, event }));
}

function clauseRows({ programme, clauses }: BuiltProgramme): Row[] {
  return clauses.map(({ loc, anchor, summary, gap, conflict }, position) => ({
    programme: programme.slug,
    position,
    locator: loc,
    anchor,
    summary,
    gap: gap ?? null,
    conflict: conflict ?? null,
  }));
}

function checkRows({ programme, checks }: BuiltProgramme): Row[] {
  return checks.map(({ ruleset, json, sha256, gates, after, isPublished }) => ({
    programme: programme.slug,
    id: ruleset.check,
    title: ruleset.title,
    kind: ruleset.kind,
    version: ruleset.version,
    sha256,
    ruleset: json,
    is_main: ruleset.check === programme.mainCheck ? 1 : 0,
    is_published: isPublished ? 1 : 0,
    gates: JSON.stringify(gates),
    screened_after: after,
  }));
}

function supersededRows({ programme, checks }: BuiltProgramme): Row[] {
  return checks.flatMap(({ ruleset, superseded }) =>
    superseded.map(({ version, json, sha256 }) => ({
      programme: programme.slug,
      id: ruleset.check,
      version,
      sha256,
      ruleset: json,
    })),
  );
}
