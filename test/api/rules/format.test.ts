import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay, formatQuantity, formatRange } from '#api/rules/format.ts';
import type { Unit } from '#api/rules/ruleset.ts';
import { parseQuantity, parseUnit } from '#api/rules/units.ts';
import { RUNS, SEED } from './runs.ts';

const WRITTEN: [number, Unit, string][] = [
  [16_500, 'fen', '165 元'],
  [1, 'fen', '0.01 元'],
  [-150, 'fen', '-1.5 元'],
  [375, 'fenPerMu', '3.75 元/亩'],
  [2000, 'centimu', '20 亩'],
  [1300, 'centisqm', '13 平方米'],
  [250_000, 'ppm', '25%'],
  [50_001, 'ppm', '5.0001%'],
  [3, 'person', '3 人'],
  [10, 'month', '10 个月'],
];

test.each(WRITTEN)('%i %s reads %s', (value, unit, text) => {
  expect(formatQuantity(value, unit)).toBe(text);
});

test('a range reads from … to, a known one as one figure', () => {
  expect(formatRange({ min: 100, max: 200 }, 'fen')).toBe('1 元到 2 元');
  expect(formatRange({ min: 100, max: 100 }, 'fen')).toBe('1 元');
});

test('a day reads as people say it', () => {
  expect(formatDay('2024-04-05')).toBe('2024年4月5日');
});

const READ: [string, number, Unit][] = [
  ['165 元', 16_500, 'fen'],
  ['3.75元/亩', 375, 'fenPerMu'],
  ['3.75 元／亩', 375, 'fenPerMu'],
  ['1.5 万元', 1_500_000, 'fen'],
  ['5 角', 50, 'fen'],
  ['25 %', 250_000, 'ppm'],
  ['25％', 250_000, 'ppm'],
  ['5 ‰', 5000, 'ppm'],
  ['0.10 亩', 10, 'centimu'],
  ['-3 元', -300, 'fen'],
  ['2 个月', 2, 'month'],
  ['60 岁', 60, 'age'],
];

test.each(READ)('%s is read exactly', (text, value, unit) => {
  expect(parseQuantity(text)).toEqual({ value, unit });
});

test.each([
  ['165', '“165”不是带单位的数，应像 165 元、25 %、20 亩'],
  ['一百元', '“一百元”不是带单位的数，应像 165 元、25 %、20 亩'],
  ['0.5 人', '“0.5 人”太细了，人最多写到小数点后 0 位'],
  ['90000000000000 元', undefined],
  ['999999999999999 元', '“999999999999999 元”太大了，算不准'],
])('%s is refused where it must be', (text, problem) => {
  expect(parseQuantity(text)).toEqual(
    problem === undefined ? { value: 9_000_000_000_000_000, unit: 'fen' } : { problem },
  );
});

test('what is written is read back as the same integer', () => {
  const units = fc.constantFrom<Unit>(
    'fen',
    'fenPerMu',
    'centimu',
    'centisqm',
    'ppm',
    'person',
    'household',
    'day',
    'month',
    'year',
    'age',
    'piece',
    'occasion',
    'organisation',
  );
  fc.assert(
    fc.property(fc.maxSafeInteger(), units, (value, unit) => {
      expect(parseQuantity(formatQuantity(value, unit))).toEqual({ value, unit });
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

test('only known units are units', () => {
  expect([parseUnit('元'), parseUnit('美元'), parseUnit('constructor')]).toEqual([
    'fen',
    undefined,
    undefined,
  ]);
});
