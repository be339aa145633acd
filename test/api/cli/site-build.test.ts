import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildSite } from '#api/cli/site-build.ts';
import { SITE } from '../../runtimes/site.ts';

let out: string;
let file: string;

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'mingbai-site-'));
  cpSync(SITE, out, { recursive: true });
  file = join(out, 'build.json');
});
afterEach(() => rmSync(out, { recursive: true }));

const build = () => buildSite({ out, basePath: '/', publicUrl: undefined });

it('names the build anew after a change of the API alone, without building the pages', async () => {
  const record = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...record, commit: 'before', build: 'before' }));
  expect(await build()).toBe('unchanged');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(record);
});

it('writes nothing where nothing changed', async () => {
  const written = statSync(file).mtimeMs;
  expect(await build()).toBe('unchanged');
  expect(statSync(file).mtimeMs).toBe(written);
});
