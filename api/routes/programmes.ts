/** Programmes: the list, one of them, its card and its source. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { sourcePage } from '#api/rules/source-page.ts';
import { CardBlock } from '#db/programmes/card.ts';
import { Audience, LifeEvent } from '#db/programmes/programme.ts';
import { ClauseDigest, ProgrammeDetail, ProgrammeSummary } from '#db/programmes/public.ts';
import { findCard, listClauses, listProgrammes } from '#db/queries/programmes.ts';
import { cached } from '../caching.ts';
import { cited, citedList, citer } from '../citations.ts';
import { type AppEnv, linkBase } from '../env.ts';
import { getProgramme } from '../lookups.ts';
import { MAX_LIMIT, pageOf, pageQuery, readCursor, toPage } from '../pagination.ts';
import { ProblemError } from '../problem.ts';
import { problemResponses } from '../problem-responses.ts';
import { RegionCode } from '../region-code.ts';
import { rejectInvalid, strict } from '../validation.ts';

const params = z.object({
  slug: z.string().openapi({ description: 'Id of the programme', example: 'tantou-dibao' }),
});
/** What the list sorts by. */
const ListKey = z.tuple([z.int(), z.string()]);

const listRoute = createRoute({
  operationId: 'listProgrammes',
  method: 'get',
  path: '/v1/programmes',
  summary: 'Programmes, filtered',
  middleware: cached(),
  request: {
    query: strict({
      region: RegionCode.optional(),
      audience: z
        .enum(Audience.options, `audience 只能是 ${Audience.options.join('、')}`)
        .optional()
        .openapi({ description: 'Whom it is for' }),
      lifeEvent: z
        .enum(LifeEvent.options, `lifeEvent 只能是 ${LifeEvent.options.join('、')}`)
        .optional()
        .openapi({ description: 'What has happened in the life of someone who looks for it' }),
      q: z.string().max(100, 'q 最长 100 个字').optional().openapi({
        description:
          'Words separated by spaces; each must occur in the programme, or begin the pinyin (xinli) or the initials (xlzx) of its title, summary, place, audience, life event or card',
      }),
      ...pageQuery,
    }),
  },
  responses: {
    200: {
      description: 'One page',
      content: { 'application/json': { schema: pageOf(ProgrammeSummary, 'ProgrammePage') } },
    },
    ...problemResponses('unknown-parameter', 'invalid-parameter', 'cursor-mismatch', 'cursor-expired'),
  },
});

const { shape } = ProgrammeDetail;
/** `ProgrammeDetail` with clause locators replaced by citations. */
const ProgrammeAnswer = ProgrammeDetail.extend({
  authority: cited(shape.authority),
  versions: citedList(shape.versions),
  stages: citedList(shape.stages),
  events: citedList(shape.events),
  channels: citedList(shape.channels),
  postings: citedList(shape.postings),
  noPostings: cited(shape.noPostings.unwrap()).optional(),
  indicators: citedList(shape.indicators),
  responsibilities: citedList(shape.responsibilities),
  tables: z
    .array(
      cited(shape.tables.element).extend({
        rows: citedList(shape.tables.element.shape.rows).describe('All rows, in the order of the text'),
      }),
    )
    .describe('Tables of the text, with all their rows'),
  notes: citedList(shape.notes),
  contacts: citedList(shape.contacts),
}).meta({ id: 'Programme' });

const oneRoute = createRoute({
  operationId: 'getProgramme',
  method: 'get',
  path: '/v1/programmes/{slug}',
  summary: 'One programme: dates, stages, posting rules, targets',
  middleware: cached(),
  request: { params, query: strict({}) },
  responses: {
    200: { description: 'The programme', content: { 'application/json': { schema: ProgrammeAnswer } } },
    ...problemResponses('unknown-parameter', 'not-found'),
  },
});

const CardAnswer = z
  .object({
    slug: z.string().describe('Id of the programme'),
    blocks: z
      .array(CardBlock.extend({ items: citedList(CardBlock.shape.items) }))
      .describe('Eight blocks, always in the same order'),
  })
  .meta({ id: 'Card' });

const cardRoute = createRoute({
  operationId: 'getCard',
  method: 'get',
  path: '/v1/programmes/{slug}/card',
  summary: 'The card a resident reads, each statement with its clauses',
  middleware: cached(),
  request: { params, query: strict({}) },
  responses: {
    200: { description: 'The card', content: { 'application/json': { schema: CardAnswer } } },
    ...problemResponses('unknown-parameter', 'not-found'),
  },
});

const SourceAnswer = ProgrammeDetail.shape.source
  .extend({
    slug: z.string().describe('Id of the programme'),
    clauses: z
      .array(ClauseDigest.extend({ url: z.string().describe('The clause on the source page') }))
      .describe('In the order of the document'),
  })
  .meta({ id: 'Source' });

const sourceRoute = createRoute({
  operationId: 'getSource',
  method: 'get',
  path: '/v1/programmes/{slug}/source',
  summary: 'The document a programme rests on, clause by clause in our words',
  middleware: cached(),
  request: { params, query: strict({}) },
  responses: {
    200: { description: 'The document', content: { 'application/json': { schema: SourceAnswer } } },
    ...problemResponses('unknown-parameter', 'not-found'),
  },
});

export const programmes = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid })
  .openapi(listRoute, async (c) => {
    const { limit = MAX_LIMIT, cursor, ...filter } = c.req.valid('query');
    const key = readCursor(c, cursor, ListKey);
    const after = key && { position: key[0], slug: key[1] };
    const rows = await listProgrammes(c.env.DB, { ...filter, after, limit });
    return c.json(
      toPage(c, rows, limit, ({ position, slug }) => [position, slug]),
      200,
    );
  })
  .openapi(oneRoute, async (c) => {
    const { slug } = c.req.valid('param');
    const { noPostings, ...programme } = await getProgramme(c, slug);
    const cite = await citerFor(c, slug);
    return c.json(
      {
        ...programme,
        authority: cite(programme.authority),
        versions: programme.versions.map(cite),
        stages: programme.stages.map(cite),
        events: programme.events.map(cite),
        channels: programme.channels.map(cite),
        postings: programme.postings.map(cite),
        ...(noPostings && { noPostings: cite(noPostings) }),
        indicators: programme.indicators.map(cite),
        responsibilities: programme.responsibilities.map(cite),
        tables: programme.tables.map((table) => ({ ...cite(table), rows: table.rows.map(cite) })),
        notes: programme.notes.map(cite),
        contacts: programme.contacts.map(cite),
      },
      200,
    );
  })
  .openapi(cardRoute, async (c) => {
    const { slug } = c.req.valid('param');
    const card = await findCard(c.env.DB, slug);
    if (!card) {
      const { title } = await getProgramme(c, slug);
      throw new ProblemError(
        'not-found',
        `“${title}”没有明白卡，内容见 ${linkBase(c.env)}/programmes/${slug}/。`,
      );
    }
    const cite = await citerFor(c, slug);
    return c.json(
      { slug, blocks: card.blocks.map(({ items, ...block }) => ({ ...block, items: items.map(cite) })) },
      200,
    );
  })
  .openapi(sourceRoute, async (c) => {
    const { slug } = c.req.valid('param');
    const [{ source }, clauses] = await Promise.all([getProgramme(c, slug), listClauses(c.env.DB, slug)]);
    const page = sourcePage(linkBase(c.env), slug);
    return c.json(
      { slug, ...source, clauses: clauses.map((clause) => ({ ...clause, url: `${page}#${clause.anchor}` })) },
      200,
    );
  });

async function citerFor(c: Context<AppEnv>, slug: string) {
  return citer(slug, await listClauses(c.env.DB, slug), linkBase(c.env));
}
