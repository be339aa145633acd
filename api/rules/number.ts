import { decimalsOf, formatRange, unitName } from './format.ts';
import type { NumberFact, Unit } from './ruleset.ts';

/**
 * Reads a number as people type it (`１６５`, `165元`, `1,650`, `¥165.5`) into the fact's integer unit, without floats.
 * `problem` completes the sentence that begins with the question's label and says what would be right. Never throws.
 */
export function parseNumber(typed: string, fact: NumberFact): { value: number } | { problem: string } {
  const decimals = decimalsOf(fact.unit);
  const text = plainNumber(typed, fact.unit);
  const example = `只填数字，例如 ${decimals ? '165 或 165.5' : '3'}（单位：${unitName(fact.unit)}）`;
  if (/^(-|负)/.test(text)) return { problem: `不能是负数。没有就填 0；有就${example}。` };
  const match = NUMBER.exec(text);
  if (!match) return { problem: `填的“${shorten(typed)}”看不懂。请${example}。` };
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return { problem: tooPrecise(typed, fact.unit) };
  const digits = (whole.replace(/,/g, '') + fraction.padEnd(decimals, '0')).replace(/^0+(?=\d)/, '');
  const value = digits.length > SAFE_DIGITS ? Number.POSITIVE_INFINITY : Number(digits);
  return value < fact.min || value > fact.max ? { problem: outOfRange(typed, fact) } : { value };
}

/** Other ways to write a unit; its own name always counts. */
const ALSO: Partial<Record<Unit, string[]>> = {
  fen: ['元钱', '块钱', '块'],
  fenPerMu: ['元每亩', '元'],
  centimu: ['亩地'],
  centisqm: ['平米', '平方', '平', '㎡', 'm²', 'm2'],
  person: ['口人', '个人', '口', '个'],
  household: ['家'],
  day: ['日'],
  month: ['月'],
  age: ['周岁'],
  piece: ['件', '项', '处'],
  occasion: ['回'],
  organisation: ['个'],
  wattHour: ['度电'],
};

/** Thousands separators only where they belong: `1,65` is a slip, not 165. */
const NUMBER = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/** 2^53 has 16 digits: 15 are always exact. */
const SAFE_DIGITS = 15;

/** Half-width, no spaces, no currency sign, no unit. Not NFKC, which would read `5²` as 52 and `①` as 1. */
function plainNumber(typed: string, unit: Unit): string {
  const text = halfWidth(typed)
    .replace(/[\s\u200b-\u200d\u2060]/g, '')
    .replace(/。/g, '.')
    .replace(/^(¥|￥|人民币)/, '');
  const suffixes = [unitName(unit), ...(ALSO[unit] ?? [])].filter((word) => text.endsWith(word));
  const longest = Math.max(0, ...suffixes.map((word) => word.length));
  return text.slice(0, text.length - longest);
}

/** Full-width ASCII (`１６５．５`) to ASCII; everything else stays. */
export function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

function tooPrecise(typed: string, unit: Unit): string {
  const decimals = decimalsOf(unit);
  const right = `${decimals ? `小数点后最多写 ${decimals} 位` : '要填整数'}（单位：${unitName(unit)}）`;
  return `填的“${shorten(typed)}”写得太细。${right}。`;
}

function outOfRange(typed: string, { min, max, unit }: NumberFact): string {
  const range = formatRange({ min, max }, unit);
  return `填的“${shorten(typed)}”超出了范围。应在 ${range}之间，请看看是不是多写了零、填错了单位。`;
}

function shorten(typed: string): string {
  const chars = Array.from(typed.trim());
  return chars.length > 20 ? `${chars.slice(0, 20).join('')}…` : chars.join('');
}
