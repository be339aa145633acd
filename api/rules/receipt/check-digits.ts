import { digitsOf, toBits } from './digits.ts';

/** The greatest prime below 2^25, so that a remainder takes five digits. */
const MODULUS = 33_554_393;
const BITS = 25;
/** A primitive root of it: its powers repeat only after 33,554,392 characters. */
const BASE = 137;

/**
 * Five digits that a text must end with: its characters as one number, modulo a prime. One wrong character always changes
 * them, two exchanged ones too; anything else goes unseen once in 33 million.
 */
export function checkDigits(text: string): string {
  let remainder = 0;
  for (let at = 0; at < text.length; at += 1) {
    remainder = (remainder * BASE + text.charCodeAt(at)) % MODULUS; // below 2^33: exact
  }
  return digitsOf(toBits(remainder, BITS));
}
