/** GB/T 2260 has no code for it; this one sorts above all others. */
export const WHOLE_COUNTRY = '000000';

/** The code itself and those above it (市, 省, 全国), nearest first: 430523 → 430523, 430500, 430000, 000000. */
export function regionAndAncestors(code: string): string[] {
  return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, WHOLE_COUNTRY])];
}

/** First and last code of what lies in the region, itself included: 430500 → 430500, 430599. */
export function codesWithin(code: string): [string, string] {
  return [code, code.replace(/(00)+$/, (zeros) => '9'.repeat(zeros.length))];
}
