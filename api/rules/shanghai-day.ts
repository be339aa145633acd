import { daysIn, isoDay } from './day.ts';

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000; // UTC+8 all year; no daylight saving since 1991
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The day it is in Asia/Shanghai, as `YYYY-MM-DD`, whatever the time zone of the clock that was read: `nowMs` is
 * milliseconds since 1970 in UTC, as from `Date.now()`.
 */
export function shanghaiDay(nowMs: number): string {
  let day = 1 + Math.floor((nowMs + SHANGHAI_OFFSET_MS) / DAY_MS);
  let year = 1970;
  let month = 1;
  while (day > daysIn(year, month)) {
    day -= daysIn(year, month);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return isoDay(year, month, day);
}
