/** The built site in memory, answering as Cloudflare's `ASSETS` binding does without HTML handling: exact paths only. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Assets } from './env.ts';

interface Asset {
  body: Uint8Array<ArrayBuffer>;
  type: string;
}

/** Reads every file below `dir` once: a request can reach nothing else, whatever its path says. */
export function loadAssets(dir: string): Assets {
  const files = new Map(listFiles(dir).map((file) => [`/${file}`, readAsset(join(dir, file))]));
  return { fetch: async (request) => answer(files.get(new URL(request.url).pathname)) };
}

function answer(asset: Asset | undefined): Response {
  if (!asset) return new Response(null, { status: 404 });
  return new Response(asset.body, { headers: { 'Content-Type': asset.type } });
}

function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function readAsset(file: string): Asset {
  const type = CONTENT_TYPES.get(extname(file));
  if (!type) throw new Error(`no content type is known for ${file}; add it to api/server-assets.ts`);
  return { body: new Uint8Array(readFileSync(file)), type };
}

/** What a build may hold, as Cloudflare names it (measured), since the app passes it on. */
const CONTENT_TYPES = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ics', 'text/calendar; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.xml', 'application/xml'],
]);
