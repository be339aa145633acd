/** `GET /v1`: links to everything below. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { cached } from '../caching.ts';
import { type AppEnv, linkBase } from '../env.ts';
import { problemResponses } from '../problem-responses.ts';
import { rejectInvalid, strict } from '../validation.ts';

const LINKS = {
  openapi: '/v1/openapi.json',
  health: '/v1/health',
  problems: '/v1/problems',
  programmes: '/v1/programmes{?region,audience,lifeEvent,q,limit,cursor}',
  programme: '/v1/programmes/{slug}',
  card: '/v1/programmes/{slug}/card',
  source: '/v1/programmes/{slug}/source',
  checks: '/v1/programmes/{slug}/checks',
  check: '/v1/programmes/{slug}/checks/{check}',
  checkBatch: '/v1/programmes/{slug}/checks/{check}/batch',
  checkVersions: '/v1/programmes/{slug}/checks/{check}/versions{/version}',
  screenings: '/v1/screenings',
} as const;

const ServiceDocument = z
  .object({
    title: z.string().describe('Name of the service'),
    description: z.string().describe('What it is, in Chinese'),
    links: z.record(z.string(), z.string()).describe('Name → URI template (RFC 6570)'),
  })
  .meta({ id: 'ServiceDocument' });

const route = createRoute({
  operationId: 'getServiceDocument',
  method: 'get',
  path: '/v1',
  summary: 'Links to everything below',
  request: { query: strict({}) },
  middleware: cached(),
  responses: {
    200: {
      description: 'The service document',
      content: { 'application/json': { schema: ServiceDocument } },
    },
    ...problemResponses('unknown-parameter'),
  },
});

export const serviceDocument = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid }).openapi(route, (c) => {
  const base = linkBase(c.env);
  const links = Object.fromEntries(Object.entries(LINKS).map(([name, path]) => [name, base + path]));
  return c.json(
    { title: '明白 Mingbai', description: '县级政策公开数据接口：不用注册，不用密钥。', links },
    200,
  );
});
