/** Starts what the browser tests need: the county server at the root and below a sub-path, and one Chromium. */
import type { TestProject } from 'vitest/node';
import { readContent } from '#api/cli/content.ts';
import { buildSite } from '#api/cli/site-build.ts';
import { startBrowser } from './browser.ts';
import { startCounty } from './county.ts';
import { buildTestSite, SITE } from './site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the county server with its base path: ends in `/zwgk/mb/`. */
    subPathUrl: string;
    /** Where `launchBrowser()` connects. */
    browserEndpoint: string;
  }
}

const SUB_PATH = '/zwgk/mb/';
const SITE_BELOW = 'test/.output/site-below';

export default async function startBrowserTests({ provide }: TestProject): Promise<() => Promise<void>> {
  const content = readContent();
  await buildTestSite();
  await buildSite({ out: SITE_BELOW, basePath: SUB_PATH, publicUrl: undefined });
  const browser = await startBrowser();
  const county = await startCounty(content, { site: SITE, basePath: '/' });
  const below = await startCounty(content, { site: SITE_BELOW, basePath: SUB_PATH });
  provide('countyUrl', county.url);
  provide('subPathUrl', below.url + SUB_PATH);
  provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all([county.close(), below.close()]);
  };
}
