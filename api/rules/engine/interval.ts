/** Integer intervals: what is known of a number. Both ends belong to it; one point means the number is known. */
import type { Rounding } from '../ruleset.ts';
import { LARGEST_FACTOR, roundedQuotient } from './quotient.ts';
import type { Truth } from './truth.ts';

/** Every integer from `min` to `max`, in the unit of what it is known of; never empty. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** A number that is known. */
export function point(value: number): Interval {
  return { min: value, max: value };
}

/** Whether the number is known. */
export function isPoint(interval: Interval): boolean {
  return interval.min === interval.max;
}

/** Every sum of one number from each side. */
export function add(left: Interval, right: Interval): Interval {
  return { min: left.min + right.min, max: left.max + right.max };
}

/** Every difference of one number from each side. */
export function subtract(left: Interval, right: Interval): Interval {
  return { min: left.min - right.max, max: left.max - right.min };
}

/** Every product of one number from each side lies in it. */
export function multiply(left: Interval, right: Interval): Interval {
  const a = left.min * right.min;
  const b = left.min * right.max;
  const c = left.max * right.min;
  const d = left.max * right.max;
  // + 0 turns -0 into 0, so that equal verdicts are equal bytes.
  return { min: Math.min(a, b, c, d) + 0, max: Math.max(a, b, c, d) + 0 };
}

/** The least interval that holds all of these; they are one or more. */
export function hull(intervals: readonly Interval[]): Interval {
  return {
    min: Math.min(...intervals.map(({ min }) => min)),
    max: Math.max(...intervals.map(({ max }) => max)),
  };
}

/** Every rounded quotient of one number from each factor (from 0) and each divisor (from 1): it grows with the one and falls with the other. */
export function quotient(
  over: readonly Interval[],
  under: readonly Interval[],
  { mode, scale }: { mode: Rounding; scale: { over: number; under: number } },
): Interval {
  const [above, below] = [factorsOf(scale.over), factorsOf(scale.under)];
  const least = [...over.map(({ min }) => min), ...above];
  const most = [...over.map(({ max }) => max), ...above];
  return {
    min: roundedQuotient(least, [...under.map(({ max }) => max), ...below], mode),
    max: roundedQuotient(most, [...under.map(({ min }) => min), ...below], mode),
  };
}

/** A power of ten as factors small enough to be exact: two rates multiplied are out of 10¹². */
function factorsOf(scale: number): number[] {
  return scale > LARGEST_FACTOR ? [1_000_000, ...factorsOf(scale / 1_000_000)] : [scale];
}

/** Whether left is less than right; null = cannot tell, for some numbers of the two sides are and some are not. */
export function isLess(left: Interval, right: Interval): Truth {
  if (left.max < right.min) return true;
  return left.min >= right.max ? false : null;
}

/** Whether left equals right; null = cannot tell. */
export function isEqual(left: Interval, right: Interval): Truth {
  if (isPoint(left) && isPoint(right)) return left.min === right.min;
  return left.max < right.min || right.max < left.min ? false : null;
}
