/** Numbers and days as people read them: 16500 fen → 165 元, 2000 centimu → 20 亩, 2024-04-20 → 2024年4月20日. */
import type { Interval } from './engine/interval.ts';
import type { Unit } from './ruleset.ts';

/** How each unit is written, and how many of it make one of what is written. */
const WRITTEN: Record<Unit, readonly [sign: string, per: number]> = {
  fen: [' 元', 100],
  fenPerMu: [' 元/亩', 100],
  centimu: [' 亩', 100],
  centisqm: [' 平方米', 100],
  ppm: ['%', 10_000],
  person: [' 人', 1],
  household: [' 户', 1],
  day: [' 天', 1],
  month: [' 个月', 1],
  year: [' 年', 1],
  age: [' 岁', 1],
  piece: [' 个', 1],
  occasion: [' 次', 1],
  organisation: [' 家', 1],
  milligram: [' 克', 1000],
  millilitre: [' 升', 1000],
  wattHour: [' 度', 1000],
};

/** From this much on people use another name for it. */
const LARGE: Partial<typeof WRITTEN> = { milligram: [' 千克', 1_000_000] };

/** An integer in its unit as Chinese text: `165 元`, `3.75 元/亩`, `25%`. */
export function formatQuantity(value: number, unit: Unit): string {
  const large = LARGE[unit];
  const [sign, per] = large && Math.abs(value) >= large[1] ? large : WRITTEN[unit];
  return `${decimal(value, per)}${sign}`;
}

/** `165 元` when known, `60 元到 300 元` when not. */
export function formatRange({ min, max }: Interval, unit: Unit): string {
  if (min === max) return formatQuantity(min, unit);
  return `${formatQuantity(min, unit)}到 ${formatQuantity(max, unit)}`;
}

/** `2024-04-20` → `2024年4月20日`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** The name of a unit on its own: `元`, `元/亩`, `%`. */
export function unitName(unit: Unit): string {
  return WRITTEN[unit][0].trim();
}

/** Digits after the point that mean something in what is written: 2 for 元, 0 for 人. */
export function decimalsOf(unit: Unit): number {
  return String(WRITTEN[unit][1]).length - 1;
}

/** Exact decimal text of `value / per` for a power of ten, without floating-point division. */
function decimal(value: number, per: number): string {
  const size = Math.abs(value);
  const whole = Math.floor(size / per);
  const digits = String(per).length - 1;
  const fraction = String(size % per)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  return `${sign}${whole}${digits > 0 && fraction !== '' ? `.${fraction}` : ''}`;
}
