/** The code itself and those above it (市, 省, 全国), nearest first: 430523 → 430523, 430500, 430000, 000000. */
export function regionAndAncestors(code: string): string[] {
  return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, '000000'])];
}
