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

/** Where two rulesets first differ, as a path (`facts 3 help`); undefined where they are the same. */
export function firstDifference(before: unknown, after: unknown): string | undefined {
  if (!isObject(before) || !isObject(after)) return Object.is(before, after) ? undefined : '';
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const inside = firstDifference(before[key], after[key]);
    if (inside !== undefined) return inside === '' ? key : `${key} ${inside}`;
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
