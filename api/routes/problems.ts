/** `GET /v1/problems`: the closed list of error codes, where a problem's `type` points. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { cached } from '../caching.ts';
import type { AppEnv } from '../env.ts';
import { PROBLEMS } from '../problem.ts';
import { problemResponses } from '../problem-responses.ts';
import { rejectInvalid, strict } from '../validation.ts';

const ProblemKind = z
  .object({
    code: z.string().describe('Stable English code'),
    status: z.int().describe('The HTTP status'),
    title: z.string().describe('In Chinese, as in the problem itself'),
    about: z.string().describe('What to do about it, in Chinese'),
  })
  .meta({ id: 'ProblemKind' });

const route = createRoute({
  operationId: 'listProblems',
  method: 'get',
  path: '/v1/problems',
  summary: 'Every error code there is',
  request: { query: strict({}) },
  middleware: cached(),
  responses: {
    200: {
      description: 'All codes',
      content: {
        'application/json': {
          schema: z.object({ data: z.array(ProblemKind).describe('Every code there is') }),
        },
      },
    },
    ...problemResponses('unknown-parameter'),
  },
});

export const problems = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid }).openapi(route, (c) =>
  c.json({ data: Object.entries(PROBLEMS).map(([code, kind]) => ({ code, ...kind })) }, 200),
);
