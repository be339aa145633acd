/** What may be kept and for how long; answers 304 after reading at most one row (DESIGN §3.13). */
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { findContentVersion } from '#db/queries/content.ts';
import { findBuild } from './build-info.ts';
import { type AppEnv, linkBase } from './env.ts';
import { secondsUntilMidnight, todayInShanghai } from './today.ts';

const MAX_AGE_SECONDS = 60;

/** For GET routes read from the database: 304 from the content version alone, `Cache-Control` on the rest. */
export function cached(): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async function cachedByContent(c, next) {
    const content = await findContentVersion(c.env.DB);
    if (!content) throw new Error('database holds no content; run the seed');
    c.set('contentVersion', content.version);
    const tag = await entityTag(c, [content.version]);
    if (matches(c, tag)) return notModified(c, tag, MAX_AGE_SECONDS);
    await next();
    if (c.res.status === 200) setCaching(c, tag, MAX_AGE_SECONDS);
    return undefined;
  });
}

/** The weak tag of what this URL answers: build, address, query and whatever else the answer depends on. */
export async function entityTag(c: Context<AppEnv>, parts: readonly string[]): Promise<string> {
  const query = new URLSearchParams(c.req.query());
  query.sort();
  const { build } = await findBuild(c.env);
  const text = [build, linkBase(c.env), c.req.path, query.toString(), ...parts].join('\n');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `W/"${Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}

/** What an answer that changes at midnight in Shanghai depends on, and how long it may be kept. */
export function untilMidnight(now: Date): { day: string; maxAge: number } {
  return { day: todayInShanghai(now), maxAge: Math.min(MAX_AGE_SECONDS, secondsUntilMidnight(now)) };
}

export function matches(c: Context<AppEnv>, tag: string): boolean {
  const opaque = tag.replace('W/', '');
  const candidates = c.req.header('If-None-Match')?.split(',') ?? [];
  return candidates.some((candidate) => candidate.trim().replace('W/', '') === opaque); // weak comparison, RFC 9110 §13.1.2
}

export function notModified(c: Context<AppEnv>, tag: string, maxAge: number): Response {
  setCaching(c, tag, maxAge);
  return c.body(null, 304);
}

export function setCaching(c: Context<AppEnv>, tag: string, maxAge: number): void {
  c.header('ETag', tag);
  c.header('Cache-Control', `public, max-age=${maxAge}`);
}
