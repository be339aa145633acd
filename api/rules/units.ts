/** Units as authors write them, and quantities such as `165 元` or `25 %` as exact integers. */
import { halfWidth } from './number.ts';
import type { Unit } from './ruleset.ts';

/** Written name → the unit counted in, and how many of it one written unit is. */
const WRITTEN = new Map<string, { unit: Unit; per: number }>([
  ['元', { unit: 'fen', per: 100 }],
  ['角', { unit: 'fen', per: 10 }],
  ['分', { unit: 'fen', per: 1 }],
  ['万元', { unit: 'fen', per: 1_000_000 }],
  ['元/亩', { unit: 'fenPerMu', per: 100 }],
  ['亩', { unit: 'centimu', per: 100 }],
  ['平方米', { unit: 'centisqm', per: 100 }],
  ['㎡', { unit: 'centisqm', per: 100 }],
  ['m²', { unit: 'centisqm', per: 100 }],
  ['%', { unit: 'ppm', per: 10_000 }],
  ['‰', { unit: 'ppm', per: 1000 }],
  ['人', { unit: 'person', per: 1 }],
  ['户', { unit: 'household', per: 1 }],
  ['天', { unit: 'day', per: 1 }],
  ['日', { unit: 'day', per: 1 }],
  ['个月', { unit: 'month', per: 1 }],
  ['月', { unit: 'month', per: 1 }],
  ['年', { unit: 'year', per: 1 }],
  ['岁', { unit: 'age', per: 1 }],
  ['个', { unit: 'piece', per: 1 }],
  ['件', { unit: 'piece', per: 1 }],
  ['项', { unit: 'piece', per: 1 }],
  ['次', { unit: 'occasion', per: 1 }],
  ['处', { unit: 'piece', per: 1 }],
  ['家', { unit: 'organisation', per: 1 }],
  ['毫克', { unit: 'milligram', per: 1 }],
  ['克', { unit: 'milligram', per: 1000 }],
  ['千克', { unit: 'milligram', per: 1_000_000 }],
  ['毫升', { unit: 'millilitre', per: 1 }],
  ['升', { unit: 'millilitre', per: 1000 }],
  ['度', { unit: 'wattHour', per: 1000 }],
]);

/** What people also call a unit. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  块: '元',
  块钱: '元',
  圆: '元',
  周岁: '岁',
  口: '人',
  名: '人',
  位: '人',
  平米: '平方米',
  平方: '平方米',
  公斤: '千克',
};

/** Says that a unit is not known, and which one was most likely meant. */
export function unknownUnit(name: string): string {
  const meant = ALSO_CALLED[name];
  if (meant !== undefined) return `不认识单位“${name}”，请写 ${meant}`;
  const [, base = '', per] = /^([^/]+)\/(个月|月|年|天|日|季度|人|户|次)$/.exec(halfWidth(name)) ?? [];
  if (WRITTEN.has(base)) return `不认识单位“${name}”：这里只写 ${base}，“每${per}”写进名称里`;
  return `不认识单位“${name}”，可用的有：${[...WRITTEN.keys()].join('、')}`;
}

/** The unit of a written name; undefined where there is none. `％` is read as `%`. */
export function parseUnit(name: string): Unit | undefined {
  return WRITTEN.get(halfWidth(name))?.unit;
}

/** `165 元` → 16500 fen, exactly; otherwise what is wrong with it, in Chinese. */
export function parseQuantity(text: string): { value: number; unit: Unit } | { problem: string } {
  const [, sign = '', whole = '', fraction = '', name = ''] =
    /^(-?)(\d+)(?:\.(\d+))? ?([^\s\d.]\S*)$/.exec(text.trim()) ?? [];
  if (whole === '') return { problem: `“${text}”不是带单位的数，应像 165 元、25 %、20 亩` };
  const written = WRITTEN.get(halfWidth(name));
  if (!written) return { problem: unknownUnit(name) };
  const value = scale(whole, fraction, written.per);
  if (value === undefined)
    return { problem: `“${text}”太细了，${name}最多写到小数点后 ${places(written.per)} 位` };
  if (!Number.isSafeInteger(value)) return { problem: `“${text}”太大了，算不准` };
  return { value: sign === '-' && value !== 0 ? -value : value, unit: written.unit };
}

/** `whole.fraction × per` by moving digits, so no float is ever formed; undefined when it is not an integer. */
function scale(whole: string, fraction: string, per: number): number | undefined {
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > places(per)) return undefined;
  return Number(whole + digits.padEnd(places(per), '0'));
}

function places(per: number): number {
  return String(per).length - 1;
}
