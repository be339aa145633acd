/** Answers a file of the site that is not a page: styles, scripts, icons. */
import type { Context } from 'hono';
import { findAsset } from './assets.ts';
import { entityTag, matches, notModified, setCaching } from './caching.ts';
import type { AppEnv } from './env.ts';

const HASHED = /^\/assets\//; // the name holds a hash of the content, so it never changes
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const HOUR_SECONDS = 60 * 60;

/** The file at the request's path, or undefined where the site has none. */
export async function answerFile(c: Context<AppEnv>): Promise<Response | undefined> {
  const file = await findAsset(c.env, c.req.path);
  if (!file) return undefined;
  const tag = await entityTag(c, []);
  const hashed = HASHED.test(c.req.path);
  const maxAge = hashed ? YEAR_SECONDS : HOUR_SECONDS;
  if (matches(c, tag)) return notModified(c, tag, maxAge);
  setCaching(c, tag, maxAge);
  if (hashed) c.header('Cache-Control', `public, max-age=${maxAge}, immutable`);
  return c.body(await file.arrayBuffer(), 200, { 'Content-Type': file.headers.get('Content-Type') ?? '' });
}
