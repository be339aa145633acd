/** From a text to the bytes of its QR code: data, padding, and the error correction of every block, interleaved. */
import { toBits } from '../digits.ts';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const MODE = '0010';

/** Of versions 1 to 10 at level M (ISO/IEC 18004, table 9): bytes in all, blocks, and bytes of correction in each. */
const VERSIONS: readonly [total: number, blocks: number, correction: number][] = [
  [26, 1, 10],
  [44, 1, 16],
  [70, 1, 26],
  [100, 2, 18],
  [134, 2, 24],
  [172, 4, 16],
  [196, 4, 18],
  [242, 4, 22],
  [292, 5, 22],
  [346, 5, 26],
];

/** The smallest version that holds the text, with its bytes; undefined where none does. */
export function codewordsOf(text: string): { version: number; codewords: number[] } | undefined {
  const values = Array.from(text, (char) => ALPHANUMERIC.indexOf(char));
  if (values.includes(-1)) return undefined;
  for (const [at, [total, blocks, correction]] of VERSIONS.entries()) {
    const version = at + 1;
    const bits = MODE + toBits(values.length, version < 10 ? 9 : 11) + textBits(values);
    const room = total - blocks * correction;
    if (bits.length > room * 8) continue;
    const parts = split(padded(bits, room), blocks);
    const corrections = parts.map((part) => correctionOf(part, correction));
    return { version, codewords: [...interleaved(parts), ...interleaved(corrections)] };
  }
  return undefined;
}

/** Two characters in eleven bits, a last one in six. */
function textBits(values: readonly number[]): string {
  const pairs: string[] = [];
  for (let at = 0; at < values.length; at += 2) {
    const [first = 0, second] = values.slice(at, at + 2);
    pairs.push(second === undefined ? toBits(first, 6) : toBits(first * 45 + second, 11));
  }
  return pairs.join('');
}

/** Ended by up to four zeros, filled to whole bytes, then with the two padding bytes in turn. */
function padded(bits: string, room: number): number[] {
  const ended = bits.padEnd(Math.min(bits.length + 4, room * 8), '0');
  const bytes = (ended.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  const padding = Array.from({ length: room - bytes.length }, (_, at) => (at % 2 === 0 ? 0xec : 0x11));
  return [...bytes, ...padding];
}

/** Into blocks of one length; the last ones are a byte longer where it does not divide. */
function split(bytes: readonly number[], blocks: number): number[][] {
  const short = Math.floor(bytes.length / blocks);
  const firstLong = blocks - (bytes.length % blocks);
  const start = (block: number) => block * short + Math.max(0, block - firstLong);
  return Array.from({ length: blocks }, (_, block) => bytes.slice(start(block), start(block + 1)));
}

/** The first byte of every block, then the second of every block that has one, and so on. */
function interleaved(blocks: readonly number[][]): number[] {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    blocks.flatMap((block) => block.slice(at, at + 1)),
  ).flat();
}

/** Reed–Solomon: the remainder of the data divided by the generator of this degree, over GF(2^8). */
function correctionOf(data: readonly number[], degree: number): number[] {
  const generator = generatorOf(degree);
  let remainder: number[] = new Array(degree).fill(0);
  for (const byte of data) {
    const [first = 0, ...rest] = remainder;
    const factor = byte ^ first;
    remainder = [...rest, 0].map((value, at) => value ^ times(generator[at] ?? 0, factor));
  }
  return remainder;
}

/** (x − 2⁰)(x − 2¹)…, its coefficients from high to low without the leading 1. */
function generatorOf(degree: number): number[] {
  let coefficients = [1];
  let root = 1;
  for (let at = 0; at < degree; at += 1) {
    const raised = [...coefficients, 0];
    coefficients = raised.map((value, place) => value ^ times(coefficients[place - 1] ?? 0, root));
    root = times(root, 2);
  }
  return coefficients.slice(1);
}

/** Product in GF(2^8) modulo x⁸ + x⁴ + x³ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product >> 7 ? 0x11d : 0);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}
