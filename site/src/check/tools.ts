/** What is at hand beside the questions: the other way to answer them, and a way to leave nothing behind. */
import { screenId } from '#api/rules/page/form-view.ts';
import { el, type ViewElement } from '#api/rules/page/tree.ts';
import { button, clearButton } from './controls.ts';
import { ALL, type Journey } from './journey.ts';

/** Under one question. Nothing can be cleared before the first answer. */
export function questionTools({ reading }: Journey, back: ViewElement | null): ViewElement {
  const list = el('a', { class: 'button-quiet', href: `#${screenId(ALL)}` }, '全部列出来填');
  return toolsView(back, list, reading.values.size > 0 ? clearButton() : null);
}

/** Under all questions. */
export function listingTools(): ViewElement {
  return toolsView(button('resume', '一题一题地填'), clearButton());
}

function toolsView(...tools: (ViewElement | null)[]): ViewElement {
  return el('p', { class: 'actions tools' }, ...tools);
}
