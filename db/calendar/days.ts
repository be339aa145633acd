/** Days as `YYYY-MM-DD` strings in Asia/Shanghai, counted without `Date`, and the workdays the State Council sets. */

/** A statutory period as cited text gives it: `7 天` or `7 工作日`. */
export interface Period {
  /** Day the list was posted; not counted itself (民法典 §201). */
  posted: string;
  length: number;
  unit: '天' | '工作日';
}

/** One year's holidays and 调休, as the State Council's notice for that year prints them. */
export interface CalendarYear {
  year: number;
  /** First and last day off, both included. */
  holidays: { name: string; from: string; to: string }[];
  /** Saturdays and Sundays worked in exchange. */
  workdays: string[];
}

/** The years we hold, by year. A year that is absent is not known: counting into it throws. */
export type Calendar = Readonly<Record<number, CalendarYear>>;

/** The notice for a year is not in `db/calendar`: whoever asked must say so, never guess. */
export class CalendarMissingError extends Error {
  override name = 'CalendarMissingError';
  readonly year: number;
  constructor(year: number) {
    super(`db/calendar/${year}.yaml 不存在：没有 ${year} 年的放假通知，算不出工作日`);
    this.year = year;
  }
}

/** The last day of a period, at whose 24:00 it ends. A last day off moves to the next workday (民法典 §203). */
export function lastDay({ posted, length, unit }: Period, calendar: Calendar): string {
  if (unit === '工作日') return addWorkdays(posted, length, calendar);
  let day = addDays(posted, length);
  while (!isWorkday(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The `count`-th workday after `day`, which is not counted itself; `day` when `count` is 0. */
export function addWorkdays(day: string, count: number, calendar: Calendar): string {
  requireCount(count);
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkday(reached, calendar)) left -= 1;
  }
  return reached;
}

/** Whether offices work on a day; throws `CalendarMissingError` for a year we do not hold. */
export function isWorkday(day: string, calendar: Calendar): boolean {
  const { year } = parts(day);
  const known = calendar[year];
  if (!known) throw new CalendarMissingError(year);
  if (known.workdays.includes(day)) return true;
  if (known.holidays.some(({ from, to }) => from <= day && day <= to)) return false;
  return weekday(day) <= 5;
}

/** The day `count` days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  if (!Number.isSafeInteger(count)) throw new RangeError(`天数要是整数，收到 ${count}`);
  return fromOrdinal(toOrdinal(day) + count);
}

/** Days from one day to another: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return toOrdinal(to) - toOrdinal(from);
}

/** Day of the week, 1 = Monday … 7 = Sunday. */
export function weekday(day: string): number {
  // Ordinal 0 is 0000-03-01, a Wednesday.
  return ((((toOrdinal(day) + 2) % 7) + 7) % 7) + 1;
}

/** Negative, zero or positive as `a` is before, on or after `b`; for `Array.sort`. */
export function compareDays(a: string, b: string): number {
  return toOrdinal(a) - toOrdinal(b);
}

/** Whether a text is a real day between 0001-01-01 and 9999-12-31: 2024-02-29 is, 2023-02-29 is not. */
export function isValidDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  if (!year || !month || !day) return false;
  return month <= 12 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function parts(day: string): { year: number; month: number; date: number } {
  if (!isValidDay(day)) throw new RangeError(`不是真实日期：${day}`);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/* Years start in March here, so that the leap day is a year's last: https://howardhinnant.github.io/date_algorithms.html */

function toOrdinal(day: string): number {
  const { year, month, date } = parts(day);
  const marchYear = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return marchYear * 365 + leapDays(marchYear) + dayOfYear;
}

function fromOrdinal(ordinal: number): string {
  let marchYear = Math.floor(ordinal / 365.2425);
  // The quotient may be one year off around 1 March.
  while (marchYear * 365 + leapDays(marchYear) > ordinal) marchYear -= 1;
  while ((marchYear + 1) * 365 + leapDays(marchYear + 1) <= ordinal) marchYear += 1;
  const dayOfYear = ordinal - marchYear * 365 - leapDays(marchYear);
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((shifted + 2) % 12) + 1;
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return written(month <= 2 ? marchYear + 1 : marchYear, month, date);
}

function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function written(year: number, month: number, date: number): string {
  if (year < 1 || year > 9999) throw new RangeError(`日期超出 0001 年至 9999 年：${year}`);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join(
    '-',
  );
}

function requireCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`工作日数要是不小于 0 的整数，收到 ${count}`);
}
