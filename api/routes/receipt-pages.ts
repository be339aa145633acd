/** `/check/receipt/` without script: the line of a receipt is posted to the page, which comes back with what it comes to. */
import { type Context, Hono } from 'hono';
import { checkPage } from '#api/rules/check-page.ts';
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
import { findCheck, findVersion, listChecks } from '#db/queries/checks.ts';
import { type AppEnv, basePath } from '../env.ts';
import { formFields } from '../form-fields.ts';
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
  const typed = new Map(await formFields(c)).get(LINE) ?? '';
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
  const [current, kept, checks] = await Promise.all([
    findCheck(c.env.DB, programme, check),
    findVersion(c.env.DB, { slug: programme, check, version: receipt.version }),
    listChecks(c.env.DB, programme),
  ]);
  const isMain = checks.find(({ id }) => id === check)?.isMain ?? false;
  const page = checkPage(links.base, programme, check, isMain);
  const rulesets = { current: current && publishedRuleset(current), kept: kept && publishedRuleset(kept) };
  const again = rerun(receipt, rulesets, { today: todayInShanghai(new Date()), linkBase: links.base });
  return rerunAnswer({ id: receipt.id, page }, again, links);
}
