/** The time in which one may apply. It never changes the verdict: a passed window does not end the rule. */

import { formatDay } from '../format.ts';
import type { Ruleset, Verdict } from '../ruleset.ts';
import type { Cite } from './cite.ts';

/** Where a day stands to the window; both days of the window belong to it. */
export function windowOn({ window }: Ruleset, asOf: string): Verdict['window'] {
  if (!window) return { state: 'notStated', from: null, to: null };
  const { from, to } = window;
  return { state: asOf < from ? 'before' : asOf > to ? 'closed' : 'open', from, to };
}

/** The step that comes first once the window has closed; none otherwise. */
export function closedWindowSteps({ window }: Ruleset, asOf: string, cite: Cite): Verdict['steps'] {
  if (!window || asOf <= window.to) return [];
  const label = `本年度申报（${window.label}）已于${formatDay(window.to)}截止，请向受理单位打听下一年度的安排`;
  return [{ label, where: null, materials: [], deadline: null, citations: cite(window.cites) }];
}
