/** Days as people write them, and what is said where a text prints none. */
import type { Event, Stage } from './programme.ts';

/** What is said where a text is silent. */
export const NOT_STATED = '原文未载明';

/** 2024-04-10 → 2024年4月10日. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** When a stage runs: both days included, the text's own words where it prints no full date or less than we read. */
export function stageText({ from, to, dateText }: Pick<Stage, 'from' | 'to' | 'dateText'>): string {
  if (from === null && to === null) return dateText ?? NOT_STATED;
  return daysText(from, to) + asPrinted(dateText);
}

/** When an event is; 前 where it is to happen by that day at the latest. */
export function eventText({ date, dateText, by }: Pick<Event, 'date' | 'dateText' | 'by'>): string {
  const before = by ? '前' : '';
  if (date === null) return `${dateText ?? NOT_STATED}${before}`;
  return `${dayText(date)}${before}${asPrinted(dateText)}`;
}

function daysText(from: string | null, to: string | null): string {
  if (from === null) return to === null ? '' : `${dayText(to)}前，起始日期${NOT_STATED}`;
  if (to === null) return `${dayText(from)}起，结束日期${NOT_STATED}`;
  return from === to ? dayText(from) : `${dayText(from)}至${inSameYear(to, from)}`;
}

/** Without the year where it is the year of `after`. */
function inSameYear(day: string, after: string): string {
  return day.slice(0, 4) === after.slice(0, 4) ? dayText(day).replace(/^\d+年/, '') : dayText(day);
}

function asPrinted(dateText: string | undefined): string {
  return dateText ? `（原文写“${dateText}”）` : '';
}
