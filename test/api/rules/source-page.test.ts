import { expect, it } from 'vitest';
import { sourcePage } from '#api/rules/source-page.ts';

it.each([
  ['', '/programmes/sample/source/'],
  ['/zwgk/mb/zb', '/zwgk/mb/zb/programmes/sample/source/'],
  ['https://example.org/mb', 'https://example.org/mb/programmes/sample/source/'],
])('below “%s” the source stands at %s', (linkBase, address) => {
  expect(sourcePage(linkBase, 'sample')).toBe(address);
});
