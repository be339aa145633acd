/** The operators between two numbers: how authors write them, and how comparisons turn into each other. */
import type { Expr } from './ruleset.ts';

/** `opposite` holds where the comparison does not; `mirrored` says the same with its sides exchanged. */
export const COMPARISONS = {
  lt: { sign: '<', opposite: 'ge', mirrored: 'gt' },
  le: { sign: '<=', opposite: 'gt', mirrored: 'ge' },
  gt: { sign: '>', opposite: 'le', mirrored: 'lt' },
  ge: { sign: '>=', opposite: 'lt', mirrored: 'le' },
  eq: { sign: '=', opposite: 'ne', mirrored: 'eq' },
  ne: { sign: '!=', opposite: 'eq', mirrored: 'ne' },
} as const;

/** The signs of what is calculated. */
export const ARITHMETIC = { add: '+', sub: '-', mul: '*' } as const;

/** How strongly what is written binds, from 1; 0 is nothing around it. */
export const STRENGTH = { or: 1, and: 2, comparison: 3, sum: 4, product: 5, not: 6 } as const;

type ComparisonOp = keyof typeof COMPARISONS;
/** A sign that compares two numbers. */
export type ComparisonSign = (typeof COMPARISONS)[ComparisonOp]['sign'];
/** Two numbers set against each other. */
export type Comparison = Extract<Expr, { op: ComparisonOp }>;
/** Two numbers made into one. */
export type Arithmetic = Extract<Expr, { op: keyof typeof ARITHMETIC }>;

/** Whether an expression sets two numbers against each other. */
export function isComparison(expr: Expr): expr is Comparison {
  return expr.op in COMPARISONS;
}

/** `lt` of `<`; undefined for any other sign. */
export function comparisonOf(sign: string): ComparisonOp | undefined {
  const ops = Object.keys(COMPARISONS) as ComparisonOp[];
  return ops.find((op) => COMPARISONS[op].sign === sign);
}

/** `add` of `+`; undefined for any other sign. */
export function arithmeticOf(sign: string): keyof typeof ARITHMETIC | undefined {
  const ops = Object.keys(ARITHMETIC) as (keyof typeof ARITHMETIC)[];
  return ops.find((op) => ARITHMETIC[op] === sign);
}
