/** Interface strings that more than one page says. */

import type { BuiltProgramme } from '#db/content.ts';
import { AUDIENCE_LABELS } from '#db/programmes/programme.ts';

export const NOT_STATED = '原文未载明';
export const CONFLICT = '原文不一致';

/** A sensitive page's title in the tab and the history says nothing of its subject. */
export const NEUTRAL_TITLE = '便民目录';

export const LEVEL_LABELS = {
  national: '国家文件',
  province: '省级文件',
  city: '市级文件',
  county: '县级文件',
  township: '乡镇文件',
  institution: '单位文件',
} satisfies Record<BuiltProgramme['source']['level'], string>;

export const COMPARISON_LABELS = {
  '>=': '不低于',
  '<=': '不高于',
  '=': '等于',
  '>': '高于',
  '<': '低于',
} satisfies Record<BuiltProgramme['programme']['indicators'][number]['comparison'], string>;

/** `困难家庭、残疾人`. */
export function audienceText(built: BuiltProgramme): string {
  return built.programme.audience.map((audience) => AUDIENCE_LABELS[audience]).join('、');
}

/** `湖南省邵阳市隆回县滩头镇`, as far as the text names the place. */
export function placeText({ regionPath, programme }: BuiltProgramme): string {
  const place = `${regionPath.join('')}${programme.region.place ?? ''}`;
  return place === '' ? `地点${NOT_STATED}` : place;
}

/** `2024-04-10` as people write it: `2024年4月10日`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `4月10日—4月18日` with years where needed, and the text's own words beside them; 原文未载明 where it prints no date. */
export function periodText(stage: {
  from: string | null;
  to: string | null;
  dateText?: string | undefined;
}): string {
  const days = daysText(stage);
  if (days === undefined) return stage.dateText ?? NOT_STATED;
  return stage.dateText ? `${days}（原文写“${stage.dateText}”）` : days;
}

function daysText({ from, to }: { from: string | null; to: string | null }): string | undefined {
  if (from && to) return rangeText(from, to);
  if (from) return `${dayText(from)}起`;
  return to ? `${dayText(to)}前` : undefined;
}

function rangeText(from: string, to: string): string {
  if (from === to) return dayText(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const until = dayText(to);
  return `${dayText(from)}—${sameYear ? until.slice(until.indexOf('年') + 1) : until}`;
}
