/** The site in memory answers as Cloudflare's static assets do: the same paths asked of both. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import type { Assets } from '#api/env.ts';
import { loadAssets } from '#api/server-assets.ts';

const FILES = [
  'index.html',
  '404.html',
  'a/index.html',
  'b.html',
  'both.html',
  'both/index.html',
  'zb/404.html',
  'zb/a/index.html',
  'c/x.css',
  'c/中 文.html',
  ...[
    'csv',
    'geojson',
    'ico',
    'ics',
    'js',
    'json',
    'jsonld',
    'md',
    'pdf',
    'png',
    'svg',
    'txt',
    'webmanifest',
    'xml',
    'unknown',
  ].map((type) => `types/f.${type}`),
];
const PATHS = [
  '/', '/index', '/index.html', '/a', '/a/', '/a/index', '/a/index.html', '/b', '/b/', '/b.html', '/b/index.html', '/both', '/both/', '/both.html',
  '/404', '/404.html', '/404/', '/zb/404', '/zb/404.html', '/zb/nothing', '/zb/nothing/', '/zb/', '/zb', '/zb/a/b/c', '/nothing', '/nothing/', '/c/x.css', '/c/x',
  '/c/', '/A/', '/%61/', '/a%2F', '/c/%E4%B8%AD%20%E6%96%87', '/c/%E4%B8%AD%20%E6%96%87.html', '/a%00', '/types/f.json/', '/c/x.css/',
  ...FILES.filter((file) => file.startsWith('types/')).map((file) => `/${file}`),
]; // biome-ignore format: a list of paths reads best as lines

let folder: string;
let ours: Assets;
let theirs: ReturnType<typeof createTestHarness>;

beforeAll(async () => {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  folder = mkdtempSync(join(tmpdir(), 'mingbai-assets-'));
  for (const file of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `<p>${file}</p>`);
  }
  ours = loadAssets(folder);
  const assets = {
    directory: folder,
    html_handling: 'auto-trailing-slash',
    not_found_handling: '404-page',
  } as const;
  theirs = createTestHarness({
    workers: [{ config: { name: 'assets', compatibility_date: '2026-10-01', assets } }],
  });
  await theirs.listen();
});

afterAll(async () => {
  await theirs.close();
  rmSync(folder, { recursive: true });
});

it.each(PATHS)('%s', async (path) => {
  const url = `http://assets.local${path}`;
  const expected = await theirs.fetch(url, { redirect: 'manual' });
  const answer = await ours.fetch(new Request(url, { redirect: 'manual' }));
  expect(await essence(answer)).toEqual(await essence(expected));
});

it('answers 405 to a method that writes', async () => {
  expect((await ours.fetch(new Request('http://assets.local/', { method: 'POST' }))).status).toBe(405);
});

async function essence(response: {
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
}) {
  const [location, type, caching] = ['Location', 'Content-Type', 'Cache-Control'].map((name) =>
    response.headers.get(name),
  );
  return {
    status: response.status,
    location,
    type,
    caching,
    tagged: response.headers.get('ETag') !== null,
    body: await response.text(),
  };
}
