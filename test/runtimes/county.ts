/** Starts county servers for the tests, each on a free loopback port with a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '#api/cli/database.ts';
import { type RunningServer, startServer } from '#api/server.ts';
import type { Content } from '#db/content.ts';

/** A county server below `basePath` with the site built for it in `site`; `close()` also removes its database. */
export async function startCounty(
  content: Content,
  { site, basePath }: { site: string; basePath: string },
): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mingbai-county-'));
  const { file } = await prepareDatabase(dataDir, content);
  const vars = { BASE_PATH: basePath };
  const server = await startServer({ host: '127.0.0.1', port: 0, assetsDir: site, dbFile: file, vars });
  const close = async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, close };
}
