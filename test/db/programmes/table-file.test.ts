import { describe, expect, it } from 'vitest';
import { printProblems } from '#db/programmes/problem.ts';
import { TableSpec } from '#db/programmes/table.ts';
import { readTable, tableSpecFaults } from '#db/programmes/table-file.ts';

const spec = TableSpec.parse({
  id: 'villages',
  title: '各村任务',
  columns: [
    { id: 'village', label: '村', type: 'text' },
    { id: 'area', label: '面积', type: 'number', unit: '亩' },
    { id: 'cites', label: '依据', type: 'cites' },
  ],
  totals: { area: 100 },
  cites: ['一'],
});

function read(csv: string, changes: Partial<TableSpec> = {}) {
  return readTable('villages.csv', csv, { ...spec, ...changes });
}

function problemsOf(csv: string, changes: Partial<TableSpec> = {}): string[] {
  const result = read(csv, changes);
  return 'problems' in result ? printProblems(result.problems) : [];
}

describe('a table file', () => {
  it('is read cell by cell, with the line of each row', () => {
    expect(read('村,面积,依据\n东村,60,三1\n\n"西村,南村",40,一；三1\n')).toMatchObject({
      table: {
        rows: [
          { cells: { village: '东村', area: 60 }, cites: ['三1'] },
          { cells: { village: '西村,南村', area: 40 }, cites: ['一', '三1'] },
        ],
      },
      lines: [2, 4],
    });
  });

  it.each([
    ['40（推算）', 40, 'derived'],
    ['４０(推算)', 40, 'derived'],
    ['空（推算）', null, 'derived'],
    ['40（合计）', 40, 'summed'],
    ['列不明', null, 'columnUnknown'],
    ['原文未载明', null, 'notStated'],
    ['原文不一致', null, 'conflict'],
  ])('reads %s as %s, marked %s', (text, value, mark) => {
    const result = read(`村,面积,依据\n东村,60,三1\n西村,${text},三1\n`, { totals: undefined });
    expect('table' in result && result.table.rows[1]).toEqual({
      cells: { village: '西村', area: value },
      cites: ['三1'],
      marks: { area: mark },
    });
  });

  it('has nothing in an empty cell, without a mark', () => {
    const result = read('村,面积,依据\n东村,100,三1\n,,三1\n');
    expect('table' in result && result.table.rows[1]).toEqual({
      cells: { village: null, area: null },
      cites: ['三1'],
    });
  });

  it('may come from a Windows spreadsheet, with the empty lines it leaves', () => {
    expect(problemsOf('\uFEFF村,面积,依据\r\n东村,100,三1\r\n,,\r\n')).toEqual([]);
  });

  it.each([
    ['no head', '', '1 第一行要是各列的名称，依次是 村,面积,依据；现在是 '],
    [
      'another head',
      '村,亩数,依据\n东村,100,三1\n',
      '1 第一行要是各列的名称，依次是 村,面积,依据；现在是 村,亩数,依据',
    ],
    ['no rows', '村,面积,依据\n', '1 面积：各行加起来是 0，原文印的合计是 100'],
    [
      'a cell too few',
      '村,面积,依据\n东村,100\n',
      '2 这一行有 2 格，应有 3 格；文字里有逗号的格子要加引号，数字里不要写逗号',
    ],
    [
      'an unquoted comma',
      '村,面积,依据\n东,村,100,三1\n',
      '2 这一行有 4 格，应有 3 格；文字里有逗号的格子要加引号，数字里不要写逗号',
    ],
    [
      'an open quote',
      '村,面积,依据\n"东村,100,三1\n',
      '2 这一行的引号不对：要成对，而且只能在一格的最前和最后；格子里的引号写两个',
    ],
    [
      'words for a number',
      '村,面积,依据\n东村,六十,三1\n',
      '2 面积：要写数字，或列不明、原文未载明、原文不一致；推算出来的写成 8（推算）、空（推算），自己加的写成 8（合计）；不写单位和逗号；写的是“六十”',
    ],
    [
      'a thousands separator',
      '村,面积,依据\n东村,"1,000",三1\n',
      '2 面积：要写数字，或列不明、原文未载明、原文不一致；推算出来的写成 8（推算）、空（推算），自己加的写成 8（合计）；不写单位和逗号；写的是“1,000”',
    ],
    ['another encoding', '\uFFFD\uFFFD,\uFFFD\n', '1 文字读出来是乱码：请在 Excel、WPS 里另存为“CSV UTF-8”'],
    [
      'a number beyond counting',
      `村,面积,依据\n东村,${'9'.repeat(400)},三1\n`,
      `2 面积：要写数字，或列不明、原文未载明、原文不一致；推算出来的写成 8（推算）、空（推算），自己加的写成 8（合计）；不写单位和逗号；写的是“${'9'.repeat(400)}”`,
    ],
    ['no citation', '村,面积,依据\n东村,100,\n', '2 依据：至少写一条依据'],
    [
      'a citation that is none',
      '村,面积,依据\n东村,100,第三条\n',
      '2 依据：“第三条”不是条款号（括号用半角）；几条之间用；隔开',
    ],
    [
      'a sum beside the printed total',
      '村,面积,依据\n东村,60,三1\n西村,41,三1\n',
      '1 面积：各行加起来是 101，原文印的合计是 100',
    ],
    [
      'too small a sum where every cell is known',
      '村,面积,依据\n东村,60,三1\n',
      '1 面积：各行加起来是 60，原文印的合计是 100',
    ],
  ])('reports %s', (_what, csv, ...reported) => {
    expect(problemsOf(csv)).toEqual(reported.map((problem) => `villages.csv:${problem}`));
  });

  it('takes a printed total for an upper limit while a cell is not known', () => {
    expect(problemsOf('村,面积,依据\n东村,60,三1\n西村,列不明,三1\n')).toEqual([]);
    expect(problemsOf('村,面积,依据\n东村,101,三1\n西村,列不明,三1\n')).toHaveLength(1);
  });

  it('adds decimals as people do', () => {
    expect(problemsOf('村,面积,依据\n东村,0.1,三1\n西村,0.2,三1\n', { totals: { area: 0.3 } })).toEqual([]);
  });
});

describe('what programme.yaml says of a table', () => {
  const told = (changes: Partial<TableSpec>) =>
    tableSpecFaults({ ...spec, ...changes }).map(({ message }) => message);

  it('holds for the columns there are', () => {
    expect(told({ chart: { label: 'village', values: ['area'] } })).toEqual([]);
  });

  it.each<[string, Partial<TableSpec>, string]>([
    ['a total of no column', { totals: { areas: 1 } }, 'totals：没有 areas 这一列；是不是想写 area？'],
    ['a total of words', { totals: { village: 1 } }, 'totals：没有 village 这一列'],
    ['a bar of words', { chart: { label: 'village', values: ['village'] } }, 'chart：没有 village 这一列'],
    [
      'a label of no column',
      { chart: { label: 'vilage', values: ['area'] } },
      'chart：没有 vilage 这一列；是不是想写 village？',
    ],
  ])('reports %s', (_what, changes, message) => {
    expect(told(changes)).toEqual([message]);
  });

  it('reports bars of two units in one picture', () => {
    const columns = [...spec.columns, { id: 'homes', label: '户', type: 'number' as const, unit: '户' }];
    const chart = { label: 'village', values: ['area', 'homes'] };
    expect(told({ columns, chart })).toEqual(['chart：画在一张图里的各列单位要一样']);
  });
});
