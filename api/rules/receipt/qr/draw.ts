/** From the bytes of a QR code to its modules: patterns, data in its zigzag, and the mask that reads best. */
import { toBits } from '../digits.ts';
import { penalty } from './penalty.ts';

/** What stands at row `y`, column `x`; data modules are undefined until they are filled. */
type Grid = (boolean | undefined)[][];

/** ISO/IEC 18004, table 10: which data modules a mask turns over. */
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The code under the mask of least penalty. */
export function drawCode(version: number, codewords: readonly number[]): boolean[][] {
  const bits = codewords.map((byte) => toBits(byte, 8)).join('');
  const grid = patterns(version);
  const path = dataPath(grid);
  const codes = MASKS.map((isTurned, mask) => {
    drawFormat(grid, mask);
    for (const [at, [x, y]] of path.entries()) set(grid, x, y, (bits[at] === '1') !== isTurned(x, y));
    return grid.map((row) => row.map((module) => module === true));
  });
  const penalties = codes.map(penalty);
  return codes[penalties.indexOf(Math.min(...penalties))] ?? [];
}

/** All that is not data: finders with their margins, timing, alignment, and the places of format and version. */
function patterns(version: number): Grid {
  const size = 17 + 4 * version;
  const grid: Grid = Array.from({ length: size }, () => new Array(size).fill(undefined));
  const last = size - 4;
  for (const [x, y] of [
    [3, 3],
    [last, 3],
    [3, last],
  ] as const)
    drawRings(grid, x, y, 4, [2, 4]);
  for (let at = 8; at < size - 8; at += 1) {
    set(grid, at, 6, at % 2 === 0);
    set(grid, 6, at, at % 2 === 0);
  }
  for (const [x, y] of alignments(version, size)) drawRings(grid, x, y, 2, [1]);
  set(grid, 8, size - 8, true);
  drawFormat(grid, 0);
  if (version >= 7) drawVersion(grid, version);
  return grid;
}

/** Square rings round a centre, dark but for those at the `light` distances. */
function drawRings(grid: Grid, x: number, y: number, reach: number, light: readonly number[]): void {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      set(grid, x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

/** Centres of the alignment patterns: everywhere on the raster but in the three corners that have a finder. */
function alignments(version: number, size: number): [x: number, y: number][] {
  if (version === 1) return [];
  const last = size - 7;
  const raster = version < 7 ? [6, last] : [6, (6 + last) / 2, last];
  const corners = [`6,6`, `${last},6`, `6,${last}`];
  const all = raster.flatMap((y) => raster.map((x): [number, number] => [x, y]));
  return all.filter((centre) => !corners.includes(centre.join()));
}

/** Level M and the mask, with a BCH(15, 5) check, twice round the finders. */
function drawFormat(grid: Grid, mask: number): void {
  const size = grid.length;
  const bits = ((mask << 10) | bchOf(mask, 10, 0x537)) ^ 0x5412; // level M is 00
  for (let at = 0; at < 15; at += 1) {
    const dark = ((bits >> at) & 1) === 1;
    const beside = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
    const below = at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at;
    set(grid, 8, beside, dark);
    set(grid, below, 8, dark);
  }
}

/** The version with a BCH(18, 6) check, twice beside the finders. */
function drawVersion(grid: Grid, version: number): void {
  const bits = (version << 12) | bchOf(version, 12, 0x1f25);
  for (let at = 0; at < 18; at += 1) {
    const dark = ((bits >> at) & 1) === 1;
    const [near, far] = [Math.floor(at / 3), grid.length - 11 + (at % 3)];
    set(grid, near, far, dark);
    set(grid, far, near, dark);
  }
}

/** The remainder of `value`, raised by `degree` bits, divided by `generator` over GF(2). */
function bchOf(value: number, degree: number, generator: number): number {
  let remainder = value;
  for (let bit = 0; bit < degree; bit += 1) {
    remainder = (remainder << 1) ^ ((remainder >> (degree - 1)) * generator);
  }
  return remainder;
}

/** The free modules in the order data fills them: column pairs from the right, up and down in turn. */
function dataPath(grid: Grid): [x: number, y: number][] {
  const size = grid.length;
  const rights = Array.from({ length: (size - 1) / 2 }, (_, pair) => size - 1 - 2 * pair);
  return rights.flatMap((column, pair) => {
    const right = column > 6 ? column : column - 1; // the column of the timing pattern is no data column
    const rows = Array.from({ length: size }, (_, at) => (pair % 2 === 0 ? size - 1 - at : at));
    const both = rows.flatMap((y): [number, number][] => [
      [right, y],
      [right - 1, y],
    ]);
    return both.filter(([x, y]) => grid[y]?.[x] === undefined);
  });
}

function set(grid: Grid, x: number, y: number, dark: boolean): void {
  const row = grid[y];
  if (row && x >= 0 && x < row.length) row[x] = dark;
}
