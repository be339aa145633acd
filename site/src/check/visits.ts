/**
 * The browser's history of a page that asks. An entry keeps how many of the page's places lie behind it and nothing else:
 * where someone was can tell a lot.
 */

/** How many lie behind; undefined of an entry that is not ours, such as the page's own or another script's. */
export function depthIn(state: unknown): number | undefined {
  const { depth } = Object(state); // nothing at all becomes an object without it
  return typeof depth === 'number' ? depth : undefined;
}

/** Back to the page's first entry, which is marked as such. */
export function rewind(depth: number): void {
  if (depth > 0) history.go(-depth);
  else history.replaceState({ depth }, '');
}
