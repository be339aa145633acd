/** Keyset pages for every list: an opaque cursor bound to the query and to the version of the content. */
import type { Context } from 'hono';
import * as z from 'zod';
import { type AppEnv, linkBase } from './env.ts';
import { ProblemError } from './problem.ts';

export const MAX_LIMIT = 100;

/** Query parameters every list takes. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, `limit 要是 1 到 ${MAX_LIMIT} 的整数`)
    .transform(Number)
    .refine((limit) => limit <= MAX_LIMIT, `limit 最大 ${MAX_LIMIT}`)
    .optional()
    .openapi({
      type: 'integer',
      minimum: 1,
      maximum: MAX_LIMIT,
      description: `Rows on a page; ${MAX_LIMIT} unless given`,
    }),
  cursor: z.string().max(4000, '翻页标记太长；请原样使用上一页 page.next 的值').optional().openapi({
    description: 'Opaque; `page.next` of the page before. Good for the same query and content version only',
  }),
};

/** The envelope every list answers with. */
export function pageOf<Item extends z.ZodType>(item: Item, name: string) {
  return z
    .object({
      data: z.array(item).describe('Rows of this page'),
      page: z
        .object({
          limit: z.int().describe('Rows asked for'),
          next: z.string().nullable().describe('Cursor of the next page; null on the last'),
          hasMore: z.boolean().describe('Whether there is a next page'),
        })
        .describe('Where this page stands'),
      meta: z
        .object({
          contentVersion: z.string().describe('Version of the content this page was read from'),
        })
        .describe('What it was read from'),
    })
    .meta({ id: name });
}

const Cursor = z.strictObject({ v: z.string(), q: z.string(), k: z.unknown() });

/** Reads the cursor of a request; `Key` is what the list sorts by. Undefined on the first page. */
export function readCursor<Key>(
  c: Context<AppEnv>,
  cursor: string | undefined,
  Key: z.ZodType<Key>,
): Key | undefined {
  if (cursor === undefined) return undefined;
  const read = Cursor.safeParse(decode(cursor));
  const key = Key.safeParse(read.data?.k);
  if (!read.success || !key.success) {
    throw new ProblemError('invalid-parameter', '翻页标记读不懂。', {
      errors: [{ parameter: 'cursor', detail: '请原样使用上一页 page.next 的值。' }],
    });
  }
  if (read.data.q !== queryOf(c))
    throw new ProblemError('cursor-mismatch', '这个翻页标记是另一次查询给出的。');
  if (read.data.v !== c.get('contentVersion')) {
    throw new ProblemError('cursor-expired', '内容已经更新，请从第一页重新读。', {
      headers: { Link: `<${pageUrl(c)}>; rel="first"` },
    });
  }
  return key.data;
}

/** One page of a list: `rows` holds up to `limit + 1` rows, the extra one only tells that there are more. */
export function toPage<Row>(c: Context<AppEnv>, rows: Row[], limit: number, keyOf: (row: Row) => unknown) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  const next =
    hasMore && last !== undefined
      ? encode({ v: c.get('contentVersion'), q: queryOf(c), k: keyOf(last) })
      : null;
  if (next) c.header('Link', `<${pageUrl(c, next)}>; rel="next"`);
  return { data, page: { limit, next, hasMore }, meta: { contentVersion: c.get('contentVersion') } };
}

/** The query without paging, in one order: what a cursor is bound to. */
function queryOf(c: Context<AppEnv>): string {
  const query = new URLSearchParams(
    Object.entries(c.req.query()).filter(([name]) => name !== 'cursor' && name !== 'limit'),
  );
  query.sort();
  return `${c.req.path}?${query}`;
}

function pageUrl(c: Context<AppEnv>, cursor?: string): string {
  const query = new URLSearchParams(c.req.query());
  query.delete('cursor');
  if (cursor) query.set('cursor', cursor);
  return `${linkBase(c.env)}${c.req.path}${query.size > 0 ? `?${query}` : ''}`;
}

function encode(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function decode(cursor: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
