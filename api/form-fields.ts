import type { Context } from 'hono';
import type { AppEnv } from './env.ts';
import { requireMediaType } from './media-type.ts';

/** The posted fields in order; anything but an ordinary form is refused. */
export async function formFields(c: Context<AppEnv>): Promise<[string, string][]> {
  requireMediaType(c, 'application/x-www-form-urlencoded', '这里只收网页上的表单，请回到自查页面再填一次。');
  return [...new URLSearchParams(await c.req.text())];
}
