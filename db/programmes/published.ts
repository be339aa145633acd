/** `checks/published/<check>.<version>.json`: the rulesets `npm run rules:publish` wrote, byte for byte as they are served. */
import * as z from 'zod';
import type { Problem } from './problem.ts';

/** A version of a check as its file holds it. */
export interface PublishedFile {
  file: string;
  check: string;
  version: string;
  /** The exact bytes served. */
  json: string;
}

const PATH = /^checks\/published\/([a-z][A-Za-z0-9-]*)\.(\d{4}\.\d+)\.json$/;

/** Whether a path in a programme folder is that of a published version. */
export function isPublishedPath(path: string): boolean {
  return PATH.test(path);
}

/** Where a version stands in its programme folder. */
export function publishedPath(check: string, version: string): string {
  return `checks/published/${check}.${version}.json`;
}

/** What of a ruleset must agree with its place. */
const Head = z.looseObject({ format: z.literal('ruleset/1'), id: z.string(), version: z.string() });

/** Reads one file, `path` being its place in the folder `slug`; anything but what the command writes there is a problem. */
export function readPublished(
  slug: string,
  path: string,
  file: string,
  json: string,
): PublishedFile | { problems: Problem[] } {
  const [, check = '', version = ''] = PATH.exec(path) ?? [];
  const value = parse(json);
  const head = Head.safeParse(value).data;
  const untouched = JSON.stringify(value) === json; // no editor has been at it
  if (untouched && head?.id === `${slug}/${check}` && head.version === version)
    return { file, check, version, json };
  const message = '不是 npm run rules:publish 写的内容；公布过的版本不能改，请用 git 恢复';
  return { problems: [{ file, line: 1, message }] };
}

/** `2024.2` before `2024.10`. */
export function compareVersions(a: string, b: string): number {
  const [yearA, countA] = a.split('.').map(Number);
  const [yearB, countB] = b.split('.').map(Number);
  return (yearA ?? 0) - (yearB ?? 0) || (countA ?? 0) - (countB ?? 0);
}

/** The version after this one in the same year: 2024.1 → 2024.2. */
export function nextVersion(version: string): string {
  const [year, count] = version.split('.');
  return `${year}.${Number(count) + 1}`;
}

/** What of a ruleset first differs from another, as its author calls it: `结果“可以申请”的 title`; at most their order does. */
export function differenceInWords(before: unknown, after: unknown): string {
  const [part, key, field] = firstDifference(before, after) ?? [];
  if (part === undefined) return '各项的先后';
  if (part === 'clauses') return `source.yaml 里条款 ${key ?? ''} 的大意`;
  const kind = KINDS[part];
  if (key === undefined || kind === undefined) return PLACES[part] ?? part;
  const name = nameAt(before, part, key) ?? nameAt(after, part, key) ?? ` ${Number(key) + 1} `;
  return `${kind}${name}${field === undefined ? '' : `的 ${field}`}`;
}

const KINDS: Readonly<Record<string, string>> = {
  screens: '一屏问题',
  facts: '问题',
  params: '参数',
  conditions: '条件',
  outcomes: '结果',
  humanChecks: '人工核实',
  assumptions: '前提',
};

/** What does not stand under the same name in the check's own file. */
const PLACES: Readonly<Record<string, string>> = {
  regionCode: 'programme.yaml 的 region',
  instrument: 'source.yaml 的 title',
  inForce: 'effectiveFrom 或 effectiveTo',
  window: 'programme.yaml 里申报时间的那个阶段',
};

function nameAt(ruleset: unknown, part: string, key: string): string | undefined {
  const list = isObject(ruleset) ? ruleset[part] : undefined;
  const item = isObject(list) ? list[key] : undefined;
  const name = isObject(item) ? (item.label ?? item.title ?? item.about) : undefined;
  return typeof name === 'string' ? `“${name}”` : undefined;
}

/** The path to where two values first differ: `facts`, `3`, `help`; undefined where they are the same. */
function firstDifference(before: unknown, after: unknown): string[] | undefined {
  if (!isObject(before) || !isObject(after)) return Object.is(before, after) ? undefined : [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const inside = firstDifference(before[key], after[key]);
    if (inside !== undefined) return [key, ...inside];
  }
  return undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
