/** Integer intervals: what is known of a number. Both ends belong to it; one point means the number is known. */
import type { Rounding } from '../ruleset.ts';
import { roundedQuotient } from './quotient.ts';
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
  const least = [scale.over, ...over.map(({ min }) => min)];
  const most = [scale.over, ...over.map(({ max }) => max)];
  return {
    min: roundedQuotient(least, [scale.under, ...under.map(({ max }) => max)], mode),
    max: roundedQuotient(most, [scale.under, ...under.map(({ min }) => min)], mode),
  };
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
