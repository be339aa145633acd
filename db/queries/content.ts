/** Which content the database holds. */
import type { D1Database } from '@cloudflare/workers-types';
import { drizzle } from 'drizzle-orm/d1';
import * as z from 'zod';
import { contentVersions, SEARCH_INDEX } from '../schema.ts';

const ContentVersion = z.object({ version: z.string().regex(/^[0-9a-f]{64}$/) });

/** The hash of the seeded content, in one row read; undefined before the first seed. */
export async function findContentVersion(db: D1Database): Promise<{ version: string } | undefined> {
  const row = await drizzle(db).select({ version: contentVersions.version }).from(contentVersions).get();
  return row && ContentVersion.parse(row);
}

/** Whether there is anything in the search index; every seeded database has something. */
export async function hasSearchIndex(db: D1Database): Promise<boolean> {
  return (await db.prepare(`SELECT 1 FROM ${SEARCH_INDEX} LIMIT 1`).first()) !== null;
}
