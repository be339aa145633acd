/** Collects everything wrong with a check, so that its author sees all of it at once. */
import type { CheckProblem } from '../authoring.ts';
import { nearest } from '../suggest.ts';

/** A place in the check's YAML: `['facts', 2, 'unit']`. */
export type Path = CheckProblem['path'];

/** Other places a problem hangs on. */
export type See = NonNullable<CheckProblem['see']>;

/** Notes one problem at a place of the YAML; compiling goes on. */
export type Report = (path: Path, message: string, see?: See) => void;

/** `，您是不是想写“…”？` where something near is known; otherwise the known words, or nothing if there are none. */
export function hint(word: string, known: Iterable<string>): string {
  const words = [...known];
  const near = nearest(word, words);
  if (near !== undefined) return `，您是不是想写“${near}”？`;
  return words.length === 0 ? '' : `；可用的有：${words.join('、')}`;
}

/** Reports every id that stands a second time in a list. */
export function reportRepeatedIds(list: readonly { id: string }[], path: Path, report: Report): void {
  const first = new Map<string, number>();
  for (const [index, { id }] of list.entries()) {
    const before = first.get(id);
    if (before === undefined) first.set(id, index);
    else report([...path, index, 'id'], `编号“${id}”和第 ${before + 1} 项重复了，请换一个`);
  }
}
