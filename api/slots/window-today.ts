/** Under a card's title whether one may apply today; empty where the programme names no days for it. */
import { html } from 'hono/html';
import { windowOn } from '#api/rules/engine/window.ts';
import { formatDay } from '#api/rules/format.ts';
import type { Verdict } from '#api/rules/ruleset.ts';
import { findMainCheck } from '#db/queries/checks.ts';
import { publishedRuleset } from '../published-rulesets.ts';
import type { Prepare } from '../slots.ts';
import { slugOf } from './slug.ts';

export const windowToday: Prepare = async (c, day) => {
  const check = await findMainCheck(c.env.DB, slugOf(c));
  const sentence = check && windowSentence(windowOn(publishedRuleset(check).ruleset, day));
  const filled = sentence
    ? (await html`<p class="window-today"><strong>${sentence}</strong></p>`).toString()
    : '';
  return () => filled;
};

/** What a window means for someone who wants to apply; undefined where the text states none. */
export function windowSentence({ state, from, to }: Verdict['window']): string | undefined {
  if (from === null || to === null) return undefined;
  if (state === 'before') return `${formatDay(from)}开始申报，${formatDay(to)}截止。`;
  if (state === 'open') return `现在可以申报，${formatDay(to)}截止。`;
  return `申报已于${formatDay(to)}截止。以后怎么安排，请问主管部门。`;
}
