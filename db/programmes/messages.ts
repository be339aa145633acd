/** Zod's issues in words a clerk can act on. Passed per parse: `z.config` would change the API's messages as well. */
import type * as z from 'zod';
import { namesOf } from './named.ts';
import { didYouMean } from './near.ts';

type Issue = z.core.$ZodRawIssue;

/** Of a value that is not there. */
export const MISSING = '缺少这一项';

/** The Chinese message of an issue whose schema brings none of its own; one line for each unknown key. */
export function clerkMessage(issue: Issue): string {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return MISSING;
  switch (issue.code) {
    case 'invalid_type':
      return `要写${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return wrongValue(issue.input, issue.values.map(String), issue.inst);
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, issue)).join('\n');
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum, issue.inclusive !== false);
    case 'too_big':
      return tooBig(issue.origin, issue.maximum);
    case 'invalid_union':
      return '写法不对，几种允许的写法都对不上';
    default:
      return '格式不对';
  }
}

const TYPE_NAMES: Record<string, string> = {
  string: '文字（像数字的要加引号）',
  int: '整数',
  number: '数字',
  boolean: 'true 或 false',
  array: '列表（每项前加“- ”，或放在半角方括号里，如 [甲, 乙]）',
  object: '带名称的几项（名称: 内容）',
  record: '带名称的几项（名称: 内容）',
};

function tooSmall(origin: string, minimum: number | bigint, inclusive: boolean): string {
  if (origin === 'array') return `至少要有 ${minimum} 项`;
  if (origin === 'string') return minimum === 1 ? '不能为空' : `至少 ${minimum} 个字`;
  return inclusive ? `不能小于 ${minimum}` : `要大于 ${minimum}`;
}

function tooBig(origin: string, maximum: number | bigint): string {
  if (origin === 'array') return `最多 ${maximum} 项`;
  return origin === 'string' ? `最多 ${maximum} 个字` : `不能大于 ${maximum}`;
}

/** The values there are, each with what it means where that is known; 老年人 typed for `elderly` is seen. */
function wrongValue(typed: unknown, values: readonly string[], schema: Issue['inst']): string {
  const names = namesOf(schema);
  const short = (value: string) => names?.[value]?.split(/[；，（]/)[0];
  const told = values.map((value) => (names ? `${value}（${short(value)}）` : value));
  const named = values.find((value) => short(value) === typed);
  const meant = named === undefined ? didYouMean(String(typed), values) : `；是不是想写 ${named}？`;
  return `只能是 ${told.join('、')}${meant}`;
}

/** In `{ text: 甲, 乙 }` the comma ends the text, and 乙 becomes a key without a value. */
function unknownKey(key: string, issue: Issue): string {
  const known = knownKeys(issue);
  const near = didYouMean(key, known);
  const stray = near === '' && isRecord(issue.input) && issue.input[key] === null;
  if (stray) return `没有 ${key} 这一项；如果是文字的一部分，文字里有半角逗号或冒号，要加引号`;
  const list = known.length > 0 ? `；可以写的有 ${known.join('、')}` : '';
  return `没有 ${key} 这一项${near || list}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The keys the object at fault may have, as far as its schema tells. */
function knownKeys(issue: Issue): string[] {
  const def: unknown = issue.inst?._zod.def;
  if (typeof def !== 'object' || def === null || !('shape' in def)) return [];
  return typeof def.shape === 'object' && def.shape !== null ? Object.keys(def.shape) : [];
}
