/**
 * How text and queries become words of the search index. FTS5's `unicode61` takes a run of Han characters for one word, so
 * they are set apart, and a query of several is a phrase: two characters are found, and one (design note open-data §5).
 */

/** Full-width letters and digits become half-width, capitals small. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

const TOKEN = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;

/** The words of a text in order: each Han character, each run of other letters, each number. */
export function tokens(text: string): string[] {
  return folded(text).match(TOKEN) ?? [];
}

/** Latin letters may be pinyin or initials; a single one would find half of everything. */
const PINYIN = /^[a-z]{2,}$/;

/**
 * A query as FTS5's MATCH takes it: all words must occur, each as a phrase or as the beginning of a word or of its pinyin.
 * Undefined where the query has nothing to look for. Only letters and digits get through, so it can hold no operator.
 */
export function matchExpression(query: string): string | undefined {
  const words = query.split(/\s+/).flatMap((word) => wordExpression(tokens(word)));
  return words.length > 0 ? words.join(' AND ') : undefined;
}

function wordExpression(parts: string[]): string[] {
  if (parts.length === 0) return [];
  const phrase = `"${parts.join(' ')}"*`;
  const inText = `{title body} : ${phrase}`;
  const [only = ''] = parts;
  if (parts.length > 1 || !PINYIN.test(only)) return [inText];
  return [`(${inText} OR {title_pinyin body_pinyin} : ${phrase})`];
}
