/** `GET /v1/openapi.json`: generated from the Zod schemas that validate, so it cannot say anything else. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { cached } from './caching.ts';
import { type AppEnv, linkBase } from './env.ts';
import { problemResponses } from './problem-responses.ts';
import { strict } from './validation.ts';

const route = createRoute({
  operationId: 'getOpenApi',
  method: 'get',
  path: '/v1/openapi.json',
  summary: 'This description of the API',
  request: { query: strict({}) },
  middleware: cached(),
  responses: {
    200: {
      description: 'OpenAPI 3.1',
      content: {
        'application/json': {
          schema: z.looseObject({ openapi: z.string().describe('Version of the OpenAPI specification') }),
        },
      },
    },
    304: { description: 'You have it (If-None-Match)' },
    ...problemResponses('unknown-parameter'),
  },
});

/** Adds the OpenAPI 3.1 document of all routes of `app`. */
export function describeApi(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, (c) => {
    const document = app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: '明白 Mingbai open-data API',
        version: '1',
        description:
          'Public policy facts of a county: no key, no registration. Errors are RFC 9457 problem+json.',
      },
      servers: [{ url: linkBase(c.env) || '/' }],
    });
    return c.json({ ...withNotModified(document) }, 200);
  });
}

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** Every GET but health carries an ETag and answers 304 to it; said once here instead of in each route. */
function withNotModified(document: Document): Document {
  for (const [path, { get }] of Object.entries(document.paths ?? {})) {
    if (!get || path === '/v1/health') continue;
    get.responses = { ...get.responses, 304: { description: 'You have it (If-None-Match)' } };
  }
  return document;
}
