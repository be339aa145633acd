/**
 * How text and queries become words of the search index. FTS5's `unicode61` takes a run of Han characters for one word, so
 * they are set apart, and a query of several is a phrase: two characters are found, and one (design note open-data §5).
 */

/** Full-width letters and digits become half-width, capitals small; 18,000 is 18000. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
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
  const words = wordsOf(query).map(wordExpression);
  return words.length > 0 ? words.join(' AND ') : undefined;
}

/**
 * For a query that finds nothing word for word: what has any two neighbouring characters of it, or any of its other words.
 * Undefined where that is no more than the query itself.
 */
export function looseExpression(query: string): string | undefined {
  const parts = wordsOf(query).flatMap(pairsOf);
  const [only, ...others] = [...new Set(parts.map(wordExpression))];
  return only === undefined || others.length === 0 ? undefined : [only, ...others].join(' OR ');
}

/** The words of a query; Latin letters are one of their own, so that `xinli咨询` is two. A number stays with what it counts. */
function wordsOf(query: string): string[][] {
  return query
    .split(/\s+/)
    .flatMap((word) => folded(word).split(/(?<=[a-z])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[a-z])/u))
    .map(tokens)
    .filter((parts) => parts.length > 0);
}

function pairsOf(parts: string[]): string[][] {
  if (parts.length < 2) return [parts];
  return parts.slice(1).map((part, at) => [parts[at] ?? '', part]);
}

function wordExpression(parts: string[]): string {
  const phrase = `"${parts.join(' ')}"*`;
  const inText = `{title body} : ${phrase}`;
  const [only = ''] = parts;
  if (parts.length > 1 || !PINYIN.test(only)) return inText;
  return `(${inText} OR {title_pinyin body_pinyin} : ${phrase})`;
}
