/** `/check/` without script: the ticks are posted to the page, which comes back with the checks that are for whoever ticked. */
import { type Context, Hono } from 'hono';
import { checkPage } from '#api/rules/check-page.ts';
import { type Offered, screeningView } from '#api/rules/page/screening-view.ts';
import type { Answers } from '#api/rules/ruleset.ts';
import { readGates } from '#api/rules/screening/gate-form.ts';
import { relevanceOf } from '#api/rules/screening/relevance.ts';
import { renderHtml } from '#api/rules/view.ts';
import type { ScreenedRow } from '#db/programmes/public.ts';
import { listScreened, readVocabulary } from '#db/queries/screening.ts';
import { type AppEnv, basePath } from '../env.ts';
import { formFields } from '../form-fields.ts';
import { answerHtml } from '../page-response.ts';
import { publishedRuleset } from '../published-rulesets.ts';
import { fillShell, findShell, only } from '../shells.ts';

export const screeningPages = new Hono<AppEnv>()
  .post('/check/', (c) => answerForm(c, ''))
  .post('/zb/check/', (c) => answerForm(c, '/zb'));

/** Reads the ticks and fills the page; with anything wrong 422, everything ticked still in its place. */
async function answerForm(c: Context<AppEnv>, edition: '' | '/zb'): Promise<Response> {
  const [shell, rows, { gates }] = await Promise.all([
    findShell(c.env, `${edition}/check/index.html`),
    listScreened(c.env.DB, undefined),
    readVocabulary(c.env.DB),
  ]);
  if (!shell) return c.notFound();
  const { reading, answers } = readGates(gates, await formFields(c));
  const broken = reading.problems.length > 0;
  const base = basePath(c.env) + edition;
  const html = renderHtml(screeningView(gates, reading, broken ? null : offeredTo(answers, rows, base)));
  c.header('Cache-Control', 'no-store');
  return answerHtml(c, shell, fillShell(shell, only('screening', html)), broken ? 422 : 200);
}

function offeredTo(answers: Answers, rows: readonly ScreenedRow[], base: string): Offered[] {
  return rows.map((row) => ({
    title: publishedRuleset(row).ruleset.title,
    page: checkPage(base, row.programme, row.check, row.isMain),
    place: row.regionPath.length > 0 ? `${row.regionPath.join('')}${row.place ?? ''}` : null,
    relevance: relevanceOf(row.gates, answers),
  }));
}
