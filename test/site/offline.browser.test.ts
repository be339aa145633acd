/** A check page that was opened once opens again without network, and nothing else of anyone is kept. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { formatDay } from '#api/rules/format.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { launchBrowser } from '../runtimes/browser.ts';
import { axeViolations } from './axe.ts';
import { builtPages } from './built-site.ts';
import { keptPaths, waitUntilKept } from './kept.ts';
import { openPhone } from './resident.ts';
import { layWire, type Wire } from './wire.ts';

const CHECK = '/programmes/tantou-dibao/check/';
const PREMIUM = '/programmes/youyang-rapeseed-insurance/check/premium/';
const SENSITIVE = '/programmes/helinger-psychological-services/check/staffing/';
const MAX_PAGES = 12;

let browser: Browser;
let context: BrowserContext;
let page: Page;
let wire: Wire;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  wire = await layWire(inject('countyUrl'));
  ({ context, page, complaints } = await openPhone(browser));
});
afterEach(async () => {
  await context.close();
  await wire.close();
});

describe('a check page opened before', () => {
  it.each(['', '/zb'])('opens again without network, says so, and comes to a result: %s', async (edition) => {
    await open(edition + CHECK);
    expect(complaints).toEqual([]);
    wire.state = 'cut';
    await page.reload();
    expect(await page.locator('.offline').innerText()).toBe(
      `离线打开的，内容可能不是最新（保存于${formatDay(shanghaiDay(Date.now()))}）。连上网后再打开一次，就是最新的。`,
    );
    expect(await axeViolations(page)).toEqual([]);
    await answerCheck();
    expect(await page.locator('#result-title').innerText()).toBe('可能符合农村低保');
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe(
      edition ? '24px' : '18px',
    );
  });

  it('opens also where the server is down, or says nothing at all', async () => {
    await open(CHECK);
    wire.state = 'down';
    await page.reload();
    expect(await page.locator('.offline').count()).toBe(1);
    wire.state = 'silent';
    await page.reload();
    expect(await page.locator('.offline').count()).toBe(1);
  });

  it('opens whatever was asked in its address, which is not kept', async () => {
    await open(`${CHECK}?from=singlemessage`);
    wire.state = 'cut';
    await page.goto(`${wire.url}${CHECK}?from=timeline`);
    expect(await page.locator('.offline').count()).toBe(1);
    expect(await keptPages()).toEqual([CHECK]);
  });

  it('comes from the network where there is one, so that a corrected rule is seen at once', async () => {
    await open(CHECK);
    const [style = ''] = (await keptFiles()).filter((file) => file.endsWith('.css'));
    const html = await (await fetch(inject('countyUrl') + CHECK)).text();
    wire.answers.set('/assets/new.css', { body: 'main h1 { color: rgb(1, 2, 3) }' });
    wire.answers.set(CHECK, {
      body: html.replace(style, '/assets/new.css').replace('农村低保自查</h1>', '改过的自查</h1>'),
    });
    await page.reload();
    expect(await titleAndColour()).toEqual(['改过的自查', 'rgb(1, 2, 3)']);
    await waitUntilKept(page);
    await expect.poll(keptFiles).not.toContain(style);
    wire.state = 'cut';
    await page.reload();
    expect(await page.locator('.offline').count()).toBe(1);
    expect(await titleAndColour()).toEqual(['改过的自查', 'rgb(1, 2, 3)']);
  });

  it.each([
    ['is gone', { status: 404, body: '没有' }],
    ['may no longer be stored', { cacheControl: 'no-store', body: '<h1>敏感</h1>' }],
  ])('is forgotten once it %s', async (_, answer) => {
    await open(CHECK);
    wire.answers.set(CHECK, answer);
    await page.reload();
    await expect.poll(() => keptPaths(page)).toEqual({ [`mingbai ${wire.url}/ 1`]: [] });
  });

  it('works below a sub-path, kept under its own name', async () => {
    const below = new URL(inject('subPathUrl'));
    await wire.close();
    wire = await layWire(below.origin);
    const path = below.pathname.slice(0, -1) + CHECK;
    await open(path);
    expect(Object.keys(await keptPaths(page))).toEqual([`mingbai ${wire.url}${below.pathname} 1`]);
    wire.state = 'cut';
    await page.reload();
    expect(await page.locator('.offline').count()).toBe(1);
    await answerFirst();
  });
});

describe('what is kept', () => {
  it('is the check pages that were opened and the hashed files they need, and nothing else', async () => {
    await open(CHECK);
    for (const path of ['/', '/programmes/', '/programmes/tantou-dibao/', '/search/?q=%E4%BD%8E%E4%BF%9D'])
      await page.goto(wire.url + path);
    await page.evaluate(() => fetch('/v1/programmes'));
    await open(PREMIUM);
    expect(await keptPages()).toEqual([CHECK, PREMIUM]);
    expect(await keptFiles()).toEqual(filesOf([CHECK, PREMIUM]));
  });

  it('holds no answer, and a form that is posted passes by', async () => {
    await open(CHECK);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.goto(wire.url + PREMIUM);
    await page.locator('#check-form input[type=text]').fill('7.31');
    await page.locator('button[type=submit]').click();
    await page.locator('#result').waitFor();
    expect(wire.requests).toContain(`POST ${PREMIUM}`);
    expect(await keptPages()).toEqual([CHECK, PREMIUM]);
    expect(await page.evaluate(textOfAllKept)).not.toContain('7.31');
  });

  it(`is ${MAX_PAGES} pages at most, those opened last`, async () => {
    const paths = builtPages().flatMap(({ path }) =>
      /^\/programmes\/.*\/check\/.+/.test(path) ? [path] : [],
    );
    const opened = paths.filter((path) => path !== SENSITIVE).slice(0, MAX_PAGES + 1);
    for (const path of [...opened, ...opened.slice(1, 2)]) await open(path);
    const [, second = '', ...others] = opened;
    expect(await keptPages()).toEqual([...others, second]);
  });

  it('is never a sensitive page, whose visit leaves nothing at all', async () => {
    await page.goto(wire.url + SENSITIVE);
    await page.locator('.progress').waitFor();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    await open(CHECK);
    await page.goto(wire.url + SENSITIVE);
    await page.locator('.progress').waitFor();
    expect(await keptPages()).toEqual([CHECK]);
    wire.state = 'cut';
    await expect(page.reload()).rejects.toThrow('ERR_');
  });

  it('replaces what an older version of this portal kept, and touches nothing of others', async () => {
    await page.goto(wire.url);
    const names = [`mingbai ${wire.url}/ 0`, `mingbai ${wire.url}/zwgk/mb/ 0`, '别的'];
    await page.evaluate((names) => Promise.all(names.map((name) => caches.open(name))), names);
    await open(CHECK);
    expect(Object.keys(await keptPaths(page)).sort()).toEqual(
      [...names.slice(1), `mingbai ${wire.url}/ 1`].sort(),
    );
  });

  it('is taken back, worker and all, where the county retires it', async () => {
    await open(CHECK);
    wire.answers.set('/service-worker.js', { body: await bundled('site/src/service-worker/retired.ts') });
    await page.goto(wire.url);
    const left = () =>
      page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).length,
        ...(await caches.keys()),
      ]);
    await expect.poll(left, { timeout: 20_000 }).toEqual([0]); // the browser looks for a successor when it likes
  });
});

describe('a browser that cannot keep anything', () => {
  it.each([
    ['has no service workers', 'delete Navigator.prototype.serviceWorker'],
    ['refuses them', 'ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error("no"))'],
    ['knows nothing of Trusted Types', 'delete window.trustedTypes; delete Window.prototype.trustedTypes'],
  ])('%s, and the check works without a word', async (_, init) => {
    await page.addInitScript(init);
    await page.goto(wire.url + CHECK);
    await answerFirst();
    expect(complaints.filter((words) => !words.includes('TrustedScriptURL'))).toEqual([]);
  });
});

async function open(path: string): Promise<void> {
  await page.goto(wire.url + path);
  await waitUntilKept(page);
}

/** The first question alone, which only the page's script goes on from. */
async function answerFirst(): Promise<void> {
  await tick('#f-hardship');
  await page.locator('#h-standing:visible').waitFor();
}

async function answerCheck(): Promise<void> {
  for (const control of ['#f-hardship', '#f-standing-none', '#f-exclusions-none']) await tick(control);
  await page.locator('#f-income').fill('164.99');
  await page.locator('button[type=submit]').click();
  await page.locator('#result').waitFor();
}

async function tick(control: string): Promise<void> {
  await page.locator(control).check();
  await page.locator('button[type=submit]').click();
}

function titleAndColour(): Promise<unknown> {
  return page.locator('h1').evaluate((h1) => [h1.textContent, getComputedStyle(h1).color]);
}

async function keptPages(): Promise<string[]> {
  return (await allKept()).filter((path) => path.endsWith('/'));
}

async function keptFiles(): Promise<string[]> {
  return (await allKept()).filter((path) => !path.endsWith('/')).sort();
}

async function allKept(): Promise<string[]> {
  return Object.values(await keptPaths(page)).flat();
}

async function textOfAllKept(): Promise<string> {
  const texts: string[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) texts.push((await (await cache.match(request))?.text()) ?? '');
  }
  return texts.join('');
}

/** The hashed files the built pages link to. */
function filesOf(paths: string[]): string[] {
  const html = builtPages().flatMap((page) => (paths.includes(page.path) ? [page.html] : []));
  return [...new Set(html.join().match(/\/assets\/[^"]+/g))].sort();
}

async function bundled(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'] } },
  });
  const [bundle] = [output].flat();
  return bundle && 'output' in bundle ? bundle.output[0].code : '';
}
