/** How text is folded before it is searched, on both sides of the comparison. */

/** Full-width letters and digits become half-width, capitals small. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The words of a query: all of them must occur. */
export function searchWords(query: string): string[] {
  return searchable(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}
