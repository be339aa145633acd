/** Answers a built page: fills its slots, sets how long it may be kept, and 304 where the reader has it. */
import type { Context } from 'hono';
import {
  entityTag,
  getContentVersion,
  matches,
  notModified,
  queryOf,
  setCaching,
  untilMidnight,
} from './caching.ts';
import type { AppEnv } from './env.ts';
import { asBuilt, fillShell, findShell, only, type Shell } from './shells.ts';
import { findFilling } from './slots.ts';

/** The page at the request's path, or undefined where the site has none. */
export async function answerPage(c: Context<AppEnv>): Promise<Response | undefined> {
  const shell = await findShell(c.env, `${c.req.path}index.html`);
  if (!shell) return undefined;
  const { day, maxAge } = untilMidnight(new Date());
  if (shell.sensitive) return answerHtml(c, shell, fillShell(shell, await findFilling(c, shell.slots, day)));
  const live = shell.slots.length > 0 ? [day, await getContentVersion(c.env), queryOf(c)] : [];
  const tag = `W/${await entityTag(c, live)}`;
  if (matches(c, tag)) return notModified(c, tag, maxAge);
  const html = fillShell(shell, await findFilling(c, shell.slots, day));
  setCaching(c, tag, maxAge);
  return answerHtml(c, shell, html);
}

/** The 404 page of the edition (normal or 长辈版) the reader is in. */
export async function answerMissingPage(c: Context<AppEnv>): Promise<Response> {
  const shell = await getErrorShell(c, '404');
  c.header('Cache-Control', 'no-store');
  return answerHtml(c, shell, fillShell(shell, asBuilt), 404);
}

/** The error page with `html`, already escaped, saying what happened. */
export async function answerErrorPage(c: Context<AppEnv>, html: string, status: number): Promise<Response> {
  const shell = await getErrorShell(c, '500');
  c.header('Cache-Control', 'no-store');
  return answerHtml(c, shell, fillShell(shell, only('error', html)), status);
}

async function getErrorShell(c: Context<AppEnv>, page: '404' | '500'): Promise<Shell> {
  const shell = await findShell(c.env, `${c.req.path.startsWith('/zb/') ? '/zb' : ''}/${page}.html`);
  if (!shell) throw new Error(`the site has no page ${page}; run the build`);
  return shell;
}

/** HTML with the headers its subject needs: a sensitive page is neither stored nor named to the next site. */
export function answerHtml(c: Context<AppEnv>, shell: Shell, html: string, status = 200): Response {
  if (shell.sensitive) {
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
  }
  c.header('Content-Language', 'zh-CN');
  return c.html(html, status as 200);
}
