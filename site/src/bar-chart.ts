/** Measures a bar chart: every length is worked out here, so that the SVG needs no style and no script. */
import type { DataTable, TableColumn, TableRow } from '#db/programmes/table.ts';
import { cellView } from './table-view.ts';

interface Bar {
  /** Which of the drawn columns, from 0. */
  series: number;
  /** Distance from the top, in units of the view box. */
  y: number;
  width: number;
  /** The number beside the bar, or why there is none. */
  text: string;
}

interface Line {
  label: string;
  /** Base line of the label. */
  y: number;
  bars: Bar[];
}

export interface BarChart {
  width: number;
  height: number;
  /** Where bars start. */
  left: number;
  barHeight: number;
  fontSize: number;
  lines: Line[];
  /** What the series are called, where there is more than one. */
  legend: string[];
}

const FONT = 16;
const BAR = 20;
const GAP = 10;
const PAD = 6;
/** Room for the number behind the longest bar, in characters. */
const NUMBER_CHARACTERS = 5;
/** Labels up to this many characters stand beside their bars, longer ones above. */
const BESIDE = 6;

/** The chart of a table that has one, `width` units wide: the fewer units, the larger its letters on a screen. */
export function barChart(table: DataTable, width: number): BarChart | undefined {
  const { chart, columns, rows } = table;
  if (!chart) return undefined;
  const series = chart.values.flatMap((id) => columns.filter((column) => column.id === id));
  const labels = rows.map(({ cells }) => String(cells[chart.label] ?? ''));
  const beside = Math.max(...labels.map((label) => label.length)) <= BESIDE;
  const left = beside ? Math.max(...labels.map((label) => label.length)) * FONT + PAD : 0;
  const most = Math.max(...rows.flatMap((row) => series.map((column) => numberIn(row, column))), 1);
  const scale = (width - left - NUMBER_CHARACTERS * FONT) / most;
  const labelHeight = beside ? 0 : FONT + PAD;
  const lineHeight = labelHeight + series.length * BAR + GAP;
  const lines = rows.map((row, at): Line => {
    const top = at * lineHeight;
    const bars = series.map((column, index) => ({
      series: index,
      y: top + labelHeight + index * BAR,
      width: round(numberIn(row, column) * scale),
      text: cellView(row, column).text,
    }));
    return { label: labels[at] ?? '', y: top + FONT, bars };
  });
  return {
    width,
    height: rows.length * lineHeight,
    left,
    barHeight: BAR,
    fontSize: FONT,
    lines,
    legend: series.length > 1 ? series.map(({ label }) => label) : [],
  };
}

function numberIn({ cells }: TableRow, { id }: TableColumn): number {
  const value = cells[id];
  return typeof value === 'number' ? value : 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
