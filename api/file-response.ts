/** Answers a file of the site that is not a page: styles, scripts, icons. */
import type { Context } from 'hono';
import { entityTag, matches, notModified, setCaching } from './caching.ts';
import type { AppEnv } from './env.ts';

const HASHED = /^\/_astro\//; // the name holds a hash of the content, so it never changes
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const HOUR_SECONDS = 60 * 60;

/** The file at the request's path, or undefined where the site has none. */
export async function answerFile(c: Context<AppEnv>): Promise<Response | undefined> {
  const tag = (await entityTag(c, [])).replace('W/', ''); // strong: the bytes are the build's
  const file = await c.env.ASSETS.fetch(
    new Request(`http://assets.local${c.req.path}`, { redirect: 'manual' }),
  );
  const type = file.headers.get('Content-Type');
  if (file.status !== 200 || !type) return undefined;
  const maxAge = HASHED.test(c.req.path) ? YEAR_SECONDS : HOUR_SECONDS;
  if (matches(c, tag)) return notModified(c, tag, maxAge);
  setCaching(c, tag, maxAge);
  if (maxAge === YEAR_SECONDS) c.header('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
  return c.body(await file.arrayBuffer(), 200, { 'Content-Type': type });
}
