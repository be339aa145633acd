/** Answers a file of the site that is not a page: styles, scripts, icons. */
import type { Context } from 'hono';
import { findAsset } from './assets.ts';
import { entityTag, matches } from './caching.ts';
import type { AppEnv } from './env.ts';

/** The file at the request's path, or undefined where the site has none. */
export async function answerFile(c: Context<AppEnv>): Promise<Response | undefined> {
  const file = await findAsset(c.env, c.req.path);
  if (!file) return undefined;
  const tag = await entityTag(c, []);
  c.header('ETag', tag);
  c.header('Cache-Control', cacheControlOf(c.req.path));
  if (matches(c, tag)) return c.body(null, 304);
  return c.body(await file.arrayBuffer(), 200, { 'Content-Type': file.headers.get('Content-Type') ?? '' });
}

function cacheControlOf(path: string): string {
  // The name holds a hash of the content, so it never changes.
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  // A browser looks for its successor under this one name: whoever kept a broken one would keep it alive.
  if (path === '/service-worker.js') return 'no-cache';
  return 'public, max-age=3600';
}
