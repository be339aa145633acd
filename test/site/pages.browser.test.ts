/** Every page in a real browser: accessibility in three modes, sizes of what one taps, zoom, and what is fetched. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../runtimes/browser.ts';
import { axeViolations } from './axe.ts';
import { builtPages } from './built-site.ts';
import { sampled } from './sampled.ts';

const PHONE = { width: 360, height: 740 };
/** 320 px wide at a zoom of 200 %: the page has half as many of its own pixels. */
const ZOOMED = { width: 160, height: 284 };
/** A rectangle may fall short of a whole pixel by rounding. */
const ROUNDING = 0.5;

const origin = inject('countyUrl');
// Check pages run a script, A5 sheets are for paper: both have tests of their own.
const paths = builtPages()
  .map(({ path }) => path)
  .filter((path) => !/\/programmes\/.*\/(check|a5)\//.test(path));
const cards = builtPages()
  .filter(({ path, html }) => /^\/programmes\/[^/]+\/$/.test(path) && html.includes('<b>明白卡</b>'))
  .map(({ path }) => path);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** What the app itself puts into a page: results, hints, a narrowed list. */
const asked = [
  '/search/?q=%E6%9D%91',
  '/search/?q=%E8%8A%A6',
  '/zb/search/?q=%E4%B8%8D%E6%83%B3%E6%B4%BB',
  '/programmes/?region=510000',
];

// One load a page: the tests look at it in turn, the last ones after changing medium and width.
describe.each([...sampled(paths), ...asked])('%s', (path) => {
  let page: Page;
  let seen: Seen;
  beforeAll(async () => {
    page = await browser.newPage({ viewport: PHONE });
    seen = watch(page);
    await page.goto(addressOf(path));
  });
  afterAll(async () => {
    await page.close();
  });

  test('fetches nothing from elsewhere and offends no CSP', () => {
    expect(seen).toEqual({ foreign: [], complaints: [] });
  });

  test('has nothing too small to tap', async () => {
    const least = path.startsWith('/zb/') ? 60 : 44;
    expect(await findSmallTargets(page, least - ROUNDING)).toEqual([]);
  });

  test('has no accessibility violation on screen', async () => {
    expect(await axeViolations(page)).toEqual([]);
  });

  test('has no accessibility violation in print', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
  });

  test('needs no sideways scrolling at 320 px and 200 %', async () => {
    await page.setViewportSize(ZOOMED);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(ZOOMED.width);
  });
});

test.each(['', 'zb/programmes/', 'no-such-page/'])('works below a sub-path: %s', async (path) => {
  const page = await browser.newPage({ viewport: PHONE });
  const seen = watch(page);
  await page.goto(`${inject('subPathUrl')}${path}`);
  const linked = await page.evaluate(() =>
    [...document.links].map(({ protocol, pathname }) => [protocol, pathname]),
  );
  await page.close();
  expect(seen).toEqual({ foreign: [], complaints: [] });
  const below = new URL(inject('subPathUrl')).pathname;
  expect(
    linked.filter(([protocol, pathname]) => protocol !== 'tel:' && !pathname?.startsWith(below)),
  ).toEqual([]);
});

test.each(cards)('%s prints on one A4 sheet, larger on two at most in its 长辈版', async (path) => {
  expect(await sheetsOf(path)).toBe(1);
  expect(await sheetsOf(`/zb${path}`)).toBeLessThanOrEqual(2);
});

test('prints the 长辈版 larger', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
  const sizes: number[] = [];
  for (const path of ['/', '/zb/']) {
    await page.goto(addressOf(path));
    sizes.push(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize)));
  }
  await page.close();
  expect(sizes[1]).toBeGreaterThan(1.3 * (sizes[0] ?? 0));
});

test('sets 18 px text on a page and 24 px in its 长辈版', async () => {
  const page = await browser.newPage();
  const sizes: string[] = [];
  for (const path of ['/', '/zb/']) {
    await page.goto(addressOf(path));
    sizes.push(await page.evaluate(() => getComputedStyle(document.body).fontSize));
  }
  await page.close();
  expect(sizes).toEqual(['18px', '24px']);
});

interface Seen {
  /** Addresses requested outside the origin of the first one. */
  foreign: string[];
  /** Console errors and warnings, CSP violations among them. */
  complaints: string[];
}

async function sheetsOf(path: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(addressOf(path));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

function addressOf(path: string): string {
  return `${origin}${path.replace('404.html', 'no-such-page/')}`;
}

function watch(page: Page): Seen {
  const seen: Seen = { foreign: [], complaints: [] };
  let own: string | undefined;
  page.on('request', (request) => {
    const asked = new URL(request.url());
    own ??= asked.origin;
    if (asked.protocol !== 'data:' && asked.origin !== own) seen.foreign.push(asked.href);
  });
  page.on('console', (message) => {
    const expected = message.text().includes('404 (Not Found)'); // the 404 page itself
    if (!expected && ['error', 'warning'].includes(message.type())) seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  return seen;
}

/** What can be tapped and is smaller than `least` px in either direction. */
function findSmallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const targets = [...document.querySelectorAll('a[href], button, input, select, summary')];
    const small = targets.filter((target) => {
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect(); // a label is tapped too
      return width > 0 && (width < least || height < least);
    });
    return small.map((target) => target.outerHTML);
  }, least);
}
