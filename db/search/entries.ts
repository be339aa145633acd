/** What can be found: every programme, and every clause by itself. */
import type { BuiltProgramme } from '../content.ts';
import { AUDIENCE_LABELS, LIFE_EVENT_LABELS } from '../programmes/programme.ts';
import type { DataTable } from '../programmes/table.ts';
import { pinyinTokens } from './pinyin.ts';
import { tokens } from './tokens.ts';

/** One row of `search_index`, its words set apart by spaces. */
export interface SearchEntry {
  programme: string;
  /** Position of the clause; null for the programme itself. */
  clause: number | null;
  title: string;
  title_pinyin: string;
  body: string;
  body_pinyin: string;
}

/** The entries of a programme: itself first, then its clauses in their order. */
export function searchEntries(built: BuiltProgramme): SearchEntry[] {
  return [programmeEntry(built), ...clauseEntries(built)];
}

function programmeEntry(built: BuiltProgramme): SearchEntry {
  const { programme, regionPath, card } = built;
  const { slug, title, shortTitle, summary, region, audience, lifeEvents } = programme;
  const place = [...regionPath, region.place ?? ''].join('');
  const about = [
    summary,
    place,
    ...audience.map((value) => AUDIENCE_LABELS[value]),
    ...lifeEvents.map((value) => LIFE_EVENT_LABELS[value]),
  ];
  const statements = card?.blocks.flatMap(({ items }) => items.map(({ text }) => text)) ?? [];
  return {
    programme: slug,
    clause: null,
    ...indexed('title', [title, shortTitle]),
    body: spaced([...about, ...statements, ...saidBeside(built)]),
    body_pinyin: pinyinTokens([...about, ...statements].join('\n')),
  };
}

function clauseEntries({ programme, clauses }: BuiltProgramme): SearchEntry[] {
  return clauses.map(({ loc, summary, gap, conflict }, clause) => ({
    programme: programme.slug,
    clause,
    ...indexed('title', []),
    ...indexed('body', [loc, summary, gap ?? '', conflict ?? '']),
  }));
}

/** What the programme's pages say beside the card. In Chinese only: with its pinyin a row could outgrow D1's 100 KB. */
function saidBeside({ programme, source, tables }: BuiltProgramme): string[] {
  const { authority, stages, indicators, responsibilities, notes } = programme;
  return [
    authority.name,
    source.title,
    source.documentNumber ?? '',
    ...stages.flatMap(({ label, tasks }) => [label, ...tasks]),
    ...indicators.map(({ label }) => label),
    ...responsibilities.flatMap(({ task, lead, with: others }) => [task, lead ?? '', ...others]),
    ...notes.map(({ text }) => text),
    ...tables.flatMap(wordsOfTable),
  ];
}

/** A number with its unit, as people look for it: 18000元. */
function wordsOfTable({ title, columns, rows }: DataTable): string[] {
  const cells = columns.flatMap(({ id, unit = '' }) =>
    rows.flatMap(({ cells }) => {
      const cell = cells[id];
      return cell === null || cell === undefined ? [] : [typeof cell === 'number' ? `${cell}${unit}` : cell];
    }),
  );
  return [title, ...new Set(cells)];
}

function indexed<Name extends 'title' | 'body'>(name: Name, texts: string[]) {
  return { [name]: spaced(texts), [`${name}_pinyin`]: pinyinTokens(texts.join('\n')) } as Record<
    Name | `${Name}_pinyin`,
    string
  >;
}

/** A letter nobody looks for, between texts: a phrase is not to run from one into the next. */
const APART = ' ǁ ';

function spaced(texts: readonly string[]): string {
  return texts.map((text) => tokens(text).join(' ')).join(APART);
}
