/**
 * Quotients of products, exact and rounded once. Products may pass 2^53 on the way (300 元/亩 × 100 % × 100,000 亩), and old
 * WebViews have no BigInt, so naturals are kept as limbs of 20 bits.
 */
import type { Rounding } from '../ruleset.ts';

const LIMB = 2 ** 20;
/** A factor or divisor below this keeps `limb × factor + carry` exact. */
export const LARGEST_FACTOR = 2 ** 32;

/** `over[0] × over[1] … / (under[0] × …)`, rounded; all are integers from 0, divisors from 1, none above `LARGEST_FACTOR`. */
export function roundedQuotient(over: readonly number[], under: readonly number[], mode: Rounding): number {
  const numerator = over.reduce(times, [1]);
  const denominator = under.reduce(times, [1]);
  switch (mode) {
    case 'down':
      return toNumber(under.reduce(dividedBy, numerator));
    case 'halfUp':
      return toNumber([2, ...under].reduce(dividedBy, plus(times(numerator, 2), denominator)));
    case 'up':
      return toNumber(under.reduce(dividedBy, plus(numerator, minusOne(denominator))));
    default:
      return mode satisfies never;
  }
}

/** A natural number, lowest limb first. */
type Natural = readonly number[];

function times(natural: Natural, factor: number): Natural {
  const limbs: number[] = [];
  let carry = 0;
  for (const limb of natural) {
    const value = limb * factor + carry;
    limbs.push(value % LIMB);
    carry = Math.floor(value / LIMB);
  }
  for (; carry > 0; carry = Math.floor(carry / LIMB)) limbs.push(carry % LIMB);
  return limbs;
}

function dividedBy(natural: Natural, divisor: number): Natural {
  const limbs = natural.slice();
  let rest = 0;
  for (let at = limbs.length - 1; at >= 0; at -= 1) {
    const value = rest * LIMB + (limbs[at] ?? 0);
    limbs[at] = Math.floor(value / divisor);
    rest = value % divisor;
  }
  return limbs;
}

function plus(a: Natural, b: Natural): Natural {
  const limbs: number[] = [];
  let carry = 0;
  for (let at = 0; at < Math.max(a.length, b.length) || carry > 0; at += 1) {
    const value = (a[at] ?? 0) + (b[at] ?? 0) + carry;
    limbs.push(value % LIMB);
    carry = Math.floor(value / LIMB);
  }
  return limbs;
}

/** Of a number from 1. */
function minusOne(natural: Natural): Natural {
  const limbs = natural.slice();
  const lowest = limbs.findIndex((limb) => limb > 0);
  for (let at = 0; at < lowest; at += 1) limbs[at] = LIMB - 1;
  limbs[lowest] = (limbs[lowest] ?? 1) - 1;
  return limbs;
}

function toNumber(natural: Natural): number {
  return natural.reduceRight((value, limb) => value * LIMB + limb, 0);
}
