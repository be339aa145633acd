import { describe, expect, it } from 'vitest';
import type { DataTable } from '#db/programmes/table.ts';
import { barChart } from '../../site/src/bar-chart.ts';
import { cellView, columnLabel, isWordy, markNotes } from '../../site/src/table-view.ts';

const table: DataTable = {
  id: 'villages',
  title: '各村任务',
  columns: [
    { id: 'village', label: '村', type: 'text' },
    { id: 'area', label: '面积', type: 'number', unit: '亩' },
    { id: 'homes', label: '户数', type: 'number', unit: '亩' },
  ],
  chart: { label: 'village', values: ['area'] },
  cites: ['一'],
  rows: [
    { cells: { village: '东村', area: 31300, homes: null }, cites: [] },
    { cells: { village: '西村', area: 15650, homes: 8 }, marks: { homes: 'derived' }, cites: [] },
    {
      cells: { village: '南村', area: null, homes: null },
      marks: { area: 'columnUnknown', homes: 'notStated' },
      cites: [],
    },
  ],
};
const [village, area, homes] = table.columns;
const [east, west, south] = table.rows;

describe('a cell', () => {
  it.each([
    [east, village, { text: '东村', kind: 'plain' }],
    [east, area, { text: '31,300', kind: 'plain' }],
    [east, homes, { text: '—', kind: 'plain' }],
    [west, homes, { text: '8（推算）', kind: 'plain' }],
    [south, area, { text: '列不明', kind: 'doubt' }],
    [south, homes, { text: '原文未载明', kind: 'doubt' }],
  ])('is shown as it stands in the table (%#)', (row, column, view) => {
    expect(row && column && cellView(row, column)).toEqual(view);
  });

  it('has its unit in the heading, unless the heading names it', () => {
    expect(area && columnLabel(area)).toBe('面积（亩）');
    expect(area && columnLabel({ ...area, label: '亩数' })).toBe('亩数');
  });

  it('has its mark explained below, each once', () => {
    expect(markNotes(table).map((note) => note.split('：')[0])).toEqual(['（推算）', '列不明', '原文未载明']);
  });
});

describe('a table on a phone', () => {
  it('stays a table where words are short, and becomes cards where they are not', () => {
    expect(isWordy(table)).toBe(false);
    const long = { cells: { village: '从村口一直到河边的那一片老房子', area: 1, homes: 1 }, cites: [] };
    expect(isWordy({ ...table, rows: [...table.rows, long] })).toBe(true);
  });
});

describe('a bar chart', () => {
  it('draws bars in proportion, with the number or why there is none', () => {
    const chart = barChart(table, 340);
    const bars = chart?.lines.map(({ label, bars }) => [label, bars[0]?.text, bars[0]?.width]);
    const longest = Number(bars?.[0]?.[2]);
    expect(bars).toEqual([
      ['东村', '31,300', longest],
      ['西村', '15,650', Math.round(longest * 5) / 10],
      ['南村', '列不明', 0],
    ]);
    expect(longest + (chart?.left ?? 0)).toBeLessThan(340);
  });

  it('puts long labels above their bars, so that none runs into them', () => {
    const rows = table.rows.map((row) => ({ ...row, cells: { ...row.cells, village: '很长很长的村名' } }));
    const chart = barChart({ ...table, rows }, 340);
    expect(chart?.left).toBe(0);
    for (const { y, bars } of chart?.lines ?? []) expect(bars[0]?.y).toBeGreaterThan(y);
  });

  it('is none where the table asks for none', () => {
    expect(barChart({ ...table, chart: undefined }, 340)).toBeUndefined();
  });
});
