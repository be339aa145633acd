/** What a check and a screening have at hand alike. */
import { el, type ViewElement } from '#api/rules/page/tree.ts';

/** A button of ours; what it does goes by its id. Quiet: beside the one that goes on. */
export function button(id: string, words: string, style = 'button-quiet'): ViewElement {
  return el('button', { class: style, type: 'button', id }, words);
}

/** Nothing at the first place of all. */
export function backButton(depth: number): ViewElement | null {
  return depth > 0 ? button('back', '上一步') : null;
}

/** Clears every answer, at one tap. */
export function clearButton(): ViewElement {
  return button('clear', '清空答案');
}

/** Says that the answers were cleared. */
export function clearedNote(): ViewElement {
  return el('p', { class: 'cleared', id: 'cleared', tabindex: '-1' }, '答案已清空，按“返回”也看不到了。');
}
