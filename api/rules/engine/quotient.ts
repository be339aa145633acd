/**
 * Quotients of products, exact and rounded once. Products may pass 2^53 on the way (300 元/亩 × 100 % × 100,000 亩), hence
 * BigInt: whatever browser has `Object.hasOwn`, which the engine needs anyway, has had it for years.
 */
import type { Rounding } from '../ruleset.ts';

/** `over[0] × over[1] … / (under[0] × …)`, rounded; all are integers from 0, divisors from 1. */
export function roundedQuotient(over: readonly number[], under: readonly number[], mode: Rounding): number {
  const numerator = product(over);
  const denominator = product(under);
  switch (mode) {
    case 'down':
      return Number(numerator / denominator);
    case 'halfUp':
      return Number((numerator * 2n + denominator) / (denominator * 2n));
    case 'up':
      return Number((numerator + denominator - 1n) / denominator);
    default:
      return mode satisfies never;
  }
}

function product(factors: readonly number[]): bigint {
  return factors.reduce((result, factor) => result * BigInt(factor), 1n);
}
