/** County-server entry: the same app on Node, D1 over `node:sqlite`, the site from memory. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { openSqliteD1 } from '#db/d1-sqlite.ts';
import { createApp } from './app.ts';
import type { Bindings } from './env.ts';
import { loadAssets } from './server-assets.ts';
import { compress } from './server-compression.ts';

export interface ServerOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Folder of the built site. */
  assetsDir: string;
  /** SQLite file, already migrated and seeded. */
  dbFile: string;
  /** What `[vars]` of wrangler.toml is at the edge. */
  vars: Omit<Bindings, 'DB' | 'ASSETS'>;
}

export interface RunningServer {
  /** Origin the server answers at, without a slash at the end. */
  url: string;
  /** Stops accepting, waits for running requests (10 s at most), closes the database. */
  close(): Promise<void>;
}

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 10_000;
const MAX_HEADER_BYTES = 16 * 1024;

/** Serves until closed. Rejects with Node's error where the address cannot be had. */
export async function startServer({
  host,
  port,
  assetsDir,
  dbFile,
  vars,
}: ServerOptions): Promise<RunningServer> {
  const db = openSqliteD1(dbFile);
  const env: Bindings = { ...vars, DB: db, ASSETS: loadAssets(assetsDir) };
  const app = createApp();
  const server = createAdaptorServer({
    fetch: async (request) => compress(request, await app.fetch(request, env)),
    serverOptions: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
    },
  }) as Server; // HTTP/1: no `createServer` option is given
  try {
    await listen(server, host, port);
  } catch (error) {
    db.close();
    throw error;
  }
  return { url: urlOf(server, host), close: () => close(server).finally(() => db.close()) };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    // A connection kept alive would hold the server open after its answer. Before the app's own listener, which may
    // send the headers at once.
    server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'));
    const timer = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      done();
    });
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
