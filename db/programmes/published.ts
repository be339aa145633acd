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

/**
 * How a ruleset differs from another, in words of its author: a question, a result … that one has and the other has not
 * (`多了问题“人口”`); else what first differs, `结果“可以申请”的 title`; at most their order does.
 */
export function differenceInWords(before: unknown, after: unknown): string {
  const [one, other] = [objectOf(before), objectOf(after)];
  return membersInWords(one, other) ?? partInWords(one, other) ?? '各项的先后';
}

/** Lists of things that go by a name, what one of it is called; the most telling first. */
const KINDS: Readonly<Record<string, string>> = {
  facts: '问题',
  params: '参数',
  conditions: '条件',
  outcomes: '结果',
  humanChecks: '人工核实',
  assumptions: '前提',
  screens: '一屏问题',
};

/** What does not stand under the same name in the check's own file. */
const PLACES: Readonly<Record<string, string>> = {
  regionCode: 'programme.yaml 的 region',
  instrument: 'source.yaml 的 title',
  inForce: 'effectiveFrom 或 effectiveTo',
  window: 'programme.yaml 里申报时间的那个阶段',
};

type Item = Record<string, unknown>;

function membersInWords(before: Item, after: Item): string | undefined {
  for (const [part, kind] of Object.entries(KINDS)) {
    const [old, now] = [membersOf(before[part]), membersOf(after[part])];
    const gone = [...old].filter(([id]) => !now.has(id)).map(([, item]) => `${kind}${nameOf(item)}`);
    const added = [...now].filter(([id]) => !old.has(id)).map(([, item]) => `${kind}${nameOf(item)}`);
    const renamed = gone.find((name) => added.includes(name));
    if (renamed !== undefined) return `${renamed}的 id`;
    const told = [...gone.map((name) => `少了${name}`), ...added.map((name) => `多了${name}`)];
    if (told.length > 0) return told.join('，');
  }
  return undefined;
}

/** The first part that differs, where the lists have the same members. */
function partInWords(before: Item, after: Item): string | undefined {
  const part = keysOf(before, after).find((key) => firstDifference(before[key], after[key]) !== undefined);
  if (part === undefined) return undefined;
  const kind = KINDS[part];
  if (kind !== undefined) return memberInWords(kind, before[part], after[part]);
  if (part !== 'clauses') return PLACES[part] ?? part;
  const [clause = ''] = firstDifference(before[part], after[part]) ?? [];
  return `source.yaml 里条款 ${clause} 的大意`;
}

function memberInWords(kind: string, before: unknown, after: unknown): string {
  const now = membersOf(after);
  for (const [id, item] of membersOf(before)) {
    const path = firstDifference(item, now.get(id));
    if (path !== undefined) return [`${kind}${nameOf(item)}`, ...path.slice(0, 1)].join('的 ');
  }
  return `${kind}的先后`;
}

/** The members of a list by id; an assumption has none and goes by what it is about, the second of one name by its place too. */
function membersOf(list: unknown): Map<string, Item> {
  const items = Array.isArray(list) ? list.map(objectOf) : [];
  const ids = items.map(({ id, about }) => String(id ?? about));
  return new Map(
    items.map((item, at) => [`${ids[at]} ${ids.slice(0, at).filter((id) => id === ids[at]).length}`, item]),
  );
}

function nameOf({ label, title, about, id }: Item): string {
  return `“${label ?? title ?? about ?? id}”`;
}

/** The path to where two values first differ: `versions`, `0`, `value`; undefined where they are the same. */
function firstDifference(before: unknown, after: unknown): string[] | undefined {
  if (!isObject(before) || !isObject(after)) return Object.is(before, after) ? undefined : [];
  for (const key of keysOf(before, after)) {
    const inside = firstDifference(before[key], after[key]);
    if (inside !== undefined) return [key, ...inside];
  }
  return undefined;
}

function keysOf(before: Item, after: Item): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Item {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null;
}
