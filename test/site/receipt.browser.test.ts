/** The 自查条 under a result: on the screen, on paper, without script, and back to the same result at the 窗口. */

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { encode } from 'uqr';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../runtimes/browser.ts';
import { axeViolations } from './axe.ts';
import { modulesIn } from './qr-modules.ts';
import { openPhone, tabTo, wordsIn } from './resident.ts';

const CHECK = '/programmes/tantou-dibao/check/';
const RECEIPT = '/check/receipt/';
const SUBMIT = 'button[type=submit]';
const INCOME = '#r-3';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
const words = (selector: string) => wordsIn(page, selector);

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// One result for all: each test begins with the fold closed, everything ticked, on the screen.
describe('under a result', () => {
  beforeAll(async () => {
    await openContext();
    await answerUntilResult();
  });
  afterAll(() => context.close());
  beforeEach(async () => {
    await page.emulateMedia({ media: null });
    await page.locator('#receipt').evaluate((fold) => {
      for (const tick of fold.querySelectorAll<HTMLInputElement>('input:not(:checked)')) tick.click();
      fold.removeAttribute('open');
    });
  });

  it('is opened, unticked and ticked by keyboard', async () => {
    await tabTo(page, '#receipt summary');
    await page.keyboard.press('Enter');
    await tabTo(page, INCOME);
    await page.keyboard.press('Space');
    expect(await words('#receipt-says')).toContain('和您看到的不一样');
    await page.keyboard.press('Space');
    expect(await words('#receipt-says')).toBe('窗口照这张条算，结果是“可能符合农村低保”，和您看到的一样。');
    expect(complaints).toEqual([]);
  });

  it('shows a code that a camera reads as the line under it', async () => {
    await page.locator('#receipt summary').click();
    const line = await lineOnScreen();
    const { data } = encode(line, { ecc: 'M', border: 0 });
    const seen = await modulesIn(browser, await page.locator('#receipt .qr').screenshot(), data.length);
    expect(seen).toEqual(data);
  });

  it('has no accessibility violation, fits the screen, and can be hit with a finger', async () => {
    await page.locator('#receipt summary').click();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const targets = page.locator('#receipt summary, #receipt .choice');
    const heights = await targets.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it('needs no network, and keeps answers out of addresses and stores', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await context.setOffline(true);
    await page.locator('#receipt summary').click();
    await page.locator(INCOME).uncheck();
    await page.locator('#receipt .qr').waitFor();
    await context.setOffline(false);
    expect(requests.filter((url) => !url.endsWith('/icon.svg'))).toEqual([]);
    expect(await page.evaluate(() => [location.href, { ...localStorage }, { ...sessionStorage }])).toEqual([
      inject('countyUrl') + CHECK,
      {},
      {},
    ]);
  });

  it('prints the result as it was seen, and nothing that was unticked: neither answer nor reason nor code', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await words('main')).toMatch(
      /这份政策是湖南省.*滩头镇的.*164\.99 元.*MB1: TANTOU-DIBAO\/ELIGIBILITY/s,
    );
    await page.emulateMedia({ media: null });
    await page.locator('#receipt summary').click();
    await page.locator(INCOME).uncheck();
    await page.emulateMedia({ media: 'print' });
    expect(await words('main')).toMatch(
      /可能符合农村低保.*去哪里.*另有 1 项没有写.*“还没有答完”.*MB1: TANTOU-DIBAO\/ELIGIBILITY/s,
    );
    expect(await words('main')).not.toMatch(/164\.99|每人每月收入/);
    await page.emulateMedia({ media: null });
    for (const tick of await page.locator('#receipt-rows input').all()) await tick.uncheck();
    await page.emulateMedia({ media: 'print' });
    expect(await words('main')).toMatch(/可能符合农村低保.*窗口会从头问您/s);
    expect(await words('main')).not.toContain('MB1');
    expect(await page.locator('svg.qr').count()).toBe(0);
  });

  it('says where the result may tell what was unticked, and prints none once that is unticked too', async () => {
    await page.locator('#receipt summary').click();
    expect(await words('#receipt')).not.toContain('可能猜得出来');
    await page.locator(INCOME).uncheck();
    expect(await words('#receipt')).toContain('可能猜得出来');
    await page.locator('#r-result').uncheck();
    expect(await words('#receipt')).not.toContain('可能猜得出来');
    await page.emulateMedia({ media: 'print' });
    expect(await words('main')).toMatch(
      /滩头镇的.*去哪办：本人向所在村委会交书面申请.*写在纸上的回答.*没有印结果，也没有写全回答.*MB1: TANTOU-DIBAO/s,
    );
    expect(await words('main')).not.toMatch(/可能符合|不一样|下一步|164\.99|每人每月收入|原因和数额/);
  });
});

describe('on a page of its own', () => {
  beforeEach(() => openContext());
  afterEach(() => context.close());

  it('that cannot be made keeps the result, and its printing, and says so', async () => {
    await page.addInitScript(() => {
      document.createElementNS = () => {
        throw new Error('broken');
      };
    });
    await answerUntilResult();
    await page.getByText('自查条没有做出来，上面的结果不受影响').waitFor();
    expect(await page.locator('#receipt, .print-only').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await words('#result')).toContain('可能符合农村低保');
  });

  it('that cannot be made any more prints nothing once something was unticked', async () => {
    await answerUntilResult();
    await page.evaluate(() => {
      document.createElementNS = () => {
        throw new Error('broken');
      };
    });
    await page.locator('#receipt summary').click();
    await page.locator(INCOME).click();
    await page.getByText('您不想写的没法去掉，就不打印了').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#result:visible, .paper:visible').count()).toBe(0);
  });

  it('is gone with the answers', async () => {
    await answerUntilResult();
    await page.locator('#clear').click();
    await page.locator('#h-situation').waitFor();
    expect(await page.locator('svg.qr, .paper').count()).toBe(0);
  });

  it.each(['', '/zb'])(
    'prints a 办事清单 of two sheets at most, without accessibility violation: %s',
    async (edition) => {
      await answerUntilResult(edition);
      expect(await sheets()).toBeLessThanOrEqual(2);
      await page.emulateMedia({ media: 'print' });
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  it('says in WeChat, which cannot print, to take a screenshot', async () => {
    await openContext({ userAgent: 'Mozilla/5.0 (Linux; Android 10) Chrome/93.0 MicroMessenger/8.0.50' });
    await answerUntilResult();
    await page.locator('#receipt summary').click();
    expect(await words('#receipt')).toMatch(/微信里不能打印.*截图/s);
    expect(await words('#receipt')).not.toMatch(/印在纸上|打印结果/);
    expect(await page.getByRole('button', { name: '打印结果' }).count()).toBe(0);
  });

  it('brings, scanned at the 窗口, the result of the paper again, by the same rules', async () => {
    await answerUntilResult();
    const printed = await toldIn('#result');
    const line = await lineOnScreen();
    await page.goto(inject('countyUrl') + RECEIPT);
    await page.locator('#line').focus();
    await page.keyboard.type(line); // as a scanner does
    await page.keyboard.press('Enter');
    await page.locator('#receipt-outcome .verdict').first().waitFor();
    expect(await words('#line-says')).toContain('同一版');
    expect(await toldIn('#receipt-outcome')).toEqual(printed);
    expect(await words('#receipt-outcome .answers')).toMatch(/家庭月人均收入\s*164\.99 元/);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
  });

  it('goes without script from the posted result to the posted line, and brings the same result', async () => {
    await context.route('**/*.js', (route) => route.abort());
    await page.goto(inject('countyUrl') + CHECK);
    await page.locator('#f-hardship').check();
    await page.locator('#f-standing-none').check();
    await page.locator('#f-exclusions-none').check();
    await page.locator('#f-income').fill('164.99');
    await page.locator(SUBMIT).click();
    await page.locator('#result').waitFor();
    const printed = await toldIn('#result');
    const line = (await words('.slip-line')).replace(/\s/g, '');
    expect(await page.locator('svg.qr').isVisible()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(inject('countyUrl') + RECEIPT);
    await page.locator('#line').fill(line);
    const [answer] = await Promise.all([page.waitForResponse(isPost), page.locator(SUBMIT).click()]);
    expect([answer.status(), answer.headers()['cache-control']]).toEqual([200, 'no-store']);
    expect(await toldIn('#receipt-outcome')).toEqual(printed);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is there too where a posted page comes back and the script is there again', async () => {
    await context.route('**/*.js', (route) => route.abort());
    await page.goto(inject('countyUrl') + CHECK);
    await page.locator('#f-hardship').check();
    await page.locator('#f-standing-none').check();
    await page.locator('#f-exclusions-none').check();
    await page.locator('#f-income').fill('164.99');
    await context.unroute('**/*.js');
    await page.locator(SUBMIT).click();
    await page.locator('#receipt').waitFor();
    expect(await page.locator('.slip').count()).toBe(2); // in the fold and on the sheet
  });

  it('works below a sub-path, in the 长辈版', async () => {
    const root = inject('subPathUrl').replace(/\/$/, '');
    await answerUntilResult('/zb', root);
    const line = await lineOnScreen();
    await page.goto(`${root}/zb${RECEIPT}`);
    await page.locator('#line').fill(line);
    await page.locator(SUBMIT).click();
    await page.locator('#receipt-outcome .verdict').first().waitFor();
    const clause = page.locator('#receipt-outcome a.cite').first();
    expect(await clause.getAttribute('href')).toMatch(/^\/zwgk\/mb\/zb\/programmes\/tantou-dibao\/source\/#/);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

const isPost = (response: { request(): { method(): string } }) => response.request().method() === 'POST';

async function openContext(more: { userAgent?: string } = {}): Promise<void> {
  await context?.close();
  ({ context, page, complaints } = await openPhone(browser, more));
}

/** Every question answered at once: how one answers them is tested elsewhere. */
async function answerUntilResult(edition = '', root = inject('countyUrl')): Promise<void> {
  await page.goto(root + edition + CHECK);
  await page.evaluate(() => {
    for (const id of ['f-hardship', 'f-standing-none', 'f-exclusions-none'])
      document.getElementById(id)?.click();
    document.getElementById('f-income')?.setAttribute('value', '164.99');
    document.querySelector('form')?.requestSubmit();
  });
  await page.locator('#result').waitFor();
}

/** Status, title, reasons and steps, as text. */
async function toldIn(place: string): Promise<string[]> {
  const verdict = page
    .locator(`${place} .verdict`)
    .or(page.locator(`${place}.verdict`))
    .first();
  const status = await verdict.evaluate((one) => one.className.replace(/ ?no-print/, ''));
  const parts = verdict.locator('h2, section:has(h3:text("为什么")) li, .steps > li');
  return [status, ...(await parts.allInnerTexts())];
}

/** The line of the receipt under the result, folded or not. */
async function lineOnScreen(): Promise<string> {
  return ((await page.locator('#receipt-slip .slip-line').textContent()) ?? '').replace(/\s/g, '');
}

async function sheets(): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
