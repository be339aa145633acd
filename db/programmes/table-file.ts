/** Reads one `data/<id>.csv` against its table in `programme.yaml`; what is wrong is reported at its line. */
import { CsvError, parse } from 'csv-parse/sync';
import { clauseAnchor } from './clause.ts';
import { didYouMean } from './near.ts';
import type { Problem } from './problem.ts';
import {
  type CellMark,
  type DataTable,
  MARK_WORDS,
  type TableColumn,
  type TableRow,
  type TableSpec,
} from './table.ts';

/** A table with the line each of its rows stands on. */
export interface TableFile {
  file: string;
  table: DataTable;
  /** Line of each row, in their order. */
  lines: number[];
}

interface CsvLine {
  record: string[];
  info: { lines: number };
}

/** Reads the rows; every problem at once. */
export function readTable(file: string, text: string, spec: TableSpec): TableFile | { problems: Problem[] } {
  const csv = readCsv(file, text);
  if ('problems' in csv) return csv;
  const [head, ...body] = csv.lines;
  const misheaded = checkHead(file, head, spec);
  if (misheaded.length > 0) return { problems: misheaded };
  const read = body.map((line) => readRow(file, line, spec));
  const rows = read.flatMap(({ row }) => (row ? [row] : []));
  const problems = read.flatMap(({ problems }) => problems);
  const all = problems.length > 0 ? problems : checkTotals(file, spec, rows);
  if (rows.length === 0 && all.length === 0) all.push({ file, line: 1, message: '表里没有一行数据' });
  if (all.length > 0) return { problems: all };
  return { file, table: { ...spec, rows }, lines: body.map(({ info }) => info.lines) };
}

function readCsv(file: string, text: string): { lines: CsvLine[] } | { problems: Problem[] } {
  try {
    if (text.includes('\uFFFD')) {
      return {
        problems: [{ file, line: 1, message: '文字读出来是乱码：请在 Excel、WPS 里另存为“CSV UTF-8”' }],
      };
    }
    const options = {
      bom: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      trim: true,
    };
    return { lines: parse(text, options) as unknown as CsvLine[] }; // `info` wraps each record; the types do not say so
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return {
      problems: [
        { file, line, message: '这一行的引号不对：要成对，而且只能在一格的最前和最后；格子里的引号写两个' },
      ],
    };
  }
}

function checkHead(file: string, head: CsvLine | undefined, { columns }: TableSpec): Problem[] {
  const wanted = columns.map(({ label }) => label);
  const found = head?.record ?? [];
  if (wanted.length === found.length && wanted.every((label, at) => label === found[at])) return [];
  const message = `第一行要是各列的名称，依次是 ${wanted.join(',')}；现在是 ${found.join(',')}`;
  return [{ file, line: 1, message }];
}

function readRow(file: string, { record, info }: CsvLine, { columns }: TableSpec) {
  const line = info.lines;
  if (record.length !== columns.length) {
    const message = `这一行有 ${record.length} 格，应有 ${columns.length} 格；文字里有逗号的格子要加引号，数字里不要写逗号`;
    return { row: undefined, problems: [{ file, line, message }] };
  }
  const read = columns.map((column, at) => ({ column, cell: readCell(record[at] ?? '', column) }));
  const problems = read.flatMap(({ column, cell }) =>
    'fault' in cell ? [{ file, line, message: `${column.label}：${cell.fault}` }] : [],
  );
  const row: TableRow = { cells: {}, cites: [] };
  for (const { column, cell } of read) {
    if ('cites' in cell) row.cites = cell.cites;
    else if ('value' in cell) row.cells[column.id] = cell.value;
    if ('mark' in cell && cell.mark) row.marks = { ...row.marks, [column.id]: cell.mark };
  }
  return { row, problems };
}

type Cell = { value: string | number | null; mark?: CellMark } | { cites: string[] } | { fault: string };

/** What a number cell may say instead of a number. */
const WORDS = new Map<string, CellMark>([
  ...Object.entries(MARK_WORDS).map(([mark, word]): [string, CellMark] => [
    word,
    mark as keyof typeof MARK_WORDS,
  ]),
]);
/** Behind a number, or behind 空 for an empty cell: how we came by it. */
const SUFFIXES: Record<string, CellMark> = { 推算: 'derived', 合计: 'summed' };
const NUMBER = /^(\d{1,15}(?:\.\d{1,6})?|空)(?:\((推算|合计)\))?$/;

function readCell(text: string, { type }: TableColumn): Cell {
  if (type === 'cites') return readCites(text);
  if (text === '') return { value: null };
  return type === 'text' ? { value: text } : readNumber(text);
}

function readNumber(text: string): Cell {
  const mark = WORDS.get(text);
  if (mark) return { value: null, mark };
  const [, digits, suffix] = NUMBER.exec(text.normalize('NFKC')) ?? [];
  const known = suffix === undefined ? undefined : SUFFIXES[suffix];
  if (digits === undefined || (digits === '空' && known !== 'derived')) {
    return {
      fault: `要写数字，或${Object.values(MARK_WORDS).join('、')}；推算出来的写成 8（推算）、空（推算），自己加的写成 8（合计）；不写单位和逗号；写的是“${text}”`,
    };
  }
  return { value: digits === '空' ? null : Number(digits), ...(known && { mark: known }) };
}

function readCites(text: string): Cell {
  const cites = text
    .split(/[；;]/)
    .map((cite) => cite.trim())
    .filter((cite) => cite !== '');
  const wrong = cites.find((cite) => clauseAnchor(cite) === undefined);
  if (wrong !== undefined) return { fault: `“${wrong}”不是条款号（括号用半角）；几条之间用；隔开` };
  return cites.length > 0 ? { cites } : { fault: '至少写一条依据' };
}

/** A printed total binds its column: exactly where every cell is known, as an upper limit where some are not. */
function checkTotals(
  file: string,
  { columns, totals = {} }: TableSpec,
  rows: readonly TableRow[],
): Problem[] {
  return Object.entries(totals).flatMap(([id, total]) => {
    const sum = round(rows.reduce((sum, { cells }) => sum + numberIn(cells[id]), 0));
    const open = rows.some(({ marks }) => marks?.[id] !== undefined && marks[id] in MARK_WORDS);
    if (sum === total || (open && sum < total)) return [];
    const label = columns.find((column) => column.id === id)?.label ?? id;
    const message = `${label}：各行加起来是 ${sum}，原文印的合计是 ${total}`;
    return [{ file, line: 1, message }];
  });
}

function numberIn(value: TableRow['cells'][string] | undefined): number {
  return typeof value === 'number' ? value : 0;
}

/** 0.1 + 0.2 is 0.3 to a reader. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** What `programme.yaml` says of a table that its columns do not bear out; `path` is within the table. */
export function tableSpecFaults({
  columns,
  totals,
  chart,
}: TableSpec): { path: string[]; message: string }[] {
  const ids = columns.map(({ id }) => id);
  const numbers = columns.filter(({ type }) => type === 'number');
  const isNumber = (id: string) => numbers.some((column) => column.id === id);
  const units = new Set(chart?.values.map((id) => numbers.find((column) => column.id === id)?.unit));
  const unknown = (key: string, id: string, among: string[]) => ({
    path: [key],
    message: `${key}：没有 ${id} 这一列${didYouMean(id, among)}`,
  });
  return [
    ...Object.keys(totals ?? {})
      .filter((id) => !isNumber(id))
      .map((id) =>
        unknown(
          'totals',
          id,
          numbers.map((column) => column.id),
        ),
      ),
    ...(chart && !ids.includes(chart.label) ? [unknown('chart', chart.label, ids)] : []),
    ...(chart?.values ?? [])
      .filter((id) => !isNumber(id))
      .map((id) =>
        unknown(
          'chart',
          id,
          numbers.map((column) => column.id),
        ),
      ),
    ...(units.size > 1 ? [{ path: ['chart'], message: 'chart：画在一张图里的各列单位要一样' }] : []),
  ];
}
