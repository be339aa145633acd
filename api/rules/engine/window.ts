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
  const label = `本年度申报已截止（写明的时间是${daysText(window)}），请向受理单位打听下一次的安排`;
  return [{ label, where: null, materials: [], deadline: null, citations: cite(window.cites) }];
}

/** `2024年4月15日至4月20日`: the year is said again only where it changes. */
function daysText({ from, to }: { from: string; to: string }): string {
  const until = formatDay(to);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${formatDay(from)}至${sameYear ? until.slice(until.indexOf('年') + 1) : until}`;
}
