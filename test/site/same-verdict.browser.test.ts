/** The engine as a browser gets it, in a browser, gives the bytes it gives in Node. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { evaluateWithTrace } from '#api/rules/trace.ts';
import { launchBrowser } from '../runtimes/browser.ts';
import { judgedChecks } from '../runtimes/verdict-bytes.ts';
import { bundleOf } from './bundle.ts';

/** Where the bundle puts the engine for the page's own code to call. */
interface WithEngine {
  evaluateWithTrace: typeof evaluateWithTrace;
}

const ENGINE =
  "import { evaluateWithTrace } from '/api/rules/trace.ts'; Object.assign(globalThis, { evaluateWithTrace });";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ type: 'module', content: await bundleOf(ENGINE) });
});
afterAll(() => browser.close());

it.each(judgedChecks())(
  'every verdict of $ruleset.id is the same to the byte in Chromium and in Node',
  async ({ json, sha256, households, verdicts }) => {
    const inBrowser = await page.evaluate(
      (given) => {
        const { evaluateWithTrace } = globalThis as unknown as WithEngine;
        const published = { ruleset: JSON.parse(given.json), sha256: given.sha256 };
        return given.households.map((household) => JSON.stringify(evaluateWithTrace(published, household)));
      },
      { json, sha256, households },
    );
    expect(inBrowser).toEqual(verdicts);
  },
);
