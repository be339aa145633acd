/** The self-checks of a programme: the list, the compiled ruleset in force, and one household's verdict. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Published } from '#api/rules/evaluate.ts';
import { CheckSummary } from '#db/programmes/public.ts';
import { listChecks } from '#db/queries/checks.ts';
import { cached, MAX_AGE_SECONDS, matches, notModified, setCaching } from '../caching.ts';
import { type AppEnv, linkBase } from '../env.ts';
import { decideFor, HouseholdRequest } from '../household-request.ts';
import { parseJsonObject, requireJson } from '../json-body.ts';
import { getCheck, getProgramme } from '../lookups.ts';
import { requireNdjson } from '../media-type.ts';
import { answeringLines, type Line, LONGEST_LINE_BYTES, NDJSON } from '../ndjson.ts';
import { MAX_LIMIT, pageOf, toPage } from '../pagination.ts';
import { Problem, ProblemError } from '../problem.ts';
import { problemResponses } from '../problem-responses.ts';
import { publishedRuleset } from '../published-rulesets.ts';
import { RulesetAnswer } from '../ruleset-schema.ts';
import { todayInShanghai } from '../today.ts';
import { parseAs, rejectInvalid, strict } from '../validation.ts';
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
        'application/json': { schema: RulesetAnswer },
      },
    },
    304: { description: 'You have it' },
    ...problemResponses('unknown-parameter', 'not-found'),
  },
});

const verdictRoute = createRoute({
  operationId: 'decide',
  method: 'post',
  path: '/v1/programmes/{slug}/checks/{check}',
  summary: 'Decide for one household; nothing is stored or logged',
  request: {
    params: z.object({ slug, check }),
    query: strict({}),
    body: { required: true, content: { 'application/json': { schema: HouseholdRequest } } },
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

const BatchLine = z
  .object({
    line: z.int().describe('Number of the line it answers, from 1'),
    verdict: Verdict.optional().describe('As of a single household'),
    problem: Problem.pick({ code: true, detail: true, errors: true })
      .optional()
      .describe('Why this line has no verdict; the others are answered all the same'),
  })
  .meta({ id: 'BatchLine' });

const batchRoute = createRoute({
  operationId: 'decideBatch',
  method: 'post',
  path: '/v1/programmes/{slug}/checks/{check}/batch',
  summary: 'Decide for many households, one a line of NDJSON, answered line by line as they come',
  request: {
    params: z.object({ slug, check }),
    query: strict({}),
    body: {
      required: true,
      description: `A household a line, each as the body of a single request; at most ${LONGEST_LINE_BYTES / 1024} KB a line`,
      content: { [NDJSON]: { schema: z.string() } },
    },
  },
  middleware: requireNdjson(),
  responses: {
    200: {
      description: 'A line for every line that is not empty',
      content: { [NDJSON]: { schema: BatchLine } },
    },
    ...problemResponses('unsupported-media-type', 'unknown-parameter', 'not-found'),
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
    const published = publishedRuleset(await getCheck(c, slug, check));
    const today = todayInShanghai(new Date());
    c.header('Cache-Control', 'no-store');
    return c.json(decideFor(published, c.req.valid('json'), { today, linkBase: linkBase(c.env) }), 200);
  })
  .openapi(batchRoute, async (c) => {
    const { slug, check } = c.req.valid('param');
    const published = publishedRuleset(await getCheck(c, slug, check));
    const options = { today: todayInShanghai(new Date()), linkBase: linkBase(c.env) };
    const answered = (c.req.raw.body ?? new Blob([]).stream()).pipeThrough(
      answeringLines((line) => JSON.stringify(answerLine(line, published, options))),
    );
    // zod-openapi knows no type of a streamed body.
    return c.body(answered, 200, { 'Content-Type': NDJSON, 'Cache-Control': 'no-store' }) as never;
  });

/** One line's verdict, or what is wrong with it: a bad line costs only itself. */
function answerLine(
  { number, text }: Line,
  published: Published,
  options: Parameters<typeof decideFor>[2],
): z.infer<typeof BatchLine> {
  try {
    return { line: number, verdict: decideFor(published, parseLine(text), options) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, message: detail, errors } = error;
    return { line: number, problem: { code, detail, ...(errors && { errors }) } };
  }
}

function parseLine(text: string | undefined): HouseholdRequest {
  if (text === undefined)
    throw new ProblemError(
      'body-unreadable',
      `这一行不是 UTF-8 编码，或超过 ${LONGEST_LINE_BYTES / 1024} KB。`,
    );
  return parseAs(HouseholdRequest, parseLineObject(text));
}

/** Two objects on one line come mostly of a client that took the newlines out. */
function parseLineObject(text: string): unknown {
  try {
    return parseJsonObject(text);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'body-unreadable') throw error;
    throw new ProblemError(
      'body-unreadable',
      '每行一个对象：这一行不是一个完整的 JSON 对象。用 curl 时写 --data-binary，-d 会去掉换行。',
    );
  }
}
