/**
 * Solves the allocation tables of the 共青团 text again from the numbers as printed: a row keeps its numbers in their order,
 * the empty cells are lost, the column totals are printed. A cell may say only what every solution says.
 */
import { describe, expect, it } from 'vitest';
import { loadProgrammes } from '#db/programmes/load.ts';
import type { DataTable, TableRow } from '#db/programmes/table.ts';

const { folders } = loadProgrammes('db');
const tables = new Map(
  folders
    .find(({ slug }) => slug === 'youth-league-pilots')
    ?.loaded?.tables.map((table) => [table.id, table]),
);

describe.each([
  { id: 'enterprises', totals: [40, 70], ambiguous: 10, derivedRows: ['中央企业'] },
  { id: 'cities', totals: [20, 40, 40], ambiguous: 15, derivedRows: 'all' },
  { id: 'offices', totals: [15, 15], ambiguous: 24, derivedRows: [] },
  { id: 'rural', totals: [50, 50, 50], ambiguous: 3, derivedRows: 'all' },
])('allocation table $id', ({ id, totals, ambiguous, derivedRows }) => {
  const table = getTable(id);
  const solved = solve(table);

  it(`has the printed totals ${totals.join(' + ')} and ${ambiguous} rows that lost cells`, () => {
    expect(columnsOf(table).map((column) => table.totals?.[column])).toEqual(totals);
    expect(table.rows.filter((row) => lostCells(table, row))).toHaveLength(ambiguous);
    const sum = table.rows.flatMap(printed).reduce((a, b) => a + b, 0);
    expect(sum).toBe(totals.reduce((a, b) => a + b, 0));
  });

  it('derives exactly the rows that have one solution', () => {
    const lost = table.rows.filter((row) => lostCells(table, row));
    const derived = lost.filter((row) => !Object.values(row.marks ?? {}).includes('columnUnknown'));
    const wanted = derivedRows === 'all' ? lost.map(place) : derivedRows;
    expect(derived.map(place)).toEqual(wanted);
  });

  it.each(table.rows.map((row, at) => [place(row), row, at] as const))(
    'says of %s what every solution says',
    (_place, row, at) => {
      expect(columnsOf(table).map((column) => cell(row, column))).toEqual(
        columnsOf(table).map((_, column) => agreed(solved[at] ?? [], column, lostCells(table, row))),
      );
    },
  );

  it('adds up each row', () => {
    for (const row of table.rows) {
      const sum = printed(row).reduce((a, b) => a + b, 0);
      expect([place(row), row.cells.total, row.marks?.total]).toEqual([place(row), sum, 'summed']);
    }
  });
});

describe('the schools table, cut off inside its first row', () => {
  it('knows no column of 北京 and no total', () => {
    const table = getTable('schools');
    const [row] = table.rows;
    expect(table.rows).toHaveLength(1);
    expect(row && place(row)).toBe('北京');
    expect(row && printed(row)).toEqual([3, 1]);
    for (const column of columnsOf(table)) expect(row?.marks?.[column]).toBe('columnUnknown');
    expect(table.totals).toBeUndefined();
  });
});

describe('the solver', () => {
  it('finds a planted wrong cell', () => {
    const table = structuredClone(getTable('cities'));
    const row = table.rows.find((one) => lostCells(table, one));
    const [first = ''] = columnsOf(table);
    if (row) row.cells[first] = 1;
    const at = row ? table.rows.indexOf(row) : -1;
    const wanted = columnsOf(table).map((_, column) => agreed(solve(table)[at] ?? [], column, true));
    expect(columnsOf(table).map((column) => row && cell(row, column))).not.toEqual(wanted);
  });
});

/** A way to put a row's numbers into the columns; null is an empty cell. */
type Placing = (number | null)[];

/** The placings of each row that occur in some solution. */
function solve(table: DataTable): Placing[][] {
  const columns = columnsOf(table);
  const totals = columns.map((column) => table.totals?.[column] ?? 0);
  const options = table.rows.map((row) => placings(printed(row), columns.length));
  // Column sums that can be reached by the rows before, and by the rows from, each row.
  const before = reach(options);
  const after = reach([...options].reverse()).reverse();
  return options.map((placed, at) =>
    placed.filter((placing) =>
      [...(before[at] ?? [])].some((sums) => {
        const rest = totals.map(
          (total, column) => total - (Number(sums.split(' ')[column]) + (placing[column] ?? 0)),
        );
        return after[at]?.has(rest.join(' '));
      }),
    ),
  );
}

/** Of each place in the list, every sum of columns the options before it can make. */
function reach(options: Placing[][]): Set<string>[] {
  const width = options[0]?.[0]?.length ?? 0;
  let sums = new Set([Array(width).fill(0).join(' ')]);
  return options.map((placed) => {
    const here = sums;
    sums = new Set(
      [...here].flatMap((sum) =>
        placed.map((placing) =>
          sum
            .split(' ')
            .map((part, column) => Number(part) + (placing[column] ?? 0))
            .join(' '),
        ),
      ),
    );
    return here;
  });
}

function placings(numbers: number[], width: number): Placing[] {
  if (numbers.length > width) return [];
  if (width === 0) return [[]];
  const [first, ...rest] = numbers;
  const filled = first === undefined ? [] : placings(rest, width - 1).map((tail) => [first, ...tail]);
  return [...filled, ...placings(numbers, width - 1).map((tail) => [null, ...tail])];
}

/** What a cell may say: the number all solutions agree on, marked where cells were lost, or that nobody knows. */
function agreed(solutions: Placing[], column: number, lost: boolean): string {
  const values = new Set(solutions.map((placing) => placing[column] ?? null));
  const [value = null] = values;
  if (values.size !== 1) return '列不明';
  return lost ? `${value ?? '空'}（推算）` : String(value);
}

function cell({ cells, marks }: TableRow, column: string): string {
  if (marks?.[column] === 'columnUnknown') return '列不明';
  return marks?.[column] === 'derived' ? `${cells[column] ?? '空'}（推算）` : String(cells[column]);
}

function lostCells(table: DataTable, row: TableRow): boolean {
  return printed(row).length < columnsOf(table).length;
}

/** The columns between the place and the sum of the row. */
function columnsOf({ columns }: DataTable): string[] {
  return columns.map(({ id }) => id).filter((id) => !['place', 'total', 'printed'].includes(id));
}

function printed({ cells }: TableRow): number[] {
  return String(cells.printed).split(' ').map(Number);
}

function place({ cells }: TableRow): string {
  return String(cells.place);
}

function getTable(id: string): DataTable {
  const table = tables.get(id);
  if (!table) throw new Error(`youth-league-pilots has no table ${id}`);
  return table;
}
