/** What a clerk most likely meant by a text that does not fit: a day, a clause, a quantity, in the form it is to be written. */
import * as z from 'zod';
import { clauseAnchor } from './clause.ts';

/** `；是不是想写 X？` where `meant` makes something that fits of the text, else nothing. */
export function suggestion(text: unknown, meant: (text: string) => string | undefined): string {
  const word = typeof text === 'string' ? meant(text) : undefined;
  return word === undefined ? '' : `；是不是想写 ${word}？`;
}

/** `2024/4/1`, `2024年4月1日` → `2024-04-01`. */
export function dayMeant(text: string): string | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/.exec(halfWidth(text)) ?? [];
  const meant = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(meant).success ? meant : undefined;
}

/** `二（一）`, `第三条2`, `三、2` → `二(一)`, `三2`; `三1、三2` → `三1, 三2`. */
export function locatorMeant(text: string): string | undefined {
  const parts = halfWidth(text)
    .split(/[,;]|、(?=[^\d(])/)
    .map((part) => part.replace(/[第条款项目点、.\s]/g, ''));
  return parts.every(clauseAnchor) ? parts.join(', ') : undefined;
}

/** `１６５元`, `100,000 元` → `165元`, `100000 元`. */
export function quantityMeant(text: string): string | undefined {
  const plain = halfWidth(text).replaceAll(',', '');
  return QUANTITY.test(plain) ? plain : undefined;
}

/** A number with its unit: `165 元`, `20 亩`, `25 %`. */
export const QUANTITY = /^-?\d+(\.\d+)? ?[^\d\s.]\S*$/;

/** Full-width letters, digits and signs as their half-width forms. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .trim();
}
