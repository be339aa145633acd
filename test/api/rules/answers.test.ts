import { describe, expect, test } from 'vitest';
import { checkAnswers } from '#api/rules/answers.ts';
import { sampleRuleset } from './sample-check.ts';

const RULESET = sampleRuleset();

describe('answers that can be used', () => {
  test('come back in the order of the facts, whatever order they were sent in', () => {
    const result = checkAnswers(RULESET, {
      car: true,
      idleLand: null,
      income: { max: 20, min: 0 },
      members: 3,
    });
    expect(JSON.stringify(result)).toBe(
      '{"answers":{"income":{"min":0,"max":20},"members":3,"car":true,"idleLand":null}}',
    );
  });

  test('may be none, and minus zero is zero', () => {
    expect(checkAnswers(RULESET, {})).toEqual({ answers: {} });
    expect(checkAnswers(RULESET, { income: -0 })).toEqual({ answers: { income: 0 } });
  });
});

const NUMBER_NEEDED =
  '“月收入”要填整数（按分计，10000 元写成 1000000）；只知道大概就写 {"min":…,"max":…}，两头都要；不知道写 null';
const BOUNDS = '“月收入”应在 0（0 元）到 1000000（10000 元）之间';

describe('answers that cannot', () => {
  const REFUSED: [string, unknown, object[]][] = [
    [
      'a list',
      [],
      [{ field: 'answers', code: 'notAnObject', message: 'answers 要是一个对象，如 {"问题编号": true}' }],
    ],
    [
      'nothing',
      null,
      [{ field: 'answers', code: 'notAnObject', message: 'answers 要是一个对象，如 {"问题编号": true}' }],
    ],
    [
      'too many',
      Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`x${index}`, true])),
      [{ field: 'answers', code: 'notAnObject', message: 'answers 一次最多 200 项，这里有 201 项' }],
    ],
    [
      'a misspelt fact',
      { incone: 1 },
      [
        {
          field: 'incone',
          code: 'unknownFact',
          message: '没有“incone”这个问题，您是不是想写“income”',
          didYouMean: 'income',
        },
      ],
    ],
    [
      '__proto__',
      JSON.parse('{"__proto__": true}'),
      [{ field: '__proto__', code: 'unknownFact', message: '没有“__proto__”这个问题' }],
    ],
    [
      'constructor',
      { constructor: 1 },
      [{ field: 'constructor', code: 'unknownFact', message: '没有“constructor”这个问题' }],
    ],
    [
      'a key of a thousand letters',
      { ['甲'.repeat(1000)]: 1 },
      [{ field: '甲'.repeat(1000), code: 'unknownFact', message: `没有“${'甲'.repeat(40)}…”这个问题` }],
    ],
    [
      'text for a number',
      { income: '16500' },
      [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }],
    ],
    ['a fraction', { income: 0.5 }, [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }]],
    ['NaN', { income: Number.NaN }, [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }]],
    [
      '1e309',
      JSON.parse('{"income": 1e309}'),
      [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }],
    ],
    ['yes for a number', { income: true }, [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }]],
    [
      'a range that begins between two integers',
      { income: { min: 0.5, max: 1 } },
      [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }],
    ],
    [
      'half a range',
      { income: { min: 1 } },
      [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }],
    ],
    [
      'a range and more',
      { income: { min: 1, max: 2, mean: 1 } },
      [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }],
    ],
    [
      'a list for a range',
      { income: [1, 2] },
      [{ field: 'income', code: 'wrongType', message: NUMBER_NEEDED }],
    ],
    ['too much', { income: 1_000_001 }, [{ field: 'income', code: 'outOfRange', message: BOUNDS }]],
    ['too little', { income: -1 }, [{ field: 'income', code: 'outOfRange', message: BOUNDS }]],
    [
      'a range that leaves the bounds',
      { income: { min: -1, max: 5 } },
      [{ field: 'income', code: 'outOfRange', message: BOUNDS }],
    ],
    [
      'a range the wrong way round',
      { income: { min: 6, max: 5 } },
      [{ field: 'income', code: 'outOfRange', message: '“月收入”的范围写反了：min 6 大于 max 5' }],
    ],
    [
      '1 for yes',
      { car: 1 },
      [
        {
          field: 'car',
          code: 'wrongType',
          message: '“家里有车”要填 true（是）、false（否）或 null（不知道）',
        },
      ],
    ],
    [
      'two things at once',
      { car: 'no', incomes: 3 },
      [
        {
          field: 'car',
          code: 'wrongType',
          message: '“家里有车”要填 true（是）、false（否）或 null（不知道）',
        },
        {
          field: 'incomes',
          code: 'unknownFact',
          message: '没有“incomes”这个问题，您是不是想写“income”',
          didYouMean: 'income',
        },
      ],
    ],
  ];
  test.each(REFUSED)('%s', (_, raw, problems) => {
    expect(checkAnswers(RULESET, raw)).toEqual({ problems });
  });
});
