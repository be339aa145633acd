/** Self-check pages without script: the form is posted to its own page, which comes back with the result or what to mend. */
import { type Context, Hono } from 'hono';
import { evaluate } from '#api/rules/evaluate.ts';
import { parseForm } from '#api/rules/form.ts';
import { checkView, renderHtml } from '#api/rules/view.ts';
import { findCheck, findMainCheck } from '#db/queries/checks.ts';
import { type AppEnv, basePath, publicOrigin } from '../env.ts';
import { formFields } from '../form-fields.ts';
import { answerHtml } from '../page-response.ts';
import { publishedRuleset } from '../published-rulesets.ts';
import { fillShell, findShell, only } from '../shells.ts';
import { todayInShanghai } from '../today.ts';

export const checkPages = new Hono<AppEnv>()
  .post('/programmes/:slug/check/', (c) => answerForm(c, ''))
  .post('/programmes/:slug/check/:check/', (c) => answerForm(c, ''))
  .post('/zb/programmes/:slug/check/', (c) => answerForm(c, '/zb'))
  .post('/zb/programmes/:slug/check/:check/', (c) => answerForm(c, '/zb'));

/** Reads the form, decides, and fills the page; with anything wrong 422, everything entered still in its place. */
async function answerForm(c: Context<AppEnv>, edition: '' | '/zb'): Promise<Response> {
  const [shell, published] = await Promise.all([
    findShell(c.env, `${c.req.path}index.html`),
    findPublished(c),
  ]);
  if (!shell || !published) return c.notFound();
  const reading = parseForm(published.ruleset, await formFields(c));
  const asOf = reading.asOf ?? todayInShanghai(new Date());
  const links = { base: basePath(c.env) + edition, origin: publicOrigin(c.env) };
  const verdict = evaluate(published, { asOf, answers: reading.answers }, { linkBase: links.base });
  const html = renderHtml(checkView(published.ruleset, reading, verdict, links));
  c.header('Cache-Control', 'no-store');
  return answerHtml(c, shell, fillShell(shell, only('check', html)), reading.problems.length > 0 ? 422 : 200);
}

async function findPublished(c: Context<AppEnv>) {
  const slug = c.req.param('slug') ?? '';
  const check = c.req.param('check');
  const found = check ? await findCheck(c.env.DB, slug, check) : await findMainCheck(c.env.DB, slug);
  return found && publishedRuleset(found);
}
