/** What is at hand beside the questions: the other way to answer them, and a way to leave nothing behind. */
import { screenId } from '#api/rules/page/form-view.ts';
import { el, type ViewElement } from '#api/rules/page/tree.ts';
import { ALL, type Journey } from './journey.ts';

/** Under one question. Nothing can be cleared before the first answer. */
export function questionTools({ reading }: Journey, back: ViewElement | null): ViewElement {
  const list = el('a', { class: 'button-quiet', href: `#${screenId(ALL)}` }, '全部列出来填');
  return toolsView(back, list, reading.values.size > 0 ? clear() : null);
}

/** Under all questions. */
export function listingTools(): ViewElement {
  return toolsView(button('resume', '一题一题地填'), clear());
}

/** Says that the answers were cleared; nothing where they were not just now. */
export function clearedNote({ cleared }: Journey): ViewElement[] {
  const words = '答案已清空，按“返回”也看不到了。';
  return cleared ? [el('p', { class: 'cleared', id: 'cleared', tabindex: '-1' }, words)] : [];
}

/** A button beside the one that goes on. */
export function button(id: string, words: string): ViewElement {
  return el('button', { class: 'button-quiet', type: 'button', id }, words);
}

function clear(): ViewElement {
  return button('clear', '清空答案');
}

function toolsView(...tools: (ViewElement | null)[]): ViewElement {
  return el('p', { class: 'actions tools' }, ...tools);
}
