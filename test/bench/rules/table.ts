/** Prints a table in a terminal, where a Chinese character is two columns wide. */

/** A row for each list; all but the first and the last cell of a row stand to the right. */
export function printTable(head: string[], rows: string[][]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  for (const row of all) {
    const cells = row.map((cell, column) => {
      const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
      return column === 0 || column === row.length - 1 ? cell + space : space + cell;
    });
    console.log(cells.join('  ').trimEnd());
  }
}

function widthOf(text: string): number {
  return Array.from(text, (character) => (/[\u2e80-\uffef]/.test(character) ? 2 : 1)).reduce<number>(
    (sum, width) => sum + width,
    0,
  );
}
