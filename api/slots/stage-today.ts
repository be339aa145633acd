/** 今天 in a programme's timeline: which stages run today, or where between them today lies. */
import { html } from 'hono/html';
import { formatDay } from '#api/rules/format.ts';
import { findStages } from '#db/queries/programmes.ts';
import type { Prepare } from '../slots.ts';
import { slugOf } from './slug.ts';

export const stageToday: Prepare = async (c, day) => {
  const sentence = todayAmong((await findStages(c.env.DB, slugOf(c))) ?? [], day);
  const filled = (
    await html`<p class="today"><strong>今天 ${formatDay(day)}</strong>：${sentence}</p>`
  ).toString();
  return () => filled;
};

interface DatedStage {
  label: string;
  from: string | null;
  to: string | null;
}

/**
 * Where `day` lies among stages; both ends of a stage are included. Of a stage without dates nobody knows where it lies, and
 * of one with a single date only that it starts, or closes, then.
 */
export function todayAmong(stages: readonly DatedStage[], day: string): string {
  if (stages.every(({ from, to }) => from === null && to === null))
    return '原文没有把日期写清楚，无法判断到了哪一步，请向主管部门询问。';
  const running = stages.filter(({ from, to }) => from && to && from <= day && day <= to);
  if (running.length > 0) return `正在进行：${running.map(({ label }) => label).join('、')}。`;
  return nextAhead(stages, day) ?? allBehind(stages, day);
}

/** The nearest day ahead on which a stage starts, or closes where its start is not known. */
function nextAhead(stages: readonly DatedStage[], day: string): string | undefined {
  const ahead = stages
    .flatMap(({ label, from, to }) => {
      if (from) return [{ at: from, say: `下一步是“${label}”，${formatDay(from)}开始。` }];
      return to ? [{ at: to, say: `“${label}”${formatDay(to)}截止，哪天开始原文没有写。` }] : [];
    })
    .filter(({ at }) => day <= at);
  return ahead.sort((a, b) => (a.at < b.at ? -1 : 1))[0]?.say;
}

function allBehind(stages: readonly DatedStage[], day: string): string {
  const last =
    stages
      .flatMap(({ from, to }) => to ?? from ?? [])
      .sort()
      .at(-1) ?? day;
  const past = `（最后一天是 ${formatDay(last)}）`;
  return stages.every(({ to }) => to)
    ? `原文写明的各个阶段都已结束${past}。以后怎么安排，请向主管部门询问。`
    : `写明的日期都已过去${past}，其余的日期原文没有写清楚。请向主管部门询问。`;
}
