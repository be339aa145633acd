/** The self-checks of a programme: the list, the compiled ruleset in force, and one household's verdict. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { checkAnswers } from '#api/rules/answers.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import type { Answers, Ruleset } from '#api/rules/ruleset.ts';
import { CheckSummary } from '#db/programmes/public.ts';
import { listChecks } from '#db/queries/checks.ts';
import { cached, MAX_AGE_SECONDS, matches, notModified, setCaching } from '../caching.ts';
import { type AppEnv, linkBase } from '../env.ts';
import { requireJson } from '../json-body.ts';
import { getCheck, getProgramme } from '../lookups.ts';
import { MAX_LIMIT, pageOf, toPage } from '../pagination.ts';
import { ProblemError } from '../problem.ts';
import { problemResponses } from '../problem-responses.ts';
import { publishedRuleset } from '../published-rulesets.ts';
import { todayInShanghai } from '../today.ts';
import { pointer, rejectInvalid, strict } from '../validation.ts';
import { Verdict } from '../verdict-schema.ts';

const slug = z.string().openapi({ description: 'Id of the programme', example: 'tantou-dibao' });
const check = z.string().openapi({ description: 'Id of the check in the programme', example: 'eligibility' });

const listRoute = createRoute({
  operationId: 'listChecks',
  method: 'get',
  path: '/v1/programmes/{slug}/checks',
  summary: 'The self-checks of a programme',
  request: { params: z.object({ slug }), query: strict({}) },
  middleware: cached(),
  responses: {
    200: {
      description: 'All its checks',
      content: { 'application/json': { schema: pageOf(CheckSummary, 'CheckPage') } },
    },
    ...problemResponses('unknown-parameter', 'not-found'),
  },
});

/** The parts of a ruleset a client needs to ask and to answer; the rest is documented in `api/rules/ruleset.ts`. */
const RulesetAnswer = z
  .looseObject({
    format: z.literal('ruleset/1').describe('Version of the format'),
    id: z.string().describe('`{programme}/{check}`'),
    title: z.string().describe('Title, in Chinese'),
    version: z.string().describe('Version of the rules'),
    facts: z
      .array(
        z.looseObject({
          id: z.string().describe('Key of the answer in a POST'),
          label: z.string().describe('What is asked, in a few Chinese words'),
          ask: z.string().describe('The question, in Chinese'),
          type: z.enum(['bool', 'int']).describe('Type of the answer'),
          unit: z
            .string()
            .optional()
            .describe('Of an int: what one counts, e.g. fen (0.01 元), centimu (0.01 亩)'),
          min: z.int().optional().describe('Least answer, in the unit'),
          max: z.int().optional().describe('Greatest answer, in the unit'),
        }),
      )
      .describe('The questions'),
  })
  .meta({ id: 'Ruleset' });

const rulesetRoute = createRoute({
  operationId: 'getRuleset',
  method: 'get',
  path: '/v1/programmes/{slug}/checks/{check}',
  summary: 'The compiled ruleset; its ETag is its SHA-256',
  request: { params: z.object({ slug, check }), query: strict({}) },
  responses: {
    200: {
      description: 'The ruleset',
      content: {
        'application/json': {
          schema: RulesetAnswer,
        },
      },
    },
    304: { description: 'You have it' },
    ...problemResponses('unknown-parameter', 'not-found'),
  },
});

const CheckRequest = strict({
  asOf: z.iso
    .date('asOf 要是真实的日期，写成 YYYY-MM-DD')
    .optional()
    .openapi({ description: 'The day whose rules apply; today in Asia/Shanghai unless given' }),
  answers: z
    .unknown()
    .refine((value) => value !== undefined, '要有 answers；一个也不知道时写 {}')
    .openapi({
      type: 'object',
      description:
        "Fact id → value in the fact's unit (boolean or integer), null for 不知道, or {min,max}; leave out what was not asked",
      example: { income: 12000, hardship: true },
    }),
  explain: z
    .enum(['none', 'reasons'], { error: 'explain 只能是 none 或 reasons' })
    .optional()
    .openapi({ description: '`none` leaves the reasons empty' }),
});

const verdictRoute = createRoute({
  operationId: 'decide',
  method: 'post',
  path: '/v1/programmes/{slug}/checks/{check}',
  summary: 'Decide for one household; nothing is stored or logged',
  request: {
    params: z.object({ slug, check }),
    query: strict({}),
    body: { required: true, content: { 'application/json': { schema: CheckRequest } } },
  },
  middleware: requireJson(),
  responses: {
    200: { description: 'The verdict', content: { 'application/json': { schema: Verdict } } },
    ...problemResponses(
      'body-unreadable',
      'body-too-large',
      'unsupported-media-type',
      'invalid-body',
      'unknown-parameter',
      'not-found',
    ),
  },
});

export const checks = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid })
  .openapi(listRoute, async (c) => {
    const { slug } = c.req.valid('param');
    await getProgramme(c, slug);
    const data = await listChecks(c.env.DB, slug);
    return c.json(
      toPage(c, data, MAX_LIMIT, ({ id }) => id),
      200,
    ); // a programme has a handful, never a second page
  })
  .openapi(rulesetRoute, async (c) => {
    const { slug, check } = c.req.valid('param');
    const found = await getCheck(c, slug, check);
    const tag = `"${found.sha256}"`;
    if (matches(c, tag)) return notModified(c, tag, MAX_AGE_SECONDS);
    setCaching(c, tag, MAX_AGE_SECONDS);
    return c.body(found.json, 200, { 'Content-Type': 'application/json' });
  })
  .openapi(verdictRoute, async (c) => {
    const { slug, check } = c.req.valid('param');
    const { asOf = todayInShanghai(new Date()), answers, explain } = c.req.valid('json');
    const published = publishedRuleset(await getCheck(c, slug, check));
    const household = { asOf, answers: readAnswers(published.ruleset, answers) };
    const verdict = evaluate(published, household, { linkBase: linkBase(c.env) });
    c.header('Cache-Control', 'no-store');
    return c.json(explain === 'none' ? { ...verdict, reasons: [] } : verdict, 200);
  });

function readAnswers(ruleset: Ruleset, raw: unknown): Answers {
  const read = checkAnswers(ruleset, raw);
  if ('answers' in read) return read.answers;
  const errors = read.problems.map(({ field, code, message, didYouMean }) => ({
    pointer: pointer(code === 'notAnObject' ? ['answers'] : ['answers', field]),
    detail: message,
    ...(didYouMean && { didYouMean }),
  }));
  throw new ProblemError('invalid-body', '请求内容有误，见 errors。', { errors });
}
