/** What may ride along with a check. `npm run bench -- rules` shows how far below it is, beside other engines. */
import { expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { weightOf } from './bundle.ts';
import { checkScriptWeight, engineWeight, receiptScriptWeight } from './sizes.ts';

const KB = 1024;
const site = process.env.SITE_OUT ?? 'site/dist';
const checks = readContent().programmes.flatMap(({ checks }) => checks);

it('the engine alone is at most 10 KB compressed', async () => {
  const { gzipped } = await engineWeight();
  expect(gzipped).toBeGreaterThan(2 * KB); // something was bundled
  expect(gzipped).toBeLessThanOrEqual(10 * KB);
});

it.each(checks)('the ruleset $ruleset.id is at most 15 KB compressed', ({ json }) => {
  expect(weightOf(json).gzipped).toBeLessThanOrEqual(15 * KB);
});

it('the script of a check page, engine included, is at most 15 KB compressed', () => {
  const { gzipped } = checkScriptWeight(site);
  expect(gzipped).toBeGreaterThan(7 * KB); // the engine is in it
  expect(gzipped).toBeLessThanOrEqual(15 * KB);
});

it('the script of the 自查条 under a result is at most 6 KB compressed', () => {
  const { gzipped } = receiptScriptWeight(site);
  expect(gzipped).toBeGreaterThan(3 * KB); // the code is drawn in it
  expect(gzipped).toBeLessThanOrEqual(6 * KB);
});
