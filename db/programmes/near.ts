/** Finds the known word a mistyped one most likely stood for. */

// The same as `api/rules/suggest.ts`, twice, since rules import nothing and db imports no rules; a test compares them.

/** Longer words come from garbage, not from a slip of the hand; comparing them would only cost time. */
const LONGEST = 40;

/** The known word the fewest slips away (about one in three characters); undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (word.length > LONGEST || Math.abs(word.length - candidate.length) > allowed) continue;
    const slips = editDistance(word, candidate);
    if (slips <= allowed && slips < fewest && slips < candidate.length) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}

/** `；是不是想写 X？` where something near is known, else nothing. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const word = nearest(typed, known);
  return word === undefined ? '' : `；是不是想写 ${word}？`;
}

/** Insertions, deletions and replacements between two words. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i += 1) {
    const previous = row;
    row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return row[to.length] ?? 0;
}
