/** Numbers with their units in running Chinese text. */
import { halfWidth } from '../rules/number.ts';
import type { Unit } from '../rules/ruleset.ts';
import { parseQuantity } from '../rules/units.ts';

/** A number of a text, as written (`1.8万元`) and in the integers of its unit. */
export interface Figure {
  text: string;
  value: number;
  unit: Unit;
}

/** A comma is one of thousands only where one belongs: `165，2人` are two numbers. */
const NUMBER = /(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.(\d+))? ?([万亿]?) ?周?/g;
const LARGE: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };
/** Characters of the longest unit there is: 平方米, 元/亩. */
const LONGEST_UNIT = 3;

/** Every number of a text that has one of our units right after it; Chinese numerals are not read. */
export function figuresIn(text: string): Figure[] {
  const plain = halfWidth(text); // as long as the text, character by character
  return [...plain.matchAll(NUMBER)].flatMap((match) => {
    const [written, whole = '', fraction = '', large = ''] = match;
    const number = movedPoint(whole.replaceAll(',', ''), fraction, LARGE[large] ?? 0);
    const end = match.index + written.length;
    const found = quantityWith(number, plain.slice(end, end + LONGEST_UNIT));
    return found ? { text: text.slice(match.index, end + found.unitLength), ...found.quantity } : [];
  });
}

function quantityWith(number: string, after: string) {
  for (let unitLength = after.length; unitLength > 0; unitLength -= 1) {
    const quantity = parseQuantity(`${number} ${after.slice(0, unitLength)}`);
    if ('value' in quantity) return { quantity, unitLength };
  }
  return undefined;
}

/** 1.8 with the point moved by 4 is 18000. */
function movedPoint(whole: string, fraction: string, places: number): string {
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places);
  return `${whole}${digits.slice(0, places)}${rest === '' ? '' : `.${rest}`}`;
}
