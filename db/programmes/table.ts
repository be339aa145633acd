/** A table of the text: what `programme.yaml` says of it, and its rows as `data/<id>.csv` has them. */
import * as z from 'zod';
import { Cites, Id, Text } from './source.ts';

/** One column. */
export const TableColumn = z
  .strictObject({
    id: Id.describe('Id of the column, unique in the table'),
    label: Text.describe('Heading, in Chinese; the first line of the CSV file has it word for word'),
    type: z
      .enum(['text', 'number', 'cites'])
      .describe('text; number, counted in `unit`; cites: the clauses a row rests on'),
    unit: Text.optional().describe('Unit of the numbers, e.g. 户'),
  })
  .describe('One column');
export type TableColumn = z.infer<typeof TableColumn>;

const ColumnIds = z.array(Id).min(1);

/** A table without its rows. */
export const TableSpec = z.strictObject({
  id: Id.describe('Id of the table, unique in the programme; its rows are `data/<id>.csv`'),
  title: Text.describe('Title, in Chinese'),
  note: Text.optional().describe('What a reader must know before the numbers'),
  columns: z.array(TableColumn).min(2).describe('The columns, in order'),
  totals: z
    .record(Id, z.number())
    .optional()
    .describe('Totals the text prints, by id of the column; the build holds the rows against them'),
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
 * What a cell holds beside a plain value. derived: the only number the printed totals leave possible; columnUnknown: the row
 * has numbers, but the text lost in which columns; notStated (原文未载明) and conflict (原文不一致): as the text has it.
 */
export const CellMark = z.enum(['derived', 'columnUnknown', 'notStated', 'conflict']);
export type CellMark = z.infer<typeof CellMark>;

/** One row. */
export const TableRow = z
  .object({
    cells: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()]))
      .describe(
        'By id of the column: text, number, clauses; null where the table has nothing or a mark says why',
      ),
    marks: z
      .record(z.string(), CellMark)
      .optional()
      .describe('By id of the column, only of cells that have one'),
  })
  .describe('One row');
export type TableRow = z.infer<typeof TableRow>;

/** A table whole. */
export const DataTable = TableSpec.strip().extend({
  rows: z.array(TableRow).describe('The rows, in the order of the text'),
});
export type DataTable = z.infer<typeof DataTable>;
