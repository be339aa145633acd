import fc from 'fast-check';
import { expect, test } from 'vitest';
import { point, quotient } from '#api/rules/engine/interval.ts';
import { LARGEST_FACTOR, roundedQuotient } from '#api/rules/engine/quotient.ts';
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

test('agrees with exact arithmetic for any factors it takes', () => {
  const factor = fc.integer({ min: 0, max: LARGEST_FACTOR });
  const divisor = fc.integer({ min: 1, max: LARGEST_FACTOR });
  const modes = fc.constantFrom<Rounding>('down', 'halfUp', 'up');
  fc.assert(
    fc.property(
      fc.array(factor, { minLength: 1, maxLength: 3 }),
      fc.array(divisor, { maxLength: 3 }),
      modes,
      (over, under, mode) => {
        const exact = exactly(over, under, mode);
        fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER));
        expect(BigInt(roundedQuotient(over, under, mode))).toBe(exact);
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
});

function exactly(over: number[], under: number[], mode: Rounding): bigint {
  const product = (numbers: number[]) => numbers.reduce((result, number) => result * BigInt(number), 1n);
  const [a, b] = [product(over), product(under)];
  if (mode === 'down') return a / b;
  return mode === 'up' ? (a + b - 1n) / b : (2n * a + b) / (2n * b);
}
