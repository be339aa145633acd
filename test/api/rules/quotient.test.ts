import fc from 'fast-check';
import { expect, test } from 'vitest';
import { point, quotient } from '#api/rules/engine/interval.ts';
import { roundedQuotient } from '#api/rules/engine/quotient.ts';
import type { Rounding } from '#api/rules/ruleset.ts';
import { RUNS, SEED } from './runs.ts';

test.each<[number[], number[], Rounding, number]>([
  [[7], [2], 'down', 3],
  [[7], [2], 'halfUp', 4],
  [[7], [2], 'up', 4],
  [[6], [4], 'halfUp', 2],
  [[5], [4], 'halfUp', 1],
  [[8], [4], 'up', 2],
  [[0, 5], [3], 'up', 0],
  [[12], [], 'halfUp', 12],
  // 300 元/亩 × 25 % × 100,000 亩, in fen, ppm and 0.01 亩: the product passes 2^53 on the way.
  [[30_000, 250_000, 10_000_000], [1_000_000, 100], 'down', 750_000_000],
])('%j / %j, %s, is %i', (over, under, mode, result) => {
  expect(roundedQuotient(over, under, mode)).toBe(result);
});

test('a scale of two rates is exact: 1000 元 × 30 % × 44 % is 132 元', () => {
  const scale = { over: 1, under: 10 ** 12 };
  const factors = [100_000, 300_000, 440_000].map(point);
  expect(quotient(factors, [], { mode: 'up', scale })).toEqual({ min: 13_200, max: 13_200 });
});

test('is the whole number its rounding asks for, of any factors', () => {
  const factor = fc.nat({ max: 2 ** 31 - 1 });
  const divisor = fc.integer({ min: 1, max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(
      fc.array(factor, { minLength: 1, maxLength: 3 }),
      fc.array(divisor, { maxLength: 3 }),
      fc.constantFrom<Rounding>('down', 'halfUp', 'up'),
      (over, under, mode) => {
        const [a, b] = [product(over), product(under)];
        fc.pre(a / b < BigInt(Number.MAX_SAFE_INTEGER));
        const result = BigInt(roundedQuotient(over, under, mode));
        if (mode === 'down') expect(result * b <= a && a < (result + 1n) * b).toBe(true);
        if (mode === 'up') expect((result - 1n) * b < a && a <= result * b).toBe(true);
        if (mode === 'halfUp')
          expect((2n * result - 1n) * b <= 2n * a && 2n * a < (2n * result + 1n) * b).toBe(true);
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
});

function product(numbers: readonly number[]): bigint {
  return numbers.reduce((result, number) => result * BigInt(number), 1n);
}
