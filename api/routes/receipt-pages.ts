/** `/check/receipt/` without script: the line of a receipt is posted to the page, which comes back with what it comes to. */
import { type Context, Hono } from 'hono';
import type { Links } from '#api/rules/page/cites.ts';
import {
  type Answered,
  LINE,
  problemAnswer,
  receiptPageView,
  rerunAnswer,
} from '#api/rules/page/receipt-page.ts';
import { rerun } from '#api/rules/receipt/rerun.ts';
import { readReceipt } from '#api/rules/receipt.ts';
import { renderHtml } from '#api/rules/view.ts';
import { findCheck } from '#db/queries/checks.ts';
import { type AppEnv, basePath } from '../env.ts';
import { requireMediaType } from '../media-type.ts';
import { answerHtml } from '../page-response.ts';
import { publishedRuleset } from '../published-rulesets.ts';
import { fillShell, findShell, only } from '../shells.ts';
import { todayInShanghai } from '../today.ts';

export const receiptPages = new Hono<AppEnv>()
  .post('/check/receipt/', (c) => answerLine(c, ''))
  .post('/zb/check/receipt/', (c) => answerLine(c, '/zb'));

/** Runs the receipt again; 422 where its line cannot be used, what was typed still in its place. Never kept. */
async function answerLine(c: Context<AppEnv>, edition: '' | '/zb'): Promise<Response> {
  const shell = await findShell(c.env, `${c.req.path}index.html`);
  if (!shell) return c.notFound();
  requireMediaType(
    c,
    'application/x-www-form-urlencoded',
    '这里只收网页上的表单，请回到核对自查条的页面再填一次。',
  );
  const typed = new URLSearchParams(await c.req.text()).get(LINE) ?? '';
  const links = { base: basePath(c.env) + edition };
  const answered = await runAgain(c, typed, links);
  const html = renderHtml(receiptPageView(typed, answered, links));
  c.header('Cache-Control', 'no-store');
  return answerHtml(c, shell, fillShell(shell, only('receipt', html)), answered.isProblem ? 422 : 200);
}

async function runAgain(c: Context<AppEnv>, typed: string, links: Links): Promise<Answered> {
  const receipt = readReceipt(typed);
  if ('problem' in receipt) return problemAnswer(receipt.problem);
  const [programme = '', check = ''] = receipt.id.split('/');
  const found = await findCheck(c.env.DB, programme, check);
  const rulesets = { current: found && publishedRuleset(found), kept: undefined };
  const again = rerun(receipt, rulesets, { today: todayInShanghai(new Date()), linkBase: links.base });
  return rerunAnswer(receipt.id, again, links);
}
