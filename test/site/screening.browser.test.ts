/** The screening as residents use it: by keyboard, offline, without script, on paper, in large type. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../runtimes/browser.ts';
import { axeViolations } from './axe.ts';
import { focusedIn, openPhone, pressOn, requestsOf, tabTo, tickIn, wordsIn } from './resident.ts';

const SUBMIT = 'button[type=submit]';

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
afterEach(() => context.close());

describe('with script', () => {
  it('goes from the ticks to the results by keyboard alone, the network cut, without one request', async () => {
    await open();
    const requests = requestsOf(page);
    await context.setOffline(true);

    await press('#f-unsafeHome', 'Space');
    await press(SUBMIT, 'Enter');
    await press('#f-places-unsure', 'Space');
    await press(SUBMIT, 'Enter');
    expect(await focused()).toBe('h-house');
    await press('#f-gradeC', 'Space');
    await press(SUBMIT, 'Enter');
    await tabTo(page, '#f-people');
    await page.keyboard.type('３人');
    await page.keyboard.press('Enter');
    await page.locator('#h-household').waitFor();
    await press('#f-household-none', 'Space');
    await press(SUBMIT, 'Enter');
    await press('#results', 'Enter');

    expect(await focused()).toBe('result-title');
    expect(await words('#result-title')).toMatch(/^和您有关的 \d 项$/);
    expect(await words('#check')).toContain('离开或关掉这一页就没有了');
    expect(await words('.outcomes')).toContain('这份政策是山东省的');
    expect([requests, complaints]).toEqual([[], []]);
    expect(
      await page.evaluate(() => JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }])),
    ).toBe('[{"depth":6},{},{}]');
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');
    expect(await context.cookies()).toEqual([]);
  });

  it('has under the whole result of a check what stands under it on the check’s own page', async () => {
    await open();
    await tick('#f-hardLiving');
    await tick('#f-situation-none');
    await page.getByRole('link', { name: /^看原因和下一步/ }).click();
    await page.locator('#receipt summary').click();
    expect(await page.locator('#receipt-rows input').count()).toBeGreaterThan(0);
    await page.locator('#receipt .qr').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await words('.paper')).toContain('办事清单');
    expect(await page.locator('#result:visible').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    expect(await axeViolations(page)).toEqual([]);
  });

  it('goes back with every answer kept, and clears them all, in the history too', async () => {
    await open();
    await tick('#f-hardLiving');
    await tick('#f-hardship');
    await page.goBack();
    await page.locator('#h-situation').waitFor();
    expect(await page.locator('#f-hardship').isChecked()).toBe(true);
    await page.getByRole('button', { name: '上一步' }).click();
    await page.locator('#h-residents').waitFor();
    expect(await page.locator('#f-hardLiving').isChecked()).toBe(true);
    await page.goForward();
    await page.getByRole('button', { name: '清空答案' }).click();
    await page.locator('#cleared').waitFor();
    expect(await focused()).toBe('cleared');
    expect(await page.locator(':checked').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => history.state)).toEqual({ depth: 0 });
    await page.goForward();
    expect(await page.locator(':checked').count()).toBe(0);
  });

  it('begins anew where it is loaded again, with nothing of before behind it', async () => {
    await open();
    await tick('#f-hardLiving');
    await tick('#f-hardship');
    await page.reload();
    await page.getByText('不上传').waitFor();
    await page.waitForFunction(() => history.state.depth === 0);
    expect([await page.locator(':checked').count(), await page.locator('#h-residents').isVisible()]).toEqual([
      0,
      true,
    ]);
    await page.goForward();
    expect(await page.locator('#h-residents').isVisible()).toBe(true);
    await tick('#f-hardLiving');
    expect(await words('.progress')).toContain('滩头农村低保');
  });

  it('leaves nothing behind when the page is left', async () => {
    await open();
    await tick('#f-hardLiving');
    await page.evaluate(() => {
      document.title = 'as it was left';
    });
    await page.goto(`${inject('countyUrl')}/about/`);
    await page.goBack({ waitUntil: 'commit' });
    await page.locator('#h-residents').waitFor();
    expect(await page.title()).toBe('as it was left'); // the browser kept the page itself
    expect(await page.locator(':checked').count()).toBe(0);
  });

  it('shows one result whole, leads from it to what is to be changed, and back', async () => {
    await open();
    await tick('#f-hardLiving');
    await tick('#f-situation-none');
    await page.getByRole('link', { name: /看原因和下一步.*农村低保自查/ }).click();
    expect(await words('.verdict')).toContain('为什么');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: /^改.*先说说您家的难处/ }).click();
    expect(await page.locator('#f-situation-none').isChecked()).toBe(true);
    await page.goBack();
    await page.getByRole('button', { name: '回到全部结果' }).click();
    expect(await words('#check')).toContain('按您的回答不合适的 1 项');
  });

  it('loads what organisations are asked when their list is unfolded, not before', async () => {
    await open();
    const [answer] = await Promise.all([
      page.waitForResponse(/screening-organisations/),
      page.getByText('替单位、学校、村里来查的').click(),
    ]);
    await answer.finished();
    await page.locator('#f-association').check();
    await page.locator(SUBMIT).click();
    expect(await words('.progress')).toContain('现代学徒制试点');
  });

  it('says how to answer where nothing was ticked', async () => {
    await open();
    await page.locator(SUBMIT).click();
    expect(await focused()).toBe('problems');
    expect(await words('#problems')).toContain('一条也没有，勾“都没有”');
  });

  it('has no accessibility violation on any of its screens, and none on paper', async () => {
    await open();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('#f-hardLiving').check();
    await tick('#f-unsafeHome');
    expect(await axeViolations(page)).toEqual([]);
    await tick('#f-place2');
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('#results').click();
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.locator('.outcomes').isVisible()).toBe(true);
    expect(await page.locator('.actions:visible, .change:visible, #all-checks:visible').count()).toBe(0);
  });

  it('fits a narrow screen, with targets a finger can hit, larger in the 长辈版', async () => {
    for (const [edition, least] of [
      ['', 44],
      ['/zb', 60],
    ] as const) {
      await open(inject('countyUrl') + edition);
      await tick('#f-hardLiving');
      await page.locator('#results').click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const targets = page.locator('#check button:visible, .outcomes .actions a');
      const heights = await targets.evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect().height),
      );
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(least);
      const own = page.getByRole('link', { name: /单独做这项.*农村低保自查/ });
      expect(await own.getAttribute('href')).toBe(`${edition}/programmes/tantou-dibao/check/`);
    }
  });

  it('works below a sub-path', async () => {
    await open(inject('subPathUrl').replace(/\/$/, ''));
    await tick('#f-hardLiving');
    expect(await words('.progress')).toContain('滩头农村低保');
    expect(complaints).toEqual([]);
  });
});

describe('once nothing is to be sent', () => {
  const posts = () => {
    const seen: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') seen.push(request.postData() ?? '');
    });
    return seen;
  };

  it('nothing is, whatever fails: it says so, and sends the ticks where one asks for it', async () => {
    await open();
    const sent = posts();
    await breakForms();
    await tick('#f-hardLiving');
    await page.locator('#stuck').waitFor();
    expect([await focused(), await page.locator('#f-hardLiving').isChecked(), sent]).toEqual([
      'stuck',
      true,
      [],
    ]);
    expect(await words('#stuck')).toMatch(/没有发出去.*会发到网站上判断，不会被保存/s);
    expect(await axeViolations(page)).toEqual([]);
    await press('#send', 'Enter');
    expect(await words('#result')).toContain('农村低保自查');
    expect(sent).toEqual(['hardLiving=yes']);
  });

  it('only the ticks are, not what was answered after them', async () => {
    await open();
    const sent = posts();
    await tick('#f-hardLiving');
    await breakForms();
    await tick('#f-hardship');
    await page.locator('#send').click();
    await page.locator('#result').waitFor();
    expect(sent).toEqual(['hardLiving=yes']);
  });

  it('links whose step fails lead nowhere: no name of a check stands in the address', async () => {
    await open();
    await tick('#f-hardLiving');
    await page.locator('#results').click();
    await breakAnswers();
    await page.getByRole('link', { name: /看原因和下一步/ }).click();
    await page.locator('#stuck').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('button', { name: '清空，从头再来' }).click();
    await page.getByText('不上传').waitFor();
    expect(await page.locator(':checked').count()).toBe(0);
  });

  it('what organisations are asked is waited for, and asked for again where it did not come', async () => {
    await open();
    const sent = posts();
    await context.route('**/screening-organisations*', (route) => route.abort());
    await page.getByText('替单位、学校、村里来查的').click();
    await tick('#f-association');
    await page.getByText('没有取到单位要答的题').waitFor();
    await context.unroute('**/screening-organisations*');
    await page.locator('form button[type=submit]').click();
    await page.locator('.progress').getByText('现代学徒制试点').waitFor();
    expect(sent).toEqual([]);
  });
});

describe('without script, or before the rules are there', () => {
  const ways: [string, () => Promise<unknown>, string][] = [
    ['script', () => context.route('**/*.js', (route) => route.abort()), '勾的会发到网站上判断，不会被保存'],
    ['rules', () => context.route('**/screening-residents*', (route) => route.abort()), '没法一题一题地问'],
    ['rules yet', () => context.route('**/screening-residents*', () => {}), '正在准备，请稍等'],
    [
      'method that is needed',
      () => context.addInitScript(() => Reflect.deleteProperty(Object, 'hasOwn')),
      '没法一题一题地问',
    ],
  ];

  it.each(ways)('with no %s it says that ticks are sent, and answers with a list', async (_, lack, says) => {
    await lack();
    await page.goto(`${inject('countyUrl')}/check/`);
    await page.locator('#check-privacy').getByText(says).waitFor();
    expect(await words('#check-privacy')).toMatch(/发到网站上判断，不会被保存/);
    expect(await words('#check-privacy')).not.toContain('不上传');
    await page.locator('#f-hardLiving').check();
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.locator(SUBMIT).click(),
    ]);
    expect([answer.status(), answer.headers()['cache-control']]).toEqual([200, 'no-store']);
    expect(await words('#result')).toContain('农村低保自查');
    expect(await page.locator('#f-hardLiving').isChecked()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('a posted page is taken over where script comes back', async () => {
    await context.route('**/*.js', (route) => route.abort());
    await page.goto(`${inject('countyUrl')}/check/`);
    await page.locator('#f-hardLiving').check();
    await context.unroute('**/*.js');
    await page.locator(SUBMIT).click();
    await page.getByText('不上传').waitFor();
    await page.locator(SUBMIT).click();
    expect(await words('.progress')).toContain('滩头农村低保');
  });
});

/** From now on nothing that is entered can be read. */
async function breakForms(): Promise<void> {
  await page.evaluate(() => Reflect.set(window, 'FormData', undefined));
}

/** From now on no answer can be looked up. */
async function breakAnswers(): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(Object, 'hasOwn'));
}

/** Opens the page and waits for its rules. */
async function open(root = inject('countyUrl')): Promise<void> {
  await page.goto(`${root}/check/`);
  await page.getByText('不上传').waitFor();
}
