/** The live parts of pages: each name stands for one function that reads what it needs and answers escaped HTML. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { windowOn } from '#api/rules/engine/window.ts';
import { formatDay } from '#api/rules/format.ts';
import type { Verdict } from '#api/rules/ruleset.ts';
import { findMainCheck } from '#db/queries/checks.ts';
import { findStages } from '#db/queries/programmes.ts';
import type { AppEnv } from './env.ts';
import { publishedRuleset } from './published-rulesets.ts';

type Fill = (c: Context<AppEnv>, day: string) => Promise<string>;

const SLOTS: Record<string, Fill> = {
  'stage-today': fillStageToday,
  'window-today': fillWindowToday,
};

/** Fills the slots of a page that have a filler; the others keep what the build put there. */
export async function fillings(
  c: Context<AppEnv>,
  slots: readonly string[],
  day: string,
): Promise<Map<string, string>> {
  const filled = await Promise.all(
    slots.map(async (name): Promise<[string, string][]> => {
      const fill = SLOTS[name];
      return fill ? [[name, await fill(c, day)]] : [];
    }),
  );
  return new Map(filled.flat());
}

/** 今天 in a programme's timeline: which stages run today, or where between them today lies. */
async function fillStageToday(c: Context<AppEnv>, day: string): Promise<string> {
  const sentence = todayAmong((await findStages(c.env.DB, slugOf(c))) ?? [], day);
  return (await html`<p class="today"><strong>今天 ${formatDay(day)}</strong>：${sentence}</p>`).toString();
}

/** Under a card's title whether one may apply today; empty where the programme names no days for it. */
async function fillWindowToday(c: Context<AppEnv>, day: string): Promise<string> {
  const check = await findMainCheck(c.env.DB, slugOf(c));
  const sentence = check && windowSentence(windowOn(publishedRuleset(check).ruleset, day));
  return sentence ? (await html`<p class="window-today"><strong>${sentence}</strong></p>`).toString() : '';
}

/** What a window means for someone who wants to apply; undefined where the text states none. */
export function windowSentence({ state, from, to }: Verdict['window']): string | undefined {
  if (from === null || to === null) return undefined;
  if (state === 'before') return `${formatDay(from)}开始申报，${formatDay(to)}截止。`;
  if (state === 'open') return `现在可以申报，${formatDay(to)}截止。`;
  return `申报已于${formatDay(to)}截止。以后怎么安排，请问主管部门。`;
}

/** The programme a page under `/programmes/` or `/zb/programmes/` is about. */
function slugOf(c: Context<AppEnv>): string {
  return c.req.path.replace(/^\/zb/, '').split('/')[2] ?? '';
}

interface DatedStage {
  label: string;
  from: string | null;
  to: string | null;
}

/** Where `day` lies among stages; both ends of a stage are included, and one without dates says nothing. */
export function todayAmong(stages: readonly DatedStage[], day: string): string {
  const dated = stages.flatMap(({ label, from, to }) => (from && to ? [{ label, from, to }] : []));
  if (dated.length === 0) return '原文没有写明年份和日期，无法判断到了哪一步，请向主管部门询问。';
  const running = dated.filter(({ from, to }) => from <= day && day <= to);
  if (running.length > 0) return `正在进行：${running.map(({ label }) => label).join('、')}。`;
  const next = dated.filter(({ from }) => day < from).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (next) return `下一步是“${next.label}”，${formatDay(next.from)}开始。`;
  const last =
    dated
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? day;
  return `原文写明的各个阶段都已结束（最后一天是 ${formatDay(last)}）。以后怎么安排，请向主管部门询问。`;
}
