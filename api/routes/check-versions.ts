/** The versions of a check's rules: a published one stays at its address for good, whatever the check decides by today. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { CheckVersion } from '#db/programmes/public.ts';
import { listVersions } from '#db/queries/checks.ts';
import { cached, MAX_AGE_SECONDS, matches, setCaching, setImmutable } from '../caching.ts';
import type { AppEnv } from '../env.ts';
import { getCheck, getVersion } from '../lookups.ts';
import { pageOf, toPage } from '../pagination.ts';
import { problemResponses } from '../problem-responses.ts';
import { RulesetAnswer } from '../ruleset-schema.ts';
import { rejectInvalid, strict } from '../validation.ts';

const check = {
  slug: z.string().openapi({ description: 'Id of the programme', example: 'tantou-dibao' }),
  check: z.string().openapi({ description: 'Id of the check in the programme', example: 'eligibility' }),
};

const listRoute = createRoute({
  operationId: 'listCheckVersions',
  method: 'get',
  path: '/v1/programmes/{slug}/checks/{check}/versions',
  summary: "The versions of a check's rules, newest first",
  request: { params: z.object(check), query: strict({}) },
  middleware: cached(),
  responses: {
    200: {
      description: 'All its versions',
      content: { 'application/json': { schema: pageOf(CheckVersion, 'CheckVersionPage') } },
    },
    ...problemResponses('unknown-parameter', 'not-found'),
  },
});

const versionRoute = createRoute({
  operationId: 'getCheckVersion',
  method: 'get',
  path: '/v1/programmes/{slug}/checks/{check}/versions/{version}',
  summary: 'One version of the compiled ruleset; its ETag is its SHA-256, and a published one never changes',
  request: {
    params: z.object({
      ...check,
      version: z.string().openapi({ description: 'Version of the rules, year.number', example: '2024.1' }),
    }),
    query: strict({}),
  },
  responses: {
    200: { description: 'The ruleset', content: { 'application/json': { schema: RulesetAnswer } } },
    304: { description: 'You have it' },
    ...problemResponses('unknown-parameter', 'not-found'),
  },
});

export const checkVersions = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid })
  .openapi(listRoute, async (c) => {
    const { slug, check } = c.req.valid('param');
    await getCheck(c, slug, check);
    const versions = await listVersions(c.env.DB, slug, check);
    return c.json(
      toPage(c, versions, versions.length, ({ version }) => version),
      200,
    ); // one a change of the rules: never a second page
  })
  .openapi(versionRoute, async (c) => {
    const { sha256, json, isPublished } = await getVersion(c, c.req.valid('param'));
    const tag = `"${sha256}"`;
    if (isPublished) setImmutable(c, tag);
    else setCaching(c, tag, MAX_AGE_SECONDS);
    if (matches(c, tag)) return c.body(null, 304);
    return c.body(json, 200, { 'Content-Type': 'application/json' });
  });
