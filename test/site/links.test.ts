/** Links know the base path and the edition. */
import { afterEach, expect, test, vi } from 'vitest';
import { link, plainPath } from '../../site/src/links.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('puts the base path before every page', () => {
  vi.stubEnv('BASE_URL', '/zwgk/mb/');
  expect(link('/programmes/')).toBe('/zwgk/mb/programmes/');
  expect(link('/')).toBe('/zwgk/mb/');
});

test('stays in the 长辈版, but for what it leaves out', () => {
  vi.stubEnv('BASE_URL', '/zwgk/mb/');
  expect(link('/about/', 'zb')).toBe('/zwgk/mb/zb/about/');
  expect(link('/data/', 'zb')).toBe('/zwgk/mb/data/');
  expect(link('/v1', 'zb')).toBe('/zwgk/mb/v1');
});

test('finds the plain path of a page in any edition', () => {
  vi.stubEnv('BASE_URL', '/zwgk/mb/');
  expect(plainPath('/zwgk/mb/zb/about/')).toBe('/about/');
  expect(plainPath('/zwgk/mb/about/')).toBe('/about/');
});
