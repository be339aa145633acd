import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExpression } from '#api/rules/compiler/expression.ts';
import { type Names, plainForm } from '#api/rules/compiler/tokens.ts';
import type { Expr } from '#api/rules/ruleset.ts';
import { RUNS, SEED } from './runs.ts';

const LABELS: [string, 'fact' | 'param' | 'condition', string][] = [
  ['有车', 'fact', 'car'],
  ['有车或有房', 'fact', 'carOrHome'],
  ['非农户口', 'fact', 'urban'],
  ['家庭月人均收入', 'fact', 'income'],
  ['低保标准', 'param', 'standard'],
  ['家庭人口', 'fact', 'members'],
  ['生活困难（常年）', 'condition', 'hardship'],
  ['有不能享受的情形', 'condition', 'excluded'],
];
const NAMES: Names = new Map(LABELS.map(([label, op, id]) => [plainForm(label), { op, id }]));
const income: Expr = { op: 'fact', id: 'income' };
const standard: Expr = { op: 'param', id: 'standard' };
const car: Expr = { op: 'fact', id: 'car' };
const hardship: Expr = { op: 'condition', id: 'hardship' };

function fact(id: string): Expr {
  return { op: 'fact', id };
}

describe('what can be written', () => {
  const READS: [string, Expr][] = [
    ['家庭月人均收入 < 低保标准', { op: 'lt', left: income, right: standard }],
    ['家庭月人均收入＜低保标准', { op: 'lt', left: income, right: standard }],
    ['家庭月人均收入≤低保标准', { op: 'le', left: income, right: standard }],
    ['家庭月人均收入 >= 低保标准', { op: 'ge', left: income, right: standard }],
    ['家庭月人均收入 ≥ 低保标准', { op: 'ge', left: income, right: standard }],
    ['家庭月人均收入 ＞ 低保标准', { op: 'gt', left: income, right: standard }],
    ['家庭月人均收入 ＝ 低保标准', { op: 'eq', left: income, right: standard }],
    ['家庭月人均收入 ≠ 低保标准', { op: 'ne', left: income, right: standard }],
    ['有车', car],
    ['有车或有房', { op: 'fact', id: 'carOrHome' }],
    ['有车 或 非农户口', { op: 'or', of: [car, { op: 'fact', id: 'urban' }] }],
    ['非 非农户口', { op: 'not', of: { op: 'fact', id: 'urban' } }],
    ['非有车且生活困难(常年)', { op: 'and', of: [{ op: 'not', of: car }, hardship] }],
    ['「有车」且「有车或有房」', { op: 'and', of: [car, { op: 'fact', id: 'carOrHome' }] }],
    ['任一(有车、生活困难（常年）)', { op: 'or', of: [car, hardship] }],
    ['全部（有车，生活困难（常年））', { op: 'and', of: [car, hardship] }],
    ['任一(有车)', car],
    ['有车 且 有车 且 有车', { op: 'and', of: [car, car, car] }],
    ['(有车 或 生活困难（常年）) 且 有车', { op: 'and', of: [{ op: 'or', of: [car, hardship] }, car] }],
    ['非 (家庭月人均收入 < 低保标准)', { op: 'not', of: { op: 'lt', left: income, right: standard } }],
    [
      '家庭月人均收入 < 低保标准 × 家庭人口 + 低保标准',
      {
        op: 'lt',
        left: income,
        right: {
          op: 'add',
          left: { op: 'mul', left: standard, right: { op: 'fact', id: 'members' } },
          right: standard,
        },
      },
    ],
    [
      '至少2项(有车、有车或有房、非农户口)',
      { op: 'atLeast', count: 2, of: [car, fact('carOrHome'), fact('urban')] },
    ],
    ['较小(低保标准、家庭月人均收入)', { op: 'min', of: [standard, income] }],
    ['较大（低保标准，家庭月人均收入）', { op: 'max', of: [standard, income] }],
    ['若(有车、0、低保标准)', { op: 'if', test: car, yes: { op: 'number', value: 0 }, no: standard }],
    [
      '四舍五入(低保标准 × 家庭人口 ÷ 家庭月人均收入)',
      {
        op: 'round',
        mode: 'halfUp',
        over: [standard, fact('members')],
        under: [income],
        scale: { over: 1, under: 1 },
      },
    ],
    [
      '去尾((低保标准 + 低保标准) / 家庭人口) > 0',
      {
        op: 'gt',
        left: {
          op: 'round',
          mode: 'down',
          over: [{ op: 'add', left: standard, right: standard }],
          under: [fact('members')],
          scale: { over: 1, under: 1 },
        },
        right: { op: 'number', value: 0 },
      },
    ],
    [
      '家庭人口 - 1 > 0',
      {
        op: 'gt',
        left: { op: 'sub', left: { op: 'fact', id: 'members' }, right: { op: 'number', value: 1 } },
        right: { op: 'number', value: 0 },
      },
    ],
  ];
  test.each(READS)('%s', (text, expr) => {
    expect(parseExpression(text, NAMES)).toEqual({ expr });
  });
});

describe('what is wrong, and what would be right', () => {
  const REFUSES: [string, string[]][] = [
    ['', ['算式是空的']],
    [
      '家庭人均收入 < 低保标',
      ['不认识“家庭人均收入”，您是不是想写“家庭月人均收入”？', '不认识“低保标”，您是不是想写“低保标准”？'],
    ],
    ['张三 且 有车', ['不认识“张三”：算式里只能写 facts、parameters、conditions 里的名称（label）']],
    [
      '家庭月人均收入 < 165',
      ['算式里不能直接写数字 165：请在 parameters 里给它起个名称、注明依据，这里写那个名称'],
    ],
    [
      '家庭月人均收入 < 165 元',
      ['算式里不能直接写数字 165 元：请在 parameters 里给它起个名称、注明依据，这里写那个名称'],
    ],
    ['家庭月人均收入低于低保标准', ['算式里“低于”要写成 <']],
    ['家庭月人均收入 不超过 低保标准', ['算式里“不超过”要写成 <=']],
    ['家庭月人均收入 => 低保标准', ['算式里“=>”要写成 >=']],
    ['家庭月人均收入 低保标准以上', ['算式里“以上”要写成 >=（包括本数）或 >（不包括本数），照原文']],
    ['有车 并且 没有 有车', ['算式里“并且”要写成 且', '算式里“没有”要写成 非，放在前面']],
    ['有车或者有车', ['算式里“或者”要写成 或']],
    ['任何(有车、有车)', ['算式里“任何”要写成 任一(…)']],
    ['至少两项(有车、有车)', ['算式里“至少两项”要写成 至少2项(…)，用数字和“项”字']],
    ['至少2样(有车、有车)', ['算式里“至少2样”要写成 至少2项(…)，用数字和“项”字']],
    [
      '不识字的人 且 有车',
      ['不认识“不识字的人”：算式里只能写 facts、parameters、conditions 里的名称（label）'],
    ],
    ['income < 低保标准', ['“income”是编号，算式里要写它的名称“家庭月人均收入”']],
    ['有车 且', ['算式没有写完']],
    ['且 有车', ['“且”前面缺少内容']],
    ['(有车', ['少了右括号“）”']],
    ['有车)', ['多了一个右括号“）”']],
    ['有车 生活困难（常年）', ['“生活困难(常年)”前面缺少 且、或 或者比较符号']],
    ['有车、有车', ['“、”“，”只能写在 任一(…)、全部(…) 这样的括号里']],
    ['有车 且 有车 或 有车', ['且 和 或 混着写时要加括号，说明先看哪个，如 (甲 或 乙) 且 丙']],
    ['有车 或 有车 且 有车', ['且 和 或 混着写时要加括号，说明先看哪个，如 (甲 或 乙) 且 丙']],
    [
      '低保标准 < 家庭月人均收入 < 低保标准',
      ['不能连着比较，请拆成两个，用 且 连起来，如 甲 < 乙 且 乙 < 丙'],
    ],
    ['低保标准 / 家庭人口', ['除法要写明怎么取整：写在 四舍五入(…)、去尾(…) 或 进一(…) 的括号里']],
    [
      '去尾(低保标准 + 低保标准)',
      ['取整的括号里只能乘和除；要加减，请先算好再取整，或把加减写在里面的括号里'],
    ],
    ['若(有车、低保标准)', ['若(…) 要写三样：若(条件、成立时的数、不成立时的数)']],
    ['至少3项(有车、有车)', ['至少3项(…) 的括号里有 2 项；要写 1 到 2 项']],
    ['至少0项(有车)', ['至少0项(…) 的括号里有 1 项；要写 1 到 1 项']],
    ['「有车', ['少了右引号“」”']],
    ['有车'.repeat(1001), ['算式太长（超过 2000 字），请拆成几个条件']],
  ];
  test.each(REFUSES)('%s', (text, problems) => {
    expect(parseExpression(text, NAMES)).toEqual({ problems });
  });
});

test('any text is either read or refused, never thrown at', () => {
  const pieces = fc.constantFrom(
    '有车',
    '低保标准',
    '且',
    '或',
    '非',
    '(',
    '）',
    '、',
    '<',
    '≥',
    '+',
    '任一(',
    '0',
    '7',
    '「',
    ' ',
    '怪',
    '😀',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 }),
      (parts) => {
        const result = parseExpression(parts.join(''), NAMES);
        expect('expr' in result || result.problems.length > 0).toBe(true);
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
});

test('brackets nested as deep as the length allows do not exhaust the stack', () => {
  expect(parseExpression(`${'('.repeat(999)}有车${')'.repeat(999)}`, NAMES)).toEqual({ expr: car });
});
