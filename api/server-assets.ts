/** The built site in memory, answering as Cloudflare's `ASSETS` binding does (`auto-trailing-slash`, `404-page`). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Assets } from './env.ts';

interface Asset {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/** Reads every file below `dir` once: a request can reach nothing else, whatever its path says. */
export function loadAssets(dir: string): Assets {
  const files = new Map(listFiles(dir).map((file) => [`/${file}`, readAsset(join(dir, file))]));
  return { fetch: async (request) => answer(files, request) };
}

function answer(files: ReadonlyMap<string, Asset>, request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
  const { pathname } = new URL(request.url);
  const path = decode(pathname);
  const found = findAsset(files, path);
  if (!found) return answerMissing(files, path);
  const address = encode(found.address);
  if (address !== pathname) return new Response(null, { status: 307, headers: { Location: address } });
  return respond(found.asset, 200);
}

function answerMissing(files: ReadonlyMap<string, Asset>, path: string): Response {
  const page = findNotFoundPage(files, path);
  return page ? respond(page, 404) : new Response(null, { status: 404 });
}

/** The file `path` means and the one address it is served at: `/a/` for `a/index.html`, `/b` for `b.html`. */
function findAsset(
  files: ReadonlyMap<string, Asset>,
  path: string,
): { asset: Asset; address: string } | undefined {
  for (const [file, address] of readings(path)) {
    const asset = files.get(file);
    // A redirect must lead straight to the file, not to another one or to a further redirect.
    if (asset && (address === path || servedAt(files, address) === asset)) return { asset, address };
  }
  return undefined;
}

function servedAt(files: ReadonlyMap<string, Asset>, address: string): Asset | undefined {
  const file = readings(address).find(([name, at]) => at === address && files.has(name))?.[0];
  return file === undefined ? undefined : files.get(file);
}

/** In Cloudflare's order: each file `path` may mean, with the address that file is served at. */
function readings(path: string): [file: string, address: string][] {
  const general: [string, string][] = [
    [path, path],
    [`${path}.html`, path],
    [`${path}/index.html`, `${path}/`],
  ];
  if (path.endsWith('/')) return [[`${path}index.html`, path], leaf(path.slice(0, -1))];
  if (path.endsWith('/index')) return [[path, path], ...folder(path.slice(0, -6)), ...general];
  if (path.endsWith('/index.html')) return [...folder(path.slice(0, -11)), ...general];
  if (path.endsWith('.html')) return [leaf(path.slice(0, -5)), ...folder(path.slice(0, -5)), ...general];
  return general;
}

function leaf(stem: string): [string, string] {
  return [`${stem}.html`, stem];
}

function folder(stem: string): [string, string][] {
  return [[`${stem}/index.html`, `${stem}/`], leaf(stem)];
}

/** `404.html` of the folder asked for, or of the nearest one above it. */
function findNotFoundPage(files: ReadonlyMap<string, Asset>, path: string): Asset | undefined {
  for (let folder = path; folder !== ''; ) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    const page = files.get(`${folder}/404.html`);
    if (page) return page;
  }
  return undefined;
}

function respond({ body, headers }: Asset, status: number): Response {
  return new Response(body, { status, headers });
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a broken escape names no file
  }
}

function encode(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function readAsset(file: string): Asset {
  const body = new Uint8Array(readFileSync(file));
  const etag = createHash('sha256').update(body).digest('hex').slice(0, 32);
  const type = CONTENT_TYPES.get(file.slice(file.lastIndexOf('.')));
  const headers = { ETag: `"${etag}"`, 'Cache-Control': 'public, max-age=0, must-revalidate' };
  return { body, headers: type ? { ...headers, 'Content-Type': type } : headers };
}

/** As Cloudflare names them (measured), since the app passes them on. */
const CONTENT_TYPES = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.geojson', 'application/geo+json'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/vnd.microsoft.icon'],
  ['.ics', 'text/calendar; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.jsonld', 'application/ld+json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.pdf', 'application/pdf'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
  ['.xml', 'application/xml'],
]);
