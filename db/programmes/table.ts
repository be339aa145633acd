/** A table of the text: what `programme.yaml` says of it, and its rows as `data/<id>.csv` has them. */
import * as z from 'zod';
import { named } from './named.ts';
import { Cites, Id, Text } from './source.ts';

/** One column. */
export const TableColumn = z
  .strictObject({
    id: Id.describe('Id of the column, unique in the table'),
    /** The first line of the CSV file has it word for word. */
    label: Text.describe('Heading, in Chinese'),
    /** `cites`: the clauses a row rests on; a column of the file, not of the public table. */
    type: named({ text: '文字', number: '数字', cites: '这一行的依据，几条用；隔开' }).describe(
      'text, or a number counted in `unit`',
    ),
    unit: Text.optional().describe('Unit of the numbers, e.g. 户'),
  })
  .describe('One column');
export type TableColumn = z.infer<typeof TableColumn>;

const ColumnIds = z.array(Id).min(1);

/** A table without its rows. */
export const TableSpec = z.strictObject({
  /** The rows stand in `data/<id>.csv`. */
  id: Id.describe('Id of the table, unique in the programme'),
  title: Text.describe('Title, in Chinese'),
  note: Text.optional().describe('What a reader must know before the numbers'),
  columns: z.array(TableColumn).min(2).describe('The columns, in order'),
  totals: z.record(Id, z.number()).optional().describe('Totals the text prints, by id of the column'),
  chart: z
    .strictObject({
      label: Id.describe('Column that names a bar'),
      values: ColumnIds.describe('Columns drawn, all of one unit'),
    })
    .optional()
    .describe('How the table is drawn as bars, where a picture helps'),
  cites: Cites,
});
export type TableSpec = z.infer<typeof TableSpec>;

/**
 * What a cell holds beside a plain value. derived: what the printed totals leave as the only possibility, a number or an empty
 * cell; summed: our own sum of numbers of the row, not printed; columnUnknown: the row has fewer numbers than columns, and
 * which column they stand in is lost; notStated (原文未载明) and conflict (原文不一致): as the text has it.
 */
export const CellMark = z.enum(['derived', 'summed', 'columnUnknown', 'notStated', 'conflict']);
export type CellMark = z.infer<typeof CellMark>;
/** The words for a mark that stand where a number would. */
export const MARK_WORDS = {
  columnUnknown: '列不明',
  notStated: '原文未载明',
  conflict: '原文不一致',
} as const satisfies Partial<Record<CellMark, string>>;

/** One row. */
export const TableRow = z
  .object({
    cells: z
      .record(z.string(), z.union([z.string(), z.number(), z.null()]))
      .describe(
        "By id of the column: text, or a number in the column's unit as printed (元 with decimals, not fen); null where the table has nothing or a mark says why",
      ),
    marks: z
      .record(z.string(), CellMark)
      .optional()
      .describe('By id of the column: what the cell is other than printed'),
    cites: z.array(z.string()).describe('Clauses this row rests on, where the table names them row by row'),
  })
  .describe('One row');
export type TableRow = z.infer<typeof TableRow>;

/** A table whole. */
export interface DataTable extends TableSpec {
  rows: TableRow[];
}
