/** `POST /v1/screenings`: one household, every check of a region, each thing asked once. Nothing is stored or logged. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { checkPage } from '#api/rules/check-page.ts';
import type { Explain } from '#api/rules/evaluate.ts';
import type { Verdict } from '#api/rules/ruleset.ts';
import type { Question as Asked } from '#api/rules/screening/questions.ts';
import { type CheckResult, screenHousehold } from '#api/rules/screening.ts';
import type { ScreenedRow } from '#db/programmes/public.ts';
import { listScreened, readVocabulary } from '#db/queries/screening.ts';
import { type AppEnv, linkBase } from '../env.ts';
import { requireJson } from '../json-body.ts';
import { problemResponses } from '../problem-responses.ts';
import { checksOf, readScreeningAnswers } from '../screening-answers.ts';
import { type Question, ScreeningAnswer, ScreeningRequest } from '../screening-schema.ts';
import { todayInShanghai } from '../today.ts';
import { rejectInvalid, strict } from '../validation.ts';

const route = createRoute({
  operationId: 'screen',
  method: 'post',
  path: '/v1/screenings',
  summary:
    'Put one household to every check of a region, asking each thing once; nothing is stored or logged',
  request: {
    query: strict({}),
    body: { required: true, content: { 'application/json': { schema: ScreeningRequest } } },
  },
  middleware: requireJson(),
  responses: {
    200: {
      description: 'What is known of each check, and what to ask next',
      content: { 'application/json': { schema: ScreeningAnswer } },
    },
    ...problemResponses(
      'body-unreadable',
      'body-too-large',
      'unsupported-media-type',
      'invalid-body',
      'unknown-parameter',
    ),
  },
});

export const screenings = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid }).openapi(
  route,
  async (c) => {
    const {
      asOf = todayInShanghai(new Date()),
      region,
      answers,
      explain = 'none',
      askBy,
    } = c.req.valid('json');
    const [rows, vocabulary] = await Promise.all([listScreened(c.env.DB, region), readVocabulary(c.env.DB)]);
    const screening = { ...vocabulary, checks: checksOf(rows) };
    const household = {
      asOf,
      answers: await readScreeningAnswers(c.env.DB, { screening, region, raw: answers }),
    };
    const options = { linkBase: linkBase(c.env), explain, askBy };
    const { results, questions } = screenHousehold(screening, household, options);
    const asked = questions.map(questionOf);
    c.header('Cache-Control', 'no-store');
    return c.json(
      {
        asOf,
        region: region ?? null,
        results: rows.flatMap((row, at) => resultOf(row, results[at], options) ?? []),
        next: asked[0] ?? null,
        questions: asked,
      },
      200,
    );
  },
);

function resultOf(
  row: ScreenedRow,
  result: CheckResult | undefined,
  { linkBase, explain }: { linkBase: string; explain: Explain },
): ScreeningAnswer['results'][number] | undefined {
  if (!result) return undefined;
  const { programme, check, isMain, programmeTitle, regionCode, regionName, place } = row;
  const { relevance, barredBy, verdict } = result;
  return {
    programme,
    check,
    title: result.check.ruleset.title,
    programmeTitle,
    regionCode,
    regionName,
    place,
    page: checkPage(linkBase, programme, check, isMain),
    relevance,
    barredBy,
    verdict: verdict && (explain === 'none' ? summary(verdict) : verdict),
  };
}

function summary({ status, outcome, title, say, missing }: Verdict) {
  return { status, outcome, title, say, missing };
}

function questionOf(question: Asked): Question {
  const { key, kind, ask, neededBy } = question;
  if (question.kind === 'gate') {
    return { key, kind, ask, group: question.group, neededBy, type: 'bool', help: null, why: null };
  }
  const { fact, why } = question;
  const domain =
    fact.type === 'int'
      ? { type: fact.type, unit: fact.unit, min: fact.min, max: fact.max }
      : { type: fact.type };
  return { key, kind, ask, neededBy, ...domain, help: fact.help, why };
}
