/** A result as it is told where nothing can be changed any more: on paper, and at the 窗口. */
import type { Answers, Ruleset, Verdict } from '../ruleset.ts';
import { answersView } from './answers-view.ts';
import type { Links } from './cites.ts';
import { resultView } from './result-view.ts';
import type { ViewElement, ViewNode } from './tree.ts';

/** The result, and under `answersTitle` the answers it rests on; `folded` as for `resultView`. */
export function toldView(
  verdict: Verdict,
  ruleset: Ruleset,
  answers: Answers,
  links: Links,
  answersTitle: string,
  folded: boolean,
): ViewElement[] {
  const result = resultView(verdict, ruleset, {}, links, folded);
  return [withoutControls(result), ...toldAnswers(ruleset, answers, answersTitle)];
}

/** The answers alone; empty where there are none. */
export function toldAnswers(ruleset: Ruleset, answers: Answers, title: string): ViewElement[] {
  const given = answersView(ruleset, answers, title);
  return given ? [withoutControls(given)] : [];
}

/** Links that change something and buttons; told a second time on a page, a thing cannot have its id again. */
const CONTROLS = ['change', 'actions'];

function withoutControls({ tag, attrs, children }: ViewElement): ViewElement {
  const { id: _id, tabindex: _tabindex, 'aria-labelledby': _labelled, ...kept } = attrs;
  return { tag, attrs: kept, children: children.filter((child) => !isControl(child)).map(inside) };
}

function inside(node: ViewNode): ViewNode {
  return typeof node === 'string' ? node : withoutControls(node);
}

function isControl(node: ViewNode): boolean {
  return typeof node !== 'string' && CONTROLS.includes(String(node.attrs.class));
}
