/** `GET /v1/health`: is it up, and exactly what is it serving. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { findContentVersion } from '#db/queries/content.ts';
import { findBuild } from '../build-info.ts';
import type { AppEnv } from '../env.ts';
import { problemResponses } from '../problem-responses.ts';
import { rejectInvalid, strict } from '../validation.ts';

const Health = z
  .object({
    status: z.enum(['ok', 'empty']).describe('`empty` while the database has no content (not seeded)'),
    commit: z.string().describe('Commit the running build was made from'),
    contentVersion: z.string().nullable().describe('SHA-256 of all content in the database'),
    overdueTransitions: z
      .int()
      .describe('Postings whose recorded state lags the clock; 0 while there are no postings'),
    lastCheckpoint: z
      .string()
      .nullable()
      .describe('Time of the last signed checkpoint of the log; null while there is none'),
  })
  .meta({ id: 'Health' });

const route = createRoute({
  operationId: 'getHealth',
  method: 'get',
  path: '/v1/health',
  summary: 'Status and versions',
  request: { query: strict({}) },
  responses: {
    200: { description: 'Running', content: { 'application/json': { schema: Health } } },
    ...problemResponses('unknown-parameter'),
  },
});

export const health = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid }).openapi(route, async (c) => {
  const [content, { commit }] = await Promise.all([findContentVersion(c.env.DB), findBuild(c.env)]);
  c.header('Cache-Control', 'no-store');
  const status = content ? ('ok' as const) : ('empty' as const);
  return c.json(
    { status, commit, contentVersion: content?.version ?? null, overdueTransitions: 0, lastCheckpoint: null },
    200,
  );
});
