import { buildTestSite } from './site.ts';

/** For tests that read the built pages as files. */
export default async function buildSiteFirst(): Promise<void> {
  await buildTestSite();
}
