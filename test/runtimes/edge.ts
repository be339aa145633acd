/** Starts the portal in workerd with D1 and Static Assets, from `wrangler.toml` as it is deployed. */
import { resolve } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { createTestHarness, unstable_readConfig } from 'wrangler';
import type { RunningServer } from '#api/server.ts';
import type { Content } from '#db/content.ts';
import { applySeed } from '#db/seed.ts';

/** Serves the site built in `site`; state is kept in memory. */
export async function startEdge(content: Content, { site }: { site: string }): Promise<RunningServer> {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false'; // `Request.cf` is asked of the internet otherwise
  const harness = createTestHarness({ root: process.cwd(), workers: [{ config: deployed(site) }] });
  const { url } = await harness.listen();
  const worker = harness.getWorker<{ DB: D1Database }>();
  await worker.applyD1Migrations('DB');
  await applySeed((await worker.getEnv()).DB, content);
  return { url: url.origin, close: () => harness.close() };
}

/** What `wrangler.toml` deploys, with the site of the tests. */
function deployed(site: string) {
  const { name, main, compatibility_date, vars, assets, d1_databases } = unstable_readConfig({
    config: 'wrangler.toml',
  });
  return {
    name,
    main,
    compatibility_date,
    vars,
    assets: { ...assets, directory: resolve(site) },
    d1_databases,
  };
}
