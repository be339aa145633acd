/** What may be kept and for how long; answers 304 after reading at most one row. */
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { findContentVersion } from '#db/queries/content.ts';
import { findBuild } from './build-info.ts';
import { type AppEnv, type Bindings, linkBase } from './env.ts';
import { secondsUntilMidnight, todayInShanghai } from './today.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** How long an answer that a new version of the content may change can be kept without asking. */
export const MAX_AGE_SECONDS = 60;

/** For GET routes read from the database: 304 from the content version alone, `Cache-Control` on the rest. */
export function cached(): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async function cachedByContent(c, next) {
    const version = await getContentVersion(c.env);
    c.set('contentVersion', version);
    const tag = `W/${await entityTag(c, [queryOf(c), version])}`;
    if (matches(c, tag)) return notModified(c, tag, MAX_AGE_SECONDS);
    await next();
    if (c.res.status === 200) setCaching(c, tag, MAX_AGE_SECONDS);
    return undefined;
  });
}

/** The version of the seeded content; a database without any is our fault. */
export async function getContentVersion({ DB }: Bindings): Promise<string> {
  const content = await findContentVersion(DB);
  if (!content) throw new Error('database holds no content; run the seed');
  return content.version;
}

/** A quoted tag for what this path answers: the build, where the portal lives, and what else the answer depends on. */
export async function entityTag(c: Context<AppEnv>, dependsOn: readonly string[]): Promise<string> {
  const { build } = await findBuild(c.env);
  const text = [build, linkBase(c.env), c.req.path, ...dependsOn].join('\n');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `"${Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

/** The query in one order, repeated names and all. */
export function queryOf(c: Context<AppEnv>): string {
  const query = new URL(c.req.url).searchParams;
  query.sort();
  return query.toString();
}

/** The day in Shanghai, and how long an answer that changes when it ends may be kept. */
export function untilMidnight(now: Date): { day: string; maxAge: number } {
  return { day: todayInShanghai(now), maxAge: Math.min(MAX_AGE_SECONDS, secondsUntilMidnight(now)) };
}

/** Whether the caller has what `tag` names: weak comparison, or `*` for anything (RFC 9110 §13.1.2). */
export function matches(c: Context<AppEnv>, tag: string): boolean {
  const candidates = c.req.header('If-None-Match')?.split(',') ?? [];
  const opaque = candidates.map((candidate) => candidate.trim().replace('W/', ''));
  return opaque.includes('*') || opaque.includes(tag.replace('W/', ''));
}

/** 304 with the headers a 200 would have carried. */
export function notModified(c: Context<AppEnv>, tag: string, maxAge: number): Response {
  setCaching(c, tag, maxAge);
  return c.body(null, 304);
}

/** Lets anyone keep the answer for `maxAge` seconds and ask again with `tag` after. */
export function setCaching(c: Context<AppEnv>, tag: string, maxAge: number): void {
  c.header('ETag', tag);
  c.header('Cache-Control', `public, max-age=${maxAge}`);
}

/** Lets anyone keep for good what will never be anything else at this address. */
export function setImmutable(c: Context<AppEnv>, tag: string): void {
  c.header('ETag', tag);
  c.header('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
}
