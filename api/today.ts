import { shanghaiDay } from '#api/rules/shanghai-day.ts';

const DAY_SECONDS = 24 * 60 * 60;
const SHANGHAI_OFFSET_SECONDS = 8 * 60 * 60;

/** The day it is in Asia/Shanghai at `now`, as `YYYY-MM-DD`. */
export function todayInShanghai(now: Date): string {
  return shanghaiDay(now.getTime());
}

/** Whole seconds until the day changes in Asia/Shanghai, never past it: 0 to 86,400. */
export function secondsUntilMidnight(now: Date): number {
  return Math.floor(DAY_SECONDS - ((now.getTime() / 1000 + SHANGHAI_OFFSET_SECONDS) % DAY_SECONDS));
}
