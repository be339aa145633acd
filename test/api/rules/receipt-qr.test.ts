/** The QR code of a receipt against an encoder that somebody else wrote. */
import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { modulesPath, qrView } from '#api/rules/page/receipt-qr.ts';
import { qrModules } from '#api/rules/receipt/qr.ts';
import { renderHtml } from '#api/rules/view.ts';
import { RUNS, SEED } from './runs.ts';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const LONGEST = 311;
const MASKS = [0, 1, 2, 3, 4, 5, 6, 7];

/** What the other encoder draws under each mask; text of digits alone it would write in another mode. */
function drawnBy(text: string): string[] {
  return MASKS.map((maskPattern) => JSON.stringify(encode(text, { ecc: 'M', border: 0, maskPattern }).data));
}

const texts = fc
  .string({ unit: fc.constantFrom(...ALPHANUMERIC), minLength: 1, maxLength: LONGEST })
  .filter((text) => !/^\d+$/.test(text));

describe('the QR code', () => {
  it('is what another encoder draws, under one of the eight masks', () => {
    fc.assert(
      fc.property(texts, (text) => drawnBy(text).includes(JSON.stringify(qrModules(text)))),
      { numRuns: RUNS / 5, seed: SEED },
    );
  });

  it('is so for the last text that fits each version, and the first that does not', () => {
    for (const length of [20, 38, 61, 90, 122, 154, 178, 221, 262, LONGEST]) {
      for (const text of ['A'.repeat(length), 'A'.repeat(Math.min(length + 1, LONGEST))]) {
        expect(drawnBy(text)).toContain(JSON.stringify(qrModules(text)));
      }
    }
  });

  it('takes a mask that reads well: nearly always the one the other encoder takes', () => {
    const sample = fc.sample(texts, { numRuns: 60, seed: SEED });
    const alike = sample.filter(
      (text) =>
        JSON.stringify(encode(text, { ecc: 'M', border: 0 }).data) === JSON.stringify(qrModules(text)),
    );
    expect(alike.length).toBeGreaterThanOrEqual(55);
  });

  it.each(['A'.repeat(LONGEST + 1), 'a', '保', 'A_B'])('is none for %j', (text) => {
    expect(qrModules(text)).toBeUndefined();
    expect(qrView(text)).toBeNull();
  });
});

describe('its picture', () => {
  const modules = qrModules('MB1:SAMPLE') ?? [];

  it('draws the dark modules and no others', () => {
    const drawn = modules.map((row) => row.map(() => false));
    for (const [, x, y, width] of modulesPath(modules).matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
    }
    expect(drawn).toEqual(modules);
  });

  it('is black on white with four modules of quiet on each side, and has a name', () => {
    const html = renderHtml(qrView('MB1:SAMPLE') ?? '');
    expect(modules).toHaveLength(21);
    expect(html).toContain('viewBox="-4 -4 29 29"');
    expect(html).toContain('<path fill="#fff" d="M-4 -4h29v29h-29z">');
    expect(html).toMatch(/role="img" aria-label="[^"]+"/);
  });
});
