/**
 * Every check page, from its first question to its result, by pressing and typing: with the network on every request is
 * recorded, then the answers are cleared and it goes again with the network cut.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { launchBrowser } from '../runtimes/browser.ts';
import { bestRoute, type Route } from './answered-check.ts';
import { builtPages } from './built-site.ts';
import { waitUntilKept } from './kept.ts';
import { layWire } from './wire.ts';

const RULESET = /<script type="application\/json" id="ruleset"[^>]*>(.*?)<\/script>/s;

const checks = new Map(
  readContent().programmes.flatMap(({ checks }) => checks.map((check) => [check.ruleset.id, check] as const)),
);
const pages = new Map(
  builtPages().flatMap(({ path, html }) => {
    const [, ruleset] = RULESET.exec(html) ?? [];
    const built = ruleset && checks.get(JSON.parse(ruleset).id);
    return built ? [[path, built] as const] : [];
  }),
);
const paths = [...pages.keys()];
const plain = paths.filter((path) => !path.startsWith('/zb/'));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('has a page for every check, in both editions', () => {
  expect([plain.length, paths.length]).toEqual([checks.size, 2 * checks.size]);
});

it.concurrent.each(process.env.FULL ? paths : plain)(
  '%s comes to the result of the engine and asks nothing of anyone, with the network on and cut',
  async (path) => {
    const route = routeThrough(path);
    const wire = await layWire(inject('countyUrl'));
    const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(wire.url + path);
    await waitUntilKept(page);

    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    wire.requests.length = 0;
    expect(await titleAfter(page, route)).toBe(route.verdict.title);
    await page.locator('#clear').click();
    await page.locator('#cleared').waitFor();
    wire.state = 'cut';
    await context.setOffline(true);
    expect(await titleAfter(page, route)).toBe(route.verdict.title);

    const ours = (url: string) => !url.endsWith('/icon.svg'); // fetched for the tab when the browser likes
    expect([requests.filter(ours), wire.requests.filter(ours), complaints]).toEqual([[], [], []]);
    expect(['eligible', 'likely', 'ineligible']).toContain(route.verdict.status);
    await context.close();
    await wire.close();
  },
);

function routeThrough(path: string): Route {
  const built = pages.get(path);
  if (!built) throw new Error(`${path} is no check page`);
  return bestRoute(built, shanghaiDay(Date.now()));
}

/** Answers screen by screen; the title of the result. */
async function titleAfter(page: Page, { screens }: Route): Promise<string> {
  for (const { id, entries } of screens) {
    const screen = page.locator(`#s-${id}:visible`);
    for (const { control, field, typed } of entries) {
      const target = screen.locator(`#${control}`);
      await (typed ? target.pressSequentially(field[1]) : target.check());
    }
    await page.locator('#check-form button[type=submit]').click();
  }
  return (await page.locator('#result-title').innerText()).trim();
}
