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

/** Where `day` lies among stages; both ends of a stage are included. Of one without dates nobody knows where it lies. */
export function todayAmong(stages: readonly DatedStage[], day: string): string {
  const dated = stages.flatMap(({ label, from, to }) => (from && to ? [{ label, from, to }] : []));
  if (dated.length === 0) return '原文没有把日期写清楚，无法判断到了哪一步，请向主管部门询问。';
  const running = dated.filter(({ from, to }) => from <= day && day <= to);
  if (running.length > 0) return `正在进行：${running.map(({ label }) => label).join('、')}。`;
  const next = dated.filter(({ from }) => day < from).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (next) return `下一步是“${next.label}”，${formatDay(next.from)}开始。`;
  const last =
    dated
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? day;
  if (dated.length < stages.length) {
    return `写明日期的阶段都已结束（最后一天是 ${formatDay(last)}），其余阶段的日期原文没有写清楚。请向主管部门询问。`;
  }
  return `原文写明的各个阶段都已结束（最后一天是 ${formatDay(last)}）。以后怎么安排，请向主管部门询问。`;
}
