const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000; // UTC+8 all year; no daylight saving since 1991

/** The day it is in Asia/Shanghai by the device's clock, whatever its time zone, as `YYYY-MM-DD`. */
export function todayInShanghai(): string {
  return new Date(Date.now() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}
