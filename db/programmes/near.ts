/** Finds the known word a mistyped one most likely stood for. */

/** The nearest of `known` within two edits (one for words of up to three characters); undefined where none is. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  let best: { word: string; edits: number } | undefined;
  for (const word of known) {
    const edits = editDistance(typed, word);
    if (edits <= allowed(word) && edits < (best?.edits ?? Infinity)) best = { word, edits };
  }
  return best?.word;
}

/** `；你是不是想写 X？` where something near is known, else nothing. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const word = nearest(typed, known);
  return word === undefined ? '' : `；是不是想写 ${word}？`;
}

function allowed(word: string): number {
  return [...word].length <= 3 ? 1 : 2;
}

function editDistance(a: string, b: string): number {
  const target = [...b];
  let row = Array.from({ length: target.length + 1 }, (_, column) => column);
  for (const [index, left] of [...a].entries()) {
    const next = [index + 1];
    for (const [column, right] of target.entries()) {
      const swap = (row[column] ?? 0) + (left === right ? 0 : 1);
      next.push(Math.min(swap, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[target.length] ?? 0;
}
