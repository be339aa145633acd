/** The check pages as built: what rides along, and how much of it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { builtPages, tagsOf } from './built-site.ts';
import { isOfReceipt, modulesOf } from './sizes.ts';

const dist = resolve(process.env.SITE_OUT ?? 'site/dist');
const checks = builtPages().filter(({ path }) => /\/programmes\/.*\/check\/([^/]+\/)?$/.test(path));
const KB = 1024;

it('exist for the programmes of this issue, in both editions', () => {
  const paths = checks.map(({ path }) => path);
  expect(paths).toContain('/programmes/tantou-dibao/check/');
  expect(paths).toContain('/zb/programmes/tantou-dibao/check/');
});

it('name the service worker that keeps them, but for the sensitive ones', () => {
  const naming = (html: string) => html.includes('data-worker="/service-worker.js"');
  const sensitive = (html: string) => html.includes('content="no-referrer"');
  expect(checks.filter(({ html }) => naming(html) === sensitive(html)).map(({ path }) => path)).toEqual([]);
  expect(checks.some(({ html }) => sensitive(html))).toBe(true);
});

it('are kept by one small file that loads no other', () => {
  const worker = readFileSync(join(dist, 'service-worker.js'), 'utf8');
  expect(worker).not.toMatch(/\bimport\b|\bexport\b|importScripts/);
  expect(gzipSync(worker).length).toBeLessThanOrEqual(2 * KB);
});

describe.each(checks)('$path', ({ html }) => {
  const scripts = tagsOf(html).filter(({ name }) => name === 'script');
  const data = /<script type="application\/json" id="ruleset"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const modules = modulesOf(html, dist);
  const textOf = (path: string) => readFileSync(join(dist, path), 'utf8');
  const files = modules.map(textOf);
  const size = (texts: string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0);

  it('carries the ruleset with the sha256 of the bytes the API serves', () => {
    const block = scripts.find(({ attributes }) => attributes.id === 'ruleset');
    const served = JSON.stringify(JSON.parse(data));
    expect(block?.attributes['data-sha256']).toBe(createHash('sha256').update(served).digest('hex'));
    expect(data).not.toContain('<');
  });

  it('needs at most 25 KB of script and ruleset', () => {
    const needed = modules.filter((path) => !isOfReceipt(path)).map(textOf);
    expect(size([...needed, data])).toBeLessThanOrEqual(25 * KB);
  });

  it('never writes HTML from script', () => {
    const sinks = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/;
    expect(sinks.exec(files.join())).toBeNull();
  });

  // Older ones fall back to the form without script.
  it('runs in browsers from Chromium 93 and Safari 15.4 on', () => {
    const newer = /\.(with|toSorted|toReversed|findLast|findLastIndex)\(|\?\?=|\|\|=|&&=|structuredClone/;
    expect(newer.exec(files.join())).toBeNull();
  });

  it('keeps the whole form between the markers of its slot', () => {
    const slot = /<!--slot:check-->(.*)<!--\/slot:check-->/s.exec(html)?.[1] ?? '';
    expect(slot).toMatch(/^<div class="check" id="check"><form [^>]*method="post"/);
    expect(slot).toMatch(/<button class="button" type="submit">看结果<\/button>/);
  });
});
