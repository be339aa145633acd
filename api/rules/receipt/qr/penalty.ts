/** How hard a QR code is to read (ISO/IEC 18004, §7.8.3): the mask with the least is taken. */

/** Dark runs of 1, 3 and 1 like a finder's, with four light modules on one side. */
const LIKE_A_FINDER = ['000010111010', '010111010000'];
const QUIET = '0000';

export function penalty(code: readonly (readonly boolean[])[]): number {
  const rows = code.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  const columns = code.map((_, x) => rows.map((row) => row.charAt(x)).join(''));
  const lines = [...rows, ...columns];
  return sum(lines.map(runs)) + sum(lines.map(finders)) + blocks(rows) + imbalance(rows.join(''));
}

/** Five or more alike in a row: three for the five, one for each more. */
function runs(line: string): number {
  return sum((line.match(/0{5,}|1{5,}/g) ?? []).map(({ length }) => length - 2));
}

function finders(line: string): number {
  const framed = QUIET + line + QUIET;
  return 40 * sum(LIKE_A_FINDER.map((pattern) => framed.split(pattern).length - 1));
}

/** Every two by two alike, overlapping ones too: three. */
function blocks(rows: readonly string[]): number {
  const isBlock = (above: string, below: string, x: number) =>
    above[x] === above[x + 1] && above[x] === below[x] && above[x] === below[x + 1];
  let count = 0;
  for (let y = 1; y < rows.length; y += 1) {
    const [above = '', below = ''] = rows.slice(y - 1, y + 1);
    for (let x = 1; x < above.length; x += 1) if (isBlock(above, below, x - 1)) count += 1;
  }
  return 3 * count;
}

/** Ten for every twentieth by which the dark modules are more or fewer than half. */
function imbalance(modules: string): number {
  const dark = modules.split('1').length - 1;
  return 10 * Math.floor(Math.abs(dark / modules.length - 0.5) * 20);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
