/** Under a card's title whether one may apply today, or that all its days have gone by; empty where the text prints none. */
import { html } from 'hono/html';
import { windowOn } from '#api/rules/engine/window.ts';
import { formatDay } from '#api/rules/format.ts';
import type { Verdict } from '#api/rules/ruleset.ts';
import { findMainCheck } from '#db/queries/checks.ts';
import { listPrintedDays } from '#db/queries/programmes.ts';
import { publishedRuleset } from '../published-rulesets.ts';
import type { Prepare } from '../slots.ts';
import { slugOf } from './slug.ts';

export const windowToday: Prepare = async (c, day) => {
  const slug = slugOf(c);
  const check = await findMainCheck(c.env.DB, slug);
  const sentence =
    (check && windowSentence(windowOn(publishedRuleset(check).ruleset, day))) ??
    pastSentence(await listPrintedDays(c.env.DB, slug), day);
  const filled = sentence
    ? (await html`<p class="window-today"><strong>${sentence}</strong></p>`).toString()
    : '';
  return () => filled;
};

/** Where every day the text prints has gone by: the document is old, whatever it says is to be asked about first. */
export function pastSentence(days: readonly string[], day: string): string | undefined {
  const last = days.toSorted().at(-1);
  if (last === undefined || day <= last) return undefined;
  return `这份文件写明的日期都已过去，最后一个是${formatDay(last)}。现在还办不办，请先问主管部门。`;
}

/** What a window means for someone who wants to apply; undefined where the text states none. */
export function windowSentence({ state, from, to }: Verdict['window']): string | undefined {
  if (from === null || to === null) return undefined;
  if (state === 'before') return `${formatDay(from)}开始申报，${formatDay(to)}截止。`;
  if (state === 'open') return `现在可以申报，${formatDay(to)}截止。`;
  return `申报已于${formatDay(to)}截止。以后怎么安排，请问主管部门。`;
}
