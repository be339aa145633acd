/** A day as typed (`2024-04-18`, `2024/4/18`, `2024年4月18日`) as `YYYY-MM-DD`; null where the calendar has no such day. */
export function parseDay(typed: string): string | null {
  const match = /^([12]\d{3})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return isoDay(year, month, day);
}

/** How many days a month has; months count from 1. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A day as `YYYY-MM-DD`; months count from 1. */
export function isoDay(year: number, month: number, day: number): string {
  return `${year}-${pad(month)}-${pad(day)}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
