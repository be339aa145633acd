const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000; // UTC+8 all year; no daylight saving since 1991
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day it is in Asia/Shanghai at `now`, as `YYYY-MM-DD`. */
export function todayInShanghai(now: Date): string {
  return new Date(now.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Whole seconds until the day changes in Asia/Shanghai, never past it: 0 to 86,400. */
export function secondsUntilMidnight(now: Date): number {
  return Math.floor((DAY_MS - ((now.getTime() + SHANGHAI_OFFSET_MS) % DAY_MS)) / 1000);
}
