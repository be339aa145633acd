import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';

/** The programme a page under `/programmes/` or `/zb/programmes/` is about. */
export function slugOf(c: Context<AppEnv>): string {
  return c.req.path.replace(/^\/zb/, '').split('/')[2] ?? '';
}
