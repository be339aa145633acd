/** The A5 sheets as they are printed, on a site that knows its address: a long one, as a county below a city has. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { buildSite } from '#api/cli/site-build.ts';
import type { RunningServer } from '#api/server.ts';
import { launchBrowser } from '../runtimes/browser.ts';
import { startCounty } from '../runtimes/county.ts';
import { axeViolations } from './axe.ts';
import { builtPages } from './built-site.ts';
import { sampled } from './sampled.ts';

const SITE = 'test/.output/site-public';
const PUBLIC_URL = 'https://mingbai.example-county.gov.cn';
const PHONE = { width: 360, height: 740 };
/** 9 pt. */
const LEAST_PX = 12;
const PX_PER_MM = 96 / 25.4;

const sheets = builtPages()
  .map(({ path }) => path)
  .filter((path) => path.endsWith('/a5/'));

let browser: Browser;
let county: RunningServer;
beforeAll(async () => {
  await buildSite({ out: SITE, basePath: '/', publicUrl: PUBLIC_URL });
  county = await startCounty(readContent(), { site: SITE, basePath: '/' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await county.close();
});

test('there is a sheet of every card, in both editions', () => {
  const cards = readContent().programmes.filter(({ card }) => card !== null);
  const paths = cards.map(({ programme }) => `/programmes/${programme.slug}/a5/`);
  expect([...sheets].sort()).toEqual([...paths, ...paths.map((path) => `/zb${path}`)].sort());
});

test.each(sheets)('%s is printed on one A5 page', async (path) => {
  const page = await browser.newPage();
  await page.goto(`${county.url}${path}`);
  const paper = await paperOf(page);
  await page.close();
  expect(paper).toEqual(['148 × 210']);
});

test.each(sheets.filter((path) => !path.startsWith('/zb/')).map((path) => path.replace('a5/', '')))(
  '%s, with its code, is still printed on one A4 page',
  async (path) => {
    const page = await browser.newPage();
    await page.goto(`${county.url}${path}`);
    const paper = await paperOf(page);
    await page.close();
    expect(paper).toEqual(['210 × 297']);
  },
);

describe.each(sampled(sheets))('%s', (path) => {
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    page = await browser.newPage({ viewport: PHONE });
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${county.url}${path}`);
  });
  afterAll(async () => {
    await page.close();
  });

  test('needs no sideways scrolling on a phone', async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  });

  test('prints no text smaller than 9 pt, and a code of 3 cm', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await findSmallText(page, LEAST_PX)).toEqual([]);
    const width = await page.evaluate(() => document.querySelector('.qr')?.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(30 * PX_PER_MM);
    await page.emulateMedia({ media: 'screen' });
  });

  test('has no accessibility violation on screen or in print', async () => {
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
  });

  test('offends no CSP', () => {
    expect(complaints).toEqual([]);
  });
});

test('leaves the paper of the cards as it is', async () => {
  const page = await browser.newPage();
  await page.goto(`${county.url}${sheets[0]?.replace('a5/', '')}`);
  expect(new Set(await paperOf(page))).toEqual(new Set(['210 × 297']));
  await page.close();
});

/** Width and height of each printed page, in mm. */
async function paperOf(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
  return [...boxes].map(([, ...points]) =>
    points.map((point) => Math.round((Number(point) * 25.4) / 72)).join(' × '),
  );
}

/** Visible text that is set smaller than `least` px. */
function findSmallText(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const parent = walker.currentNode.parentElement;
      if (text === '' || !parent?.checkVisibility()) continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < least - 0.01) small.push(text);
    }
    return small;
  }, least);
}
