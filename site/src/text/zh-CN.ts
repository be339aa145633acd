/** Interface strings that more than one page says. */

import type { BuiltProgramme } from '#db/content.ts';
import { NOT_STATED } from '#db/programmes/day-text.ts';
import { AUDIENCE_LABELS } from '#db/programmes/programme.ts';

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
