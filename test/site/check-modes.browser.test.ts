/** All questions at once, sums that follow what one types, and leaving nothing behind. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../runtimes/browser.ts';
import { axeViolations } from './axe.ts';
import { focusedIn, openPhone, pressOn, tickIn, wordsIn } from './resident.ts';

const CHECK = '/programmes/tantou-dibao/check/';
const SENSITIVE = '/programmes/helinger-psychological-services/check/staffing/';
const PREMIUM = '/programmes/youyang-rapeseed-insurance/check/premium/';
const SAVINGS = '/programmes/low-carbon-life/check/calculator/';
/** A title only the page as it was left can have; one loaded anew has its own. */
const AS_LEFT = '还是那一页';
const SUBMIT = '#check-form button[type=submit]';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
const press = (selector: string, key: string) => pressOn(page, selector, key);
const tick = (selector: string) => tickIn(page, selector);
const words = (selector: string) => wordsIn(page, selector);
const focused = () => focusedIn(page);

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  ({ context, page, complaints } = await openPhone(browser));
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  await context.close();
});

describe('all questions at once', () => {
  beforeEach(() => open(CHECK));

  it('keep what was answered, and lead on from the first that is open', async () => {
    await tick('#f-hardship');
    await page.getByRole('link', { name: '全部列出来填' }).click();
    expect(await focused()).toBe('h-*');
    expect(await page.locator('fieldset.question:visible').count()).toBe(5);
    expect(await page.locator('#f-hardship').isChecked()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await page.locator('#f-standing-none').check();
    await page.locator('#f-income').fill('一百六');
    await page.getByRole('button', { name: '一题一题地填' }).click();
    expect(await words('#problems')).toContain('看不懂');
    await page.locator('#f-income').fill('164.99');
    await page.locator(SUBMIT).click();
    expect(await focused()).toBe('h-exclusions');
    await tick('#f-exclusions-none');
    expect(await words('#result-title')).toContain('可能符合');
    expect(await words('.answers')).toContain('164.99 元');
  });

  it('stay with what cannot be read, and say where', async () => {
    await page.getByRole('link', { name: '全部列出来填' }).click();
    await page.locator('#f-hardship').check();
    await page.locator('#f-income').fill('一百六');
    await page.locator(SUBMIT).click();
    expect([await focused(), await page.locator('fieldset.question:visible').count()]).toEqual([
      'problems',
      5,
    ]);
    await page.locator('#problems a').click();
    expect(await focused()).toBe('f-income');
    expect(await page.locator('#f-income').inputValue()).toBe('一百六');
  });

  it('come to the result, and to what it still lacks where some are left open', async () => {
    await page.getByRole('link', { name: '全部列出来填' }).click();
    await page.locator('#f-hardship').check();
    await page.locator('#f-standing-none').check();
    await page.locator(SUBMIT).click();
    expect(await focused()).toBe('result-title');
    expect(await words('#result')).toContain('还要回答这些');

    await page.getByRole('button', { name: '上一步' }).click();
    await page.locator('#f-standing-none:checked').waitFor();
    await page.locator('#f-exclusions-none').check();
    await page.locator('#f-income').fill('164.99');
    await page.locator(SUBMIT).click();
    expect(await words('#result-title')).toContain('可能符合');
  });

  it('are reached, filled in and left by keyboard alone', async () => {
    await press('a[href="#s-*"]', 'Enter');
    await press('#f-totalIncapacity', 'Space');
    await press('#f-standing-none', 'Space');
    await press('#f-exclusions-none', 'Space');
    await press(SUBMIT, 'Enter');
    expect(await words('#result-title')).toContain('可能符合');
  });
});

describe('a calculator', () => {
  it('follows what one types, politely, and agrees with the result', async () => {
    await open(PREMIUM);
    await page.getByRole('link', { name: '全部列出来填' }).click();
    const sum = page.locator('#sum');
    expect([await sum.getAttribute('aria-live'), await sum.innerText()]).toEqual(['polite', '还没有答完']);
    await page.locator('#check-form input[type=text]').pressSequentially('10');
    await page.locator('#sum li', { hasText: '150 元' }).waitFor();
    await page.locator('#check-form input[type=text]').pressSequentially('0');
    await page.locator('#sum li', { hasText: '1500 元' }).waitFor();
    expect(await focused()).toMatch(/^f-/);
    expect(await axeViolations(page)).toEqual([]);
    const sums = await page.locator('#sum li').allInnerTexts();
    await page.locator(SUBMIT).click();
    const result = await words('#result');
    expect(sums.filter((line) => !result.includes(line))).toEqual([]);
  });

  it('says of what it cannot read that it is left out', async () => {
    await open(PREMIUM);
    await page.getByRole('link', { name: '全部列出来填' }).click();
    await page.locator('#check-form input[type=text]').fill('十几亩');
    await page.getByText('有填得看不懂的，没有算进去。').waitFor();
  });

  it.each(['', '/zb'])('never covers the field one types in: %s', async (edition) => {
    await open(edition + SAVINGS);
    await page.getByRole('link', { name: '全部列出来填' }).click();
    await page.locator('#check-form input[type=checkbox]').first().check();
    await page.locator('#sum li').first().waitFor();
    const covered: string[] = [];
    for (let steps = 0; steps < 60 && (await focused()) !== 'sum'; steps += 1) {
      await page.keyboard.press('Tab');
      const field = await page.evaluate(() => {
        const { activeElement: field } = document;
        const top = document.getElementById('sum')?.getBoundingClientRect().top ?? 0;
        return field?.closest('form') && field.getBoundingClientRect().bottom > top ? field.id : '';
      });
      if (field) covered.push(field);
    }
    expect([await focused(), covered]).toEqual(['sum', []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('does not grow over the tick that makes it grow', async () => {
    await open(SAVINGS);
    await page.getByRole('link', { name: '全部列出来填' }).click();
    const tick = page.locator('#check-form input[type=checkbox]').first();
    const aboveSum = () =>
      tick.evaluate((field) => {
        const sum = document.getElementById('sum')?.getBoundingClientRect().top ?? 0;
        return sum - field.getBoundingClientRect().bottom;
      });
    await page.evaluate((room) => window.scrollBy(0, 5 - room), await aboveSum());
    const { x = 0, y = 0 } = (await tick.boundingBox()) ?? {};
    await page.mouse.click(x + 5, y + 5);
    await page.locator('#sum li').first().waitFor();
    expect(await aboveSum()).toBeGreaterThan(0);
  });

  it('is no more than its form where nothing is to be counted', async () => {
    await open(CHECK);
    await page.getByRole('link', { name: '全部列出来填' }).click();
    expect(await page.locator('#sum').count()).toBe(0);
  });
});

describe('one tap that clears the answers', () => {
  it('is at hand from the first answer on, says what it did, and shows it', async () => {
    await open(CHECK);
    expect(await page.locator('#clear').count()).toBe(0);
    await tick('#f-hardship');
    await page.getByRole('button', { name: '清空答案' }).click();
    await page.locator('#cleared').waitFor();
    expect([await focused(), await words('#cleared')]).toEqual([
      'cleared',
      '答案已清空，按“返回”也看不到了。',
    ]);
    expect(
      await page.locator('#cleared').evaluate((note) => note.getBoundingClientRect().top),
    ).toBeGreaterThan(0);
    expect(await page.locator('#h-situation').isVisible()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await tick('#f-hardship');
    expect(await page.locator('#cleared').count()).toBe(0);
  });

  it('leaves no answer, and no question that answers led to, in the history either way', async () => {
    await page.goto(`${inject('countyUrl')}/about/`);
    await open(CHECK);
    await answerAll();
    await page.getByRole('button', { name: '上一步' }).click();
    await page.locator('#h-income:visible').waitFor();
    await page.getByRole('button', { name: '清空答案' }).click();
    await page.locator('#cleared').waitFor();
    const seen = [await stateOfHistory()];
    await page.goForward();
    seen.push(await stateOfHistory());
    expect(await page.locator('#h-situation').isVisible()).toBe(true);
    expect(await page.locator('#check :checked, #check .my-answers').count()).toBe(0);
    await page.goBack();
    seen.push(await stateOfHistory());
    expect(seen).toEqual([{ depth: 0 }, { depth: 1 }, { depth: 0 }]);
    await page.goBack({ waitUntil: 'commit' });
    expect(new URL(page.url()).pathname).toBe('/about/');
  });

  it('is there on the result and on the listing too', async () => {
    await open(CHECK);
    await answerAll();
    await page.getByRole('link', { name: '清空答案' }).click();
    await page.locator('#cleared').waitFor();
    expect(await page.locator('#check').innerText()).not.toContain('164.99');
    await page.getByRole('link', { name: '全部列出来填' }).click();
    await page.locator('#f-income').fill('164.99');
    await page.getByRole('button', { name: '清空答案' }).click();
    await page.locator('#cleared').waitFor();
    expect(await page.locator('#f-income').inputValue()).toBe('');
  });

  it('begins at its first entry in the history where the page is loaded anew', async () => {
    await page.goto(`${inject('countyUrl')}/about/`);
    await open(CHECK);
    await tick('#f-hardship');
    await tick('#f-standing-none');
    await page.reload();
    await expect.poll(stateOfHistory).toEqual({ depth: 0 });
    expect(await page.getByRole('button', { name: '上一步' }).count()).toBe(0);
    await page.goBack({ waitUntil: 'commit' });
    expect(new URL(page.url()).pathname).toBe('/about/');
  });

  it('clears what was answered before the page was loaded anew', async () => {
    await open(CHECK);
    await tick('#f-hardship');
    await tick('#f-standing-none');
    await page.reload();
    await expect.poll(stateOfHistory).toEqual({ depth: 0 });
    expect(await page.locator('#check-form :checked').count()).toBe(0);
    await tick('#f-hardship');
    await page.getByRole('button', { name: '清空答案' }).click();
    await page.locator('#cleared').waitFor();
    await expect.poll(stateOfHistory).toEqual({ depth: 0 });
    await page.goForward();
    expect(await page.locator('#check-form :checked, #check .my-answers').count()).toBe(0);
  });
});

describe('leaving the page', () => {
  it.each([CHECK, SENSITIVE])(
    'clears the answers, also where the browser keeps it as it was: %s',
    async (path) => {
      await open(path);
      await page.locator('#check input:visible').first().check();
      await page.locator(SUBMIT).click();
      await page.evaluate((title) => {
        document.title = title;
      }, AS_LEFT);
      await page.goto(`${inject('countyUrl')}/about/`);
      await page.goBack({ waitUntil: 'commit' });
      await page.locator('#cleared').waitFor();
      expect(await page.title()).toBe(AS_LEFT);
      expect(await page.locator('#check :checked, #check .my-answers').count()).toBe(0);
    },
  );

  it('leaves no field for the browser to fill in again', async () => {
    await open(CHECK);
    await page.getByRole('link', { name: '全部列出来填' }).click();
    await page.locator('#f-income').fill('164.99');
    await page.locator('#f-hardship').check();
    await page.evaluate((title) => {
      document.title = title;
      window.open('/about/'); // a page that another one may speak to is not kept as it was
    }, AS_LEFT);
    await page.goto(`${inject('countyUrl')}/about/`);
    await page.goBack({ waitUntil: 'commit' });
    await page.locator('.progress').waitFor();
    expect(await page.title()).not.toBe(AS_LEFT);
    expect(await page.locator('#f-income').inputValue()).toBe('');
    expect(await page.locator('#check :checked').count()).toBe(0);
  });
});

async function open(path: string): Promise<void> {
  await page.goto(inject('countyUrl') + path);
}

async function answerAll(): Promise<void> {
  await tick('#f-hardship');
  await tick('#f-standing-none');
  await tick('#f-exclusions-none');
  await page.locator('#f-income').fill('164.99');
  await page.locator(SUBMIT).click();
  await page.locator('#result').waitFor();
}

function stateOfHistory(): Promise<unknown> {
  return page.evaluate(() => history.state);
}
