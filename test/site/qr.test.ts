import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { type QrPicture, qrPicture } from '../../site/src/qr.ts';
import { builtPages, tagsOf } from './built-site.ts';

const ADDRESS = 'https://www.example.gov.cn/zwgk/mb/programmes/tantou-dibao/';

it('draws exactly the modules of the address and nothing else', () => {
  const { data } = encode(ADDRESS, { ecc: 'M', border: 4 });
  expect(modulesOf(pictureOf(ADDRESS))).toEqual(data);
});

it('keeps four light modules free on each side', () => {
  const modules = modulesOf(pictureOf(ADDRESS));
  const { length } = modules;
  const isOutside = (at: number) => at < 4 || at >= length - 4;
  expect(
    modules.flatMap((row, y) => row.filter((dark, x) => dark && (isOutside(x) || isOutside(y)))),
  ).toEqual([]);
  expect([modules[4]?.[4], modules[4]?.[length - 5], modules[length - 5]?.[4]]).toEqual([true, true, true]);
});

it('corrects errors at level M', () => {
  const modules = modulesOf(pictureOf(ADDRESS));
  const row = modules[4 + 8] ?? [];
  // The first two bits of the format, unmasked: 00 is M (ISO/IEC 18004 §7.9.1).
  expect([row[4] !== true, row[5] !== false]).toEqual([false, false]);
});

it.each(['https://a.cn/', ADDRESS, `https://www.example.gov.cn/${'p/'.repeat(60)}`])(
  'is at least 3 cm wide on paper without its margin: %s',
  (address) => {
    const { size, side } = pictureOf(address);
    expect((Number.parseFloat(side) * (size - 8)) / size).toBeGreaterThanOrEqual(30);
    expect(side).toMatch(/^\d+mm$/);
  },
);

it.each(['/programmes/tantou-dibao/', 'http://localhost:8787/', ''])('makes none of %j', (address) => {
  expect(qrPicture(address)).toBeUndefined();
});

it('is replaced by a note on every sheet of a site that does not know its address', () => {
  const sheets = builtPages().filter(({ path }) => path.endsWith('/a5/'));
  expect(sheets.length).toBeGreaterThan(0);
  for (const { html } of sheets) {
    expect(tagsOf(html).filter(({ name }) => name === 'svg')).toEqual([]);
    expect(html).toContain('所以没有二维码');
  }
});

function pictureOf(address: string): QrPicture {
  const picture = qrPicture(address);
  if (!picture) throw new Error(`no picture of ${address}`);
  return picture;
}

/** The picture as a scanner sees it: true where it is dark. */
function modulesOf({ size, path }: QrPicture): boolean[][] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  return modules;
}
