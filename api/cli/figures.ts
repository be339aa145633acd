/** Numbers with their units in running Chinese text. */
import type { Unit } from '../rules/ruleset.ts';
import { parseQuantity } from '../rules/units.ts';

/** A number of a text, as written (`1.8万元`) and in the integers of its unit. */
export interface Figure {
  text: string;
  value: number;
  unit: Unit;
}

const NUMBER = /(\d[\d,]*)(?:\.(\d+))? ?([万亿]?) ?周?/g;
const LARGE: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };
/** Characters of the longest unit there is: 平方米, 元/亩. */
const LONGEST_UNIT = 3;

/** Every number of a text that has one of our units right after it; Chinese numerals are not read. */
export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const [written, whole = '', fraction = '', large = ''] = match;
    const number = movedPoint(whole.replaceAll(',', ''), fraction, LARGE[large] ?? 0);
    const after = text.slice(match.index + written.length);
    return figureWith(number, written, after) ?? [];
  });
}

function figureWith(number: string, written: string, after: string): Figure | undefined {
  for (let length = LONGEST_UNIT; length > 0; length -= 1) {
    const unit = after.slice(0, length);
    const quantity = parseQuantity(`${number} ${unit}`);
    if ('value' in quantity) return { text: written + unit, ...quantity };
  }
  return undefined;
}

/** 1.8 with the point moved by 4 is 18000. */
function movedPoint(whole: string, fraction: string, places: number): string {
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places);
  return `${whole}${digits.slice(0, places)}${rest === '' ? '' : `.${rest}`}`;
}
