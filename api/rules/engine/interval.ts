/** Integer intervals: what is known of a number. Both ends belong to it; one point means the number is known. */
import type { Truth } from './truth.ts';

export interface Interval {
  readonly min: number;
  readonly max: number;
}

export function point(value: number): Interval {
  return { min: value, max: value };
}

export function isPoint(interval: Interval): boolean {
  return interval.min === interval.max;
}

export function add(left: Interval, right: Interval): Interval {
  return { min: left.min + right.min, max: left.max + right.max };
}

export function subtract(left: Interval, right: Interval): Interval {
  return { min: left.min - right.max, max: left.max - right.min };
}

export function multiply(left: Interval, right: Interval): Interval {
  const a = left.min * right.min;
  const b = left.min * right.max;
  const c = left.max * right.min;
  const d = left.max * right.max;
  // + 0 turns -0 into 0, so that equal verdicts are equal bytes.
  return { min: Math.min(a, b, c, d) + 0, max: Math.max(a, b, c, d) + 0 };
}

export function isLess(left: Interval, right: Interval): Truth {
  if (left.max < right.min) return true;
  return left.min >= right.max ? false : null;
}

export function isEqual(left: Interval, right: Interval): Truth {
  if (isPoint(left) && isPoint(right)) return left.min === right.min;
  return left.max < right.min || right.max < left.min ? false : null;
}
