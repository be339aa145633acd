/** The self-checks of a programme: the list, the compiled ruleset in force, and one household's verdict. */
import type { D1Database } from '@cloudflare/workers-types';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { checkAnswers } from '#api/rules/answers.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import type { Answers, Ruleset } from '#api/rules/ruleset.ts';
import { CheckSummary } from '#db/programmes/public.ts';
import { findCheck, listChecks } from '#db/queries/checks.ts';
import { findProgramme } from '#db/queries/programmes.ts';
import { cached, matches, notModified, setCaching } from '../caching.ts';
import { type AppEnv, linkBase } from '../env.ts';
import { requireJson } from '../json-body.ts';
import { pageOf } from '../pagination.ts';
import { ProblemError } from '../problem.ts';
import { problemResponses } from '../problem-responses.ts';
import { todayInShanghai } from '../today.ts';
import { pointer, rejectInvalid, strict } from '../validation.ts';
import { Verdict } from '../verdict-schema.ts';

const RULESET_MAX_AGE_SECONDS = 60;
const slug = z.string().openapi({ example: 'tantou-dibao' });
const check = z.string().openapi({ example: 'eligibility' });

const listRoute = createRoute({
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

const rulesetRoute = createRoute({
  method: 'get',
  path: '/v1/programmes/{slug}/checks/{check}',
  summary: 'The compiled ruleset; its ETag is its SHA-256',
  request: { params: z.object({ slug, check }), query: strict({}) },
  responses: {
    200: {
      description: 'The ruleset',
      content: { 'application/json': { schema: z.looseObject({ format: z.literal('ruleset/1') }) } },
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
    const data = await listChecks(c.env.DB, slug);
    if (data.length === 0 && !(await findProgramme(c.env.DB, slug)))
      throw new ProblemError('not-found', `没有“${slug}”这个项目。`);
    return c.json(
      {
        data,
        page: { limit: data.length, next: null, hasMore: false },
        meta: { contentVersion: c.get('contentVersion') },
      },
      200,
    );
  })
  .openapi(rulesetRoute, async (c) => {
    const { slug, check } = c.req.valid('param');
    const found = await getCheck(c.env.DB, slug, check);
    const tag = `"${found.sha256}"`;
    if (matches(c, tag)) return notModified(c, tag, RULESET_MAX_AGE_SECONDS);
    setCaching(c, tag, RULESET_MAX_AGE_SECONDS);
    return c.body(found.json, 200, { 'Content-Type': 'application/json' });
  })
  .openapi(verdictRoute, async (c) => {
    const { slug, check } = c.req.valid('param');
    const { asOf, answers, explain } = c.req.valid('json');
    const { json, sha256 } = await getCheck(c.env.DB, slug, check);
    const ruleset = JSON.parse(json) as Ruleset; // written by our own compiler at seed; `getCheck` read it whole
    const verdict = evaluate(
      { ruleset, sha256 },
      { asOf: asOf ?? todayInShanghai(new Date()), answers: readAnswers(ruleset, answers) },
      { linkBase: linkBase(c.env) },
    );
    c.header('Cache-Control', 'no-store');
    return c.json(explain === 'none' ? { ...verdict, reasons: [] } : verdict, 200);
  });

async function getCheck(db: D1Database, slug: string, check: string) {
  const found = await findCheck(db, slug, check);
  if (!found)
    throw new ProblemError(
      'not-found',
      `没有“${slug}”的“${check}”自查。可用的见 /v1/programmes/${slug}/checks。`,
    );
  return found;
}

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
