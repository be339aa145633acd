/**
 * Bits as digits that can be read aloud and typed: 0–9 and the capitals without I, L, O and U, each five bits. What looks
 * like one of them is taken for it.
 */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WIDTH = 5;

/** Bits (`0110…`) as digits; the last digit is filled up with zeros. */
export function digitsOf(bits: string): string {
  const fives = bits.match(/.{1,5}/g) ?? [];
  return fives.map((five) => DIGITS.charAt(Number.parseInt(five.padEnd(WIDTH, '0'), 2))).join('');
}

/** The bits of digits; only for what `readDigits` has returned and `ARE_DIGITS` matches. */
export function bitsOf(digits: string): string {
  return Array.from(digits, (digit) => toBits(DIGITS.indexOf(digit), WIDTH)).join('');
}

/** A whole number as exactly `width` bits. */
export function toBits(value: number, width: number): string {
  return value.toString(2).padStart(width, '0');
}

/** Typed capitals with the letters no digit looks like: O is 0, I and L are 1. */
export function readDigits(typed: string): string {
  return typed.replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** Nothing but digits. */
export const ARE_DIGITS = /^[0-9A-HJKMNP-TV-Z]*$/;
