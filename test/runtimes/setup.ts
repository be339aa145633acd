/** Starts both runtimes once for the whole route suite and tells the tests where they are. */
import type { TestProject } from 'vitest/node';
import { readContent } from '#api/cli/content.ts';
import { startCounty } from './county.ts';
import { startEdge } from './edge.ts';
import { buildTestSite, SITE } from './site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Origin of the county server: the app on Node over node:sqlite. */
    countyUrl: string;
    /** Origin of the same app in workerd over D1. */
    edgeUrl: string;
  }
}

export default async function startRuntimes({ provide }: TestProject): Promise<() => Promise<void>> {
  const content = readContent();
  await buildTestSite();
  const county = await startCounty(content, { site: SITE, basePath: '/' });
  const edge = await startEdge(content, { site: SITE });
  provide('countyUrl', county.url);
  provide('edgeUrl', edge.url);
  return async () => {
    await Promise.all([county.close(), edge.close()]);
  };
}
