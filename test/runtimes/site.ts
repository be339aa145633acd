/** The site the tests look at: a build of its own, so that an `npm start` or `npm run dev` beside them changes nothing. */
import { buildSite } from '#api/cli/site-build.ts';

/** Built at the root, without `PUBLIC_URL`. */
export const SITE = 'test/.output/site';

/** Builds it where its inputs changed. */
export async function buildTestSite(): Promise<'built' | 'unchanged'> {
  return buildSite({ out: SITE, basePath: '/', publicUrl: undefined });
}
