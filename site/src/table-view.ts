/** How the cells of a table are shown: as text, and whether they stand out. */
import {
  type CellMark,
  type DataTable,
  MARK_WORDS,
  type TableColumn,
  type TableRow,
} from '#db/programmes/table.ts';

export interface CellView {
  text: string;
  /** doubt: the text is silent, contradicts itself or lost the column. */
  kind: 'plain' | 'doubt';
}

/** What each mark that occurs in a table means, for the line below it. */
const MARK_NOTES: Record<CellMark, string> = {
  derived: '（推算）：这一行丢了空格，照印出的合计，只能是这样。',
  summed: '', // the heading or the note of the table says so
  columnUnknown: '列不明：这一行印的数比列少，看不出哪个数在哪一列，不猜。',
  notStated: '原文未载明：原文没有写这个数。',
  conflict: '原文不一致：原文几处写的不一样。',
};

/** A cell of a text or number column. */
export function cellView({ cells, marks }: TableRow, { id }: TableColumn): CellView {
  const mark = marks?.[id];
  if (mark && mark in MARK_WORDS) return { text: MARK_WORDS[mark as keyof typeof MARK_WORDS], kind: 'doubt' };
  const value = cells[id] ?? null;
  const text = value === null ? '—' : numberText(value);
  return { text: mark === 'derived' ? `${text}（推算）` : text, kind: 'plain' };
}

/** 31300 as people write it: 31,300. */
export function numberText(value: string | number): string {
  return typeof value === 'number'
    ? value.toLocaleString('en-US', { maximumFractionDigits: 6 })
    : String(value);
}

/** The heading of a column with its unit: 户数（户）. */
export function columnLabel({ label, unit }: TableColumn): string {
  return unit && !label.includes(unit) ? `${label}（${unit}）` : label;
}

/** The notes that the marks of a table call for, each once. */
export function markNotes({ rows }: DataTable): string[] {
  const used = new Set(rows.flatMap(({ marks }) => Object.values(marks ?? {})));
  return Object.entries(MARK_NOTES).flatMap(([mark, note]) =>
    note !== '' && used.has(mark as CellMark) ? [note] : [],
  );
}

/** Longer text than this, in characters, does not fit a column of a phone. */
const NARROW = 14;

/** Whether the rows of a table are better shown one below the other on a phone. */
export function isWordy({ columns, rows }: DataTable): boolean {
  const wordy = columns.filter(
    ({ id, type }) => type === 'text' && rows.some(({ cells }) => String(cells[id] ?? '').length > NARROW),
  );
  return wordy.length > 0 && columns.length > 2;
}
