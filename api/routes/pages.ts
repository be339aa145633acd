/** Every page and file of the site. Unknown query parameters are ignored: WeChat adds its own. */
import { type Context, Hono } from 'hono';
import { isApi } from '../api-path.ts';
import { BARE_BASE } from '../base-path.ts';
import { type AppEnv, basePath } from '../env.ts';
import { answerFile } from '../file-response.ts';
import { answerPage } from '../page-response.ts';
import { findShell } from '../shells.ts';

export const pages = new Hono<AppEnv>()
  .get(BARE_BASE, (c) => moved(c, '/'))
  .get('*', async (c, next) => {
    const { path } = c.req;
    if (isApi(path)) return next();
    if (/\.(?!html$)[a-z0-9]+$/.test(path)) return (await answerFile(c)) ?? next();
    if (!path.endsWith('/')) return (await hasPage(c, `${path}/`)) ? moved(c, `${path}/`) : next();
    if (await asksForElderEdition(c)) return toElderEdition(c);
    return (await answerPage(c)) ?? next();
  });

/** To the page's one address, what was asked with it kept. A path from the root, so that any host name works. */
function moved(c: Context<AppEnv>, path: string): Response {
  return c.redirect(`${basePath(c.env)}${path}${new URL(c.req.url).search}`, 301);
}

/** `?zb=1` leads to the 长辈版, so that a printed code can open it. */
async function asksForElderEdition(c: Context<AppEnv>): Promise<boolean> {
  return c.req.query('zb') === '1' && hasPage(c, `/zb${c.req.path}`);
}

/** The same page in large type, whatever else was asked with it. */
function toElderEdition(c: Context<AppEnv>): Response {
  const query = new URL(c.req.url).searchParams;
  query.delete('zb');
  const asked = query.size > 0 ? `?${query}` : '';
  return c.redirect(`${basePath(c.env)}/zb${c.req.path}${asked}`, 302);
}

async function hasPage(c: Context<AppEnv>, path: string): Promise<boolean> {
  return (await findShell(c.env, `${path}index.html`)) !== undefined;
}
