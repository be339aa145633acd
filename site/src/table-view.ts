/** How the cells of a table are shown: as text, and whether they stand out. */
import type { CellMark, DataTable, TableColumn, TableRow } from '#db/programmes/table.ts';

export interface CellView {
  text: string;
  /** doubt: the text is silent, contradicts itself or lost the column; derived: we worked it out. */
  kind: 'plain' | 'doubt' | 'derived';
}

const MARK_TEXTS: Record<Exclude<CellMark, 'derived'>, string> = {
  columnUnknown: '列不明',
  notStated: '原文未载明',
  conflict: '原文不一致',
};

/** What each mark that occurs in a table means, for the line below it. */
const MARK_NOTES: Record<CellMark, string> = {
  derived: '（推算）：原文没有印在哪一列，从印出的合计只能推出这一个数。',
  columnUnknown: '列不明：原文印了这个数，但空格丢了，看不出在哪一列，不猜。',
  notStated: '原文未载明：原文没有写这个数。',
  conflict: '原文不一致：原文几处写的不一样。',
};

/** A cell of a text or number column. */
export function cellView({ cells, marks }: TableRow, { id }: TableColumn): CellView {
  const mark = marks?.[id];
  if (mark && mark !== 'derived') return { text: MARK_TEXTS[mark], kind: 'doubt' };
  const value = cells[id];
  const text = value === null || value === undefined ? '—' : numberText(value);
  return mark ? { text: `${text}（推算）`, kind: 'derived' } : { text, kind: 'plain' };
}

/** The clauses in a cell of a `cites` column. */
export function citesIn({ cells }: TableRow, { id }: TableColumn): string[] {
  const value = cells[id];
  return Array.isArray(value) ? value : [];
}

/** 31300 as people write it: 31,300. */
export function numberText(value: string | number | string[]): string {
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
  return Object.entries(MARK_NOTES).flatMap(([mark, note]) => (used.has(mark as CellMark) ? [note] : []));
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
