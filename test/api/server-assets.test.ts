/** The site in memory answers as Cloudflare's static assets do under `wrangler.toml`'s settings: both are asked the same. */
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
  'c/x.css',
  'c/x.js',
  'c/x.svg',
  'c/x.ics',
  'c/x.txt',
  'c/x.xml',
  'build.json',
];
const PATHS = [
  ...FILES.map((file) => `/${file}`),
  '/',
  '/a',
  '/a/',
  '/404',
  '/nothing',
  '/c/',
  '/A/index.html',
];

let folder: string;
let ours: Assets;
let theirs: ReturnType<typeof createTestHarness>;

beforeAll(async () => {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  folder = mkdtempSync(join(tmpdir(), 'mingbai-assets-'));
  for (const file of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `content of ${file}`);
  }
  ours = loadAssets(folder);
  const assets = { directory: folder, html_handling: 'none', not_found_handling: 'none' } as const;
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
  const [expected, answer] = [await theirs.fetch(url), await ours.fetch(new Request(url))];
  expect(answer.status).toBe(expected.status);
  expect(answer.headers.get('Content-Type')).toBe(expected.headers.get('Content-Type'));
  if (answer.status === 200) expect(await answer.text()).toBe(await expected.text());
});

it('refuses a build with a file of a type nobody named', () => {
  writeFileSync(join(folder, 'c/x.unknown'), '');
  expect(() => loadAssets(folder)).toThrow('x.unknown');
});
