/** Every page and file of the site. Unknown query parameters are ignored: WeChat adds its own. */
import { type Context, Hono } from 'hono';
import { isApi } from '../api-path.ts';
import { type AppEnv, linkBase } from '../env.ts';
import { answerFile } from '../file-response.ts';
import { answerPage } from '../page-response.ts';
import { findShell } from '../shells.ts';

export const pages = new Hono<AppEnv>()
  .get('/.base', (c) => c.redirect(`${linkBase(c.env)}/`, 308))
  .get('*', async (c, next) => {
    const { path } = c.req;
    if (isApi(path)) return next();
    if (asksForElderEdition(c)) return c.redirect(`${linkBase(c.env)}/zb${path}`, 302);
    if (path.endsWith('/')) return (await answerPage(c)) ?? next();
    if (/\.[a-z0-9]+$/.test(path)) return (await answerFile(c)) ?? next();
    return (await findShell(c.env, `${path}/`)) ? c.redirect(`${linkBase(c.env)}${path}/`, 301) : next();
  });

/** `?zb=1` leads to the 长辈版, so that a printed code can open it. */
function asksForElderEdition(c: Context<AppEnv>): boolean {
  return c.req.query('zb') === '1' && !c.req.path.startsWith('/zb/');
}
