/** The page of the screening as built: its form, the files it loads, and how much that is. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CheckFile } from '../../site/src/screening/data.ts';
import { contentOf } from '../db/database.ts';
import { below, builtPages, tagsOf } from './built-site.ts';
import { modulesOf } from './sizes.ts';

const dist = resolve(process.env.SITE_OUT ?? 'site/dist');
const KB = 1000;
const pages = builtPages().filter(({ path }) => /^\/(zb\/)?check\/$/.test(path));
const content = contentOf('db');

it('stands in both editions', () => {
  expect(pages.map(({ path }) => path).sort()).toEqual(['/check/', '/zb/check/']);
});

describe.each(pages)('$path', ({ path, html }) => {
  const block = tagsOf(html).find(({ attributes }) => attributes.id === 'screening')?.attributes ?? {};
  const files = [block['data-residents'], block['data-organisations']].map((address = '') => ({
    address,
    text: readFileSync(join(dist, below(address) ?? ''), 'utf8'),
  }));
  const checks = files.map(({ text }) => (JSON.parse(text) as CheckFile).checks);
  const scripts = modulesOf(html, dist).map((path) => readFileSync(join(dist, path), 'utf8'));
  const size = (texts: string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0);

  it('names files by what they hold, so that they are kept for good', () => {
    for (const { address, text } of files) {
      const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
      expect(address).toMatch(new RegExp(`^/assets/screening-\\w+\\.${hash}\\.json$`));
    }
  });

  it('has every check that takes part in one of them, with the sha256 of its rules', () => {
    const wanted = content.programmes.flatMap(({ checks }) => checks.filter(({ gates }) => gates.length > 0));
    const got = checks.flat();
    expect(got.map(({ ruleset }) => ruleset.id).sort()).toEqual(
      wanted.map(({ ruleset }) => ruleset.id).sort(),
    );
    for (const { ruleset, sha256 } of got)
      expect(createHash('sha256').update(JSON.stringify(ruleset)).digest('hex')).toBe(sha256);
  });

  it('needs no second file for what residents tick', () => {
    const residents = content.gates.filter(({ group }) => group === 'residents').map(({ id }) => id);
    const first = new Set(checks[0]?.map(({ ruleset }) => ruleset.id));
    const left = checks[1]?.filter(({ gates }) => gates.some((gate) => residents.includes(gate)));
    expect([left, first.size > 10]).toEqual([[], true]);
  });

  it('loads at most 60 KB of rules before the first question, and 26 KB of script', () => {
    for (const { text } of files) expect(gzipSync(text).length).toBeLessThanOrEqual(60 * KB);
    expect(scripts).toHaveLength(1);
    expect(size(scripts)).toBeLessThanOrEqual(26 * KB);
    expect(gzipSync(html).length).toBeLessThanOrEqual(10 * KB);
  });

  it('never writes HTML from script, and runs in old browsers', () => {
    const sinks = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/;
    const newer = /\.(with|toSorted|toReversed|findLast|findLastIndex)\(|\?\?=|\|\|=|&&=|structuredClone/;
    expect([sinks.exec(scripts.join()), newer.exec(scripts.join())]).toEqual([null, null]);
  });

  it('asks residents first, in a form that works by itself, with organisations folded', () => {
    const slot = /<!--slot:screening-->(.*)<!--\/slot:screening-->/s.exec(html)?.[1] ?? '';
    expect(slot).toMatch(/^<div class="check" id="check"><form [^>]*method="post"/);
    const [residents = '', organisations = ''] = slot.split('<details class="for-organisations"');
    for (const { id, group } of content.gates)
      expect(group === 'residents' ? residents : organisations).toContain(`id="f-${id}"`);
    expect(organisations).not.toMatch(/^[^>]* open/);
  });

  it('still lists every check below', () => {
    const links = tagsOf(html).flatMap(({ attributes: { href = '' } }) => below(href) ?? []);
    const zb = path.startsWith('/zb/') ? '/zb' : '';
    for (const { programme, checks } of content.programmes)
      for (const { ruleset } of checks) {
        const own = ruleset.check === programme.mainCheck ? '' : `${ruleset.check}/`;
        expect(links).toContain(`${zb}/programmes/${programme.slug}/check/${own}`);
      }
  });
});
