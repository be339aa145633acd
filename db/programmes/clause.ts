/** Clause locators as the documents number them (`四(三)3`, `任务(二)`, `三1(2)`, `段5`) and the anchors made from them. */

const NUMERALS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
/** Prefixes used where a document's top headings are lost and (一) repeats. */
const PREFIXES: Record<string, string> = {
  段: 'p',
  题: 'title',
  首: 'preamble',
  尾: 'closing',
  附: 'annex',
  目标: 'goal',
  任务: 'task',
  保障: 'assurance',
  原则: 'principle',
  安排: 'schedule',
  总体: 'overall',
  要求: 'requirement',
  步骤: 'step',
};
const PART =
  /^(?:(目标|任务|保障|原则|安排|总体|要求|步骤|段|题|首|尾|附)|([一二三四五六七八九十]+)|\(([一二三四五六七八九十]+|\d+)\)|(\d+))/;

/** The ASCII anchor of a locator: `四(三)3` → `c-4-3-3`, `任务(二)` → `c-task-2`; undefined where it is no locator. */
export function clauseAnchor(locator: string): string | undefined {
  const parts: string[] = [];
  let rest = locator;
  while (rest !== '') {
    const match = PART.exec(rest);
    if (!match) return undefined;
    const [whole, prefix, heading, bracketed, digits] = match;
    const part = prefix ? PREFIXES[prefix] : (digits ?? numberOf(heading ?? bracketed ?? '')?.toString());
    if (part === undefined) return undefined;
    parts.push(part);
    rest = rest.slice(whole.length);
  }
  return parts.length > 0 ? `c-${parts.join('-')}` : undefined;
}

/**
 * Up to six of the `known` locators (in the order of the document) around where another one would stand, of the smallest part
 * of the document that both belong to.
 */
export function clausesAround(locator: string, known: readonly string[]): string[] {
  const path = stepsOf(locator);
  const shared = (other: string) => leadingAlike(path, stepsOf(other));
  const depth = Math.min(path.length - 1, Math.max(0, ...known.map(shared)));
  const siblings = known.filter((other) => shared(other) >= depth);
  const after = siblings.findIndex((other) => Number(stepsOf(other)[depth]) > Number(path[depth]));
  const place = after < 0 ? siblings.length : after;
  return siblings.slice(Math.max(0, place - 3), place + 3);
}

/** `四(三)3` → 4, 3, 3. */
function stepsOf(locator: string): string[] {
  return clauseAnchor(locator)?.split('-').slice(1) ?? [];
}

function leadingAlike(one: readonly string[], other: readonly string[]): number {
  const unlike = one.findIndex((step, at) => step !== other[at]);
  return unlike < 0 ? one.length : unlike;
}

/** Reads 1, 2 … and 一 … 九十九; undefined for anything else. */
function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return undefined;
  const [, tens, ten, ones] = match;
  if (!ten) return tens && !ones ? NUMERALS[tens] : undefined;
  return (tens ? (NUMERALS[tens] ?? 0) : 1) * 10 + (ones ? (NUMERALS[ones] ?? 0) : 0);
}
