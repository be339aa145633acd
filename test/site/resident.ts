/** A resident's phone, and what people do with it: look, tick, go on by keyboard. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export interface Phone {
  context: BrowserContext;
  page: Page;
  /** What the browser's console was told, by the page or of it. */
  complaints: string[];
}

/** A phone nobody has used yet: 360 px wide, in Chinese, without animations. */
export async function openPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}

/** From now on the addresses a page asks for, but for the tab's icon, which the browser fetches when it likes. */
export function requestsOf(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/icon.svg')) requests.push(request.url());
  });
  return requests;
}

/** The text of the first element, as it is seen. */
export async function wordsIn(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().innerText()).trim();
}

/** Id of the element that has the focus. */
export function focusedIn(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

/** Moves by Tab alone; fails where the keyboard cannot get there. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

/** Gets there by Tab alone and presses a key. */
export async function pressOn(page: Page, selector: string, key: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

/** Ticks a control and goes on. */
export async function tickIn(page: Page, selector: string): Promise<void> {
  await page.locator(selector).check();
  await page.locator('form button[type=submit]').click();
}
