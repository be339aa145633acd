/** The self-check as residents use it: by keyboard, offline, without script, on paper, in large type. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../runtimes/browser.ts';
import { axeViolations } from './axe.ts';
import { openPhone, pressOn, requestsOf, tabTo, tickIn, wordsIn } from './resident.ts';

const CHECK = '/programmes/tantou-dibao/check/';
const SUBMIT = 'button[type=submit]';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
const press = (selector: string, key: string) => pressOn(page, selector, key);
const tick = (selector: string) => tickIn(page, selector);
const words = (selector: string) => wordsIn(page, selector);

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  ({ context, page, complaints } = await openPhone(browser));
});
afterEach(() => context.close());

describe('one question at a time', () => {
  beforeEach(() => openCheck());

  it('is answered by keyboard alone, with the network cut, without one request', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined)); // cut while it is fetched, the browser complains
    const requests = requestsOf(page);
    await context.setOffline(true);

    await press('#f-hardship', 'Space');
    await press(SUBMIT, 'Enter');
    await press('#f-standing-none', 'Space');
    await press(SUBMIT, 'Enter');
    await press('#f-exclusions-none', 'Space');
    await press(SUBMIT, 'Enter');
    await tabTo(page, '#f-income');
    await page.keyboard.type('１６４．９９元');
    await page.keyboard.press('Enter');

    expect(await words('#result-title')).toContain('可能符合');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('result-title');
    expect(await words('.answers')).toContain('164.99 元');
    expect([requests, complaints]).toEqual([[], []]);
  });

  it('shows one question, moves to its heading, and says how far along it is', async () => {
    expect(await page.locator('fieldset.question:visible').count()).toBe(1);
    expect(await words('.progress')).toBe('最多 5 题');
    await tick('#f-hardship');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('h-standing');
    expect(await words('.progress')).toBe('已答 1 题，最多还有 3 题');
  });

  it('gives every statement of the result its clause, and says what nobody checked', async () => {
    await answerUntilResult();
    for (const title of ['为什么', '下一步', '这里没有核实，要由人核实的', '我们是这样认定的']) {
      const items = page.locator('.verdict section', { has: page.getByRole('heading', { name: title }) });
      expect(await items.locator('a.cite').count()).toBeGreaterThan(0);
    }
    expect(await words('.steps')).toContain('本年度申报已截止');
    const links = page.locator('.verdict a.cite');
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const source = await (await fetch(new URL('/programmes/tantou-dibao/source/', page.url()))).text();
    const dead = hrefs.filter(
      (href) => !source.includes(`id="${decodeURIComponent(href.split('#')[1] ?? '')}"`),
    );
    expect(dead).toEqual([]);
  });

  it('goes back by the browser and by its own button, every answer kept, nothing in the address', async () => {
    const address = page.url();
    await tick('#f-hardship');
    await tick('#f-standing-none');
    await page.goBack();
    await page.locator('#h-standing').waitFor();
    expect(await page.locator('#f-standing-none').isChecked()).toBe(true);
    await page.getByRole('button', { name: '上一步' }).click();
    await page.locator('#h-situation').waitFor();
    expect(await page.locator('#f-hardship').isChecked()).toBe(true);
    await page.goForward();
    await page.locator('#h-standing').waitFor();
    expect(page.url()).toBe(address);
    expect(
      await page.evaluate(() => JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }])),
    ).toBe('[{"depth":1},{},{}]');
    expect(await context.cookies()).toEqual([]);
  });

  it('changes one answer from the result without losing the others', async () => {
    await answerUntilResult();
    await page.getByRole('link', { name: /^改.*家庭月人均收入/ }).click();
    expect(await page.locator('#f-income').inputValue()).toBe('164.99');
    await page.locator('#f-income').fill('165');
    await page.locator(SUBMIT).click();
    expect(await words('#result-title')).toContain('暂不符合');
    expect(await words('.answers')).toContain('有常年困难的原因');
  });

  it('keeps what it cannot read, says what would be right, and leads there', async () => {
    await tick('#f-hardship');
    await tick('#f-standing-none');
    await tick('#f-exclusions-none');
    await page.locator('#f-income').fill('一百六');
    await page.locator(SUBMIT).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('problems');
    expect(await words('#problems')).toMatch(/“家庭月人均收入”填的“一百六”看不懂.*例如/);
    await page.locator('#problems a').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-income');
    expect(await page.locator('#f-income').inputValue()).toBe('一百六');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('asks again, gently, where a question was passed over', async () => {
    await page.locator(SUBMIT).click();
    expect(await words('#problems')).toContain('拿不准，勾“不确定”');
  });

  it('takes 不知道 everywhere and ends with where to find out', async () => {
    await tick('#f-hardship');
    await tick('#f-standing-unsure');
    await tick('#f-exclusions-none');
    await page.locator('#f-income-unknown').check();
    await page.locator(SUBMIT).click();
    expect(await words('#result-title')).toBe('需要再了解');
    expect(await words('.steps')).toContain('先弄清“家庭月人均收入”');
  });

  it('judges by the day one chooses', async () => {
    await page.getByText('按哪一天的规定算').click();
    await page.locator('#f-asOf').fill('2024-04-18');
    await answerUntilResult();
    expect(await words('.verdict')).toContain('现在可以申报，2024年4月20日截止');
    await page.getByRole('link', { name: '换一天' }).click();
    await page.locator('#f-asOf').fill('2023-04-18');
    await page.locator(SUBMIT).click();
    expect(await words('#result-title')).toBe('这一天没有生效的规定');
  });

  it('says which day was chosen, and why each question is asked, also with all of them in view', async () => {
    await page.getByText('按哪一天的规定算').click();
    await page.locator('#f-asOf').fill('2024-04-18');
    await tick('#f-hardship');
    await page.getByRole('link', { name: '全部列出来填' }).click();
    expect(await words('#h-asOf')).toBe('按 2024年4月18日 的规定算');
    const whys = page.locator('#check-form .question').filter({ has: page.locator('.why:visible') });
    expect(await whys.count()).toBe(await page.locator('#check-form .question').count());
    expect(await page.locator('.why:visible').count()).toBe(await whys.count());
    expect(await page.locator('.why-now').count()).toBe(0);
  });

  describe('where a step fails after it has said that nothing is sent', () => {
    beforeEach(async () => {
      expect(await words('#check-privacy')).toContain('不上传');
      await page.locator('#f-hardship').check();
      await page.evaluate(() => {
        Object.hasOwn = () => {
          throw new Error('too old');
        };
      });
    });

    it('says so in front, keeps what was entered, and sends it only by a button that says it', async () => {
      const requests = requestsOf(page);
      for (let taps = 0; taps < 2; taps += 1) await page.locator(SUBMIT).click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('stuck');
      expect(await words('#stuck')).toContain('您的回答没有发出去');
      expect([await page.locator('#f-hardship').isChecked(), requests]).toEqual([true, []]);
      const answer = page.waitForResponse(CHECK_POST);
      await page.getByRole('button', { name: '发到网站上判断' }).click();
      expect((await answer).ok()).toBe(true);
    });

    it('has no accessibility violation', async () => {
      await page.locator(SUBMIT).click();
      await page.evaluate(() => {
        Object.hasOwn = (object, key) => Reflect.ownKeys(object).includes(String(key));
      });
      expect(await axeViolations(page)).toEqual([]);
    });

    it('lets no link of the page write a question into the address', async () => {
      const address = page.url();
      await page.getByRole('link', { name: '全部列出来填' }).click();
      await page.locator('#stuck').waitFor();
      expect([page.url(), await page.evaluate(() => history.state)]).toEqual([address, { depth: 0 }]);
    });

    it('still leaves no answer in the page when it is left', async () => {
      await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
      expect(await page.locator(':checked').count()).toBe(0);
    });

    it('begins anew, everything cleared', async () => {
      await page.locator(SUBMIT).click();
      await page.getByRole('link', { name: '清空，从头再来' }).click();
      await expect.poll(() => words('#check-privacy')).toContain('不上传');
      expect(await page.locator('#f-hardship').isChecked()).toBe(false);
    });
  });

  it('ticks 都没有 or something else, and takes a complaint away once its field is changed', async () => {
    await page.locator('#f-hardship').check();
    await page.locator('#f-situation-none').check();
    expect(await page.locator('#f-hardship').isChecked()).toBe(false);
    await page.locator('#f-hardship').check();
    expect(await page.locator('#f-situation-none').isChecked()).toBe(false);
    await page.locator('#f-hardship').uncheck();
    await page.locator(SUBMIT).click();
    expect(await page.locator('.field-error, #problems').count()).toBe(2);
    await page.locator('#f-hardship').check();
    expect(await page.locator('.field-error, #problems').count()).toBe(0);
  });

  it('clears every answer', async () => {
    await answerUntilResult();
    await page.getByRole('link', { name: '清空答案' }).click();
    await page.locator('#h-situation').waitFor();
    expect(await page.locator('#check-form :checked').count()).toBe(0);
    await page.goForward();
    expect(await words('#check')).not.toContain('164.99');
  });

  it('has no accessibility violation on a question, on the result and on paper', async () => {
    expect(await axeViolations(page)).toEqual([]);
    await answerUntilResult();
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.locator('.verdict:visible').count()).toBe(1);
    expect(await page.locator('.actions:visible, .change:visible').count()).toBe(0);
  });

  it('folds what was taken for granted, opens it by keyboard, and prints it whole', async () => {
    await answerUntilResult();
    expect(await page.locator('#result details').getAttribute('open')).toBeNull();
    expect(await page.locator('.paper details').getAttribute('open')).toBe('');
    await tabTo(page, '.verdict summary');
    await page.keyboard.press('Enter');
    expect(await words('.verdict details')).toContain('您家是不是滩头镇的农村家庭');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('fits a narrow screen, with targets a finger can hit', async () => {
    await tick('#f-hardship');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const small = page.locator('.choice:visible, #check button:visible, #check summary:visible');
    const heights = await small.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });
});

describe('in the 长辈版', () => {
  it('ends in a result whose links stay inside, with larger type and targets', async () => {
    await openCheck(`${inject('countyUrl')}/zb`);
    await answerUntilResult();
    expect(await page.locator('.verdict a.cite').first().getAttribute('href')).toMatch(/^\/zb\/programmes\//);
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('24px');
    const button = page.locator('#check button, #check .button-quiet').first();
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(60);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe('without script', () => {
  beforeEach(async () => {
    await context.route('**/*.js', (route) => route.abort());
    await openCheck();
  });

  it('is one form that answers with the result, not to be kept', async () => {
    expect(await page.locator('fieldset.question:visible').count()).toBe(5);
    expect(await axeViolations(page)).toEqual([]);
    await fillIn('１６４．９９');
    const [answer] = await Promise.all([page.waitForResponse(CHECK_POST), page.locator(SUBMIT).click()]);
    expect([answer.status(), answer.headers()['cache-control']]).toEqual([200, 'no-store']);
    expect(await words('#result-title')).toContain('可能符合');
    expect(await page.locator('#f-income').inputValue()).toBe('１６４．９９');
    expect(await page.locator('#f-hardship').isChecked()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('keeps everything entered beside what must be mended', async () => {
    await fillIn('两百');
    await page.locator(SUBMIT).click();
    await page.locator('#problems').waitFor();
    expect(await page.locator('#f-income').inputValue()).toBe('两百');
    expect(await page.locator('#f-exclusions-none').isChecked()).toBe(true);
    expect(await page.locator('.verdict').count()).toBe(0);
  });

  it('prints the result and not the form', async () => {
    await fillIn('100');
    await page.locator(SUBMIT).click();
    await page.locator('.verdict').waitFor();
    await page.waitForLoadState(); // with its styles
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.verdict').isVisible()).toBe(true);
    expect(await page.locator('#check-form').isVisible()).toBe(false);
    expect(await words('.verdict details')).toContain('您家是不是滩头镇的农村家庭');
  });
});

it('works below a sub-path, without and with script', async () => {
  const root = inject('subPathUrl').replace(/\/$/, '');
  await context.route('**/*.js', (route) => route.abort());
  await openCheck(root);
  await fillIn('165');
  await page.locator(SUBMIT).click();
  expect(await words('#result-title')).toContain('暂不符合');
  await context.unroute('**/*.js');
  await openCheck(root);
  await answerUntilResult();
  const clause = page.locator('.verdict a.cite').first();
  expect(await clause.getAttribute('href')).toMatch(/^\/zwgk\/mb\/programmes\/tantou-dibao\/source\/#/);
  expect(complaints.filter((words) => !words.includes('ERR_FAILED'))).toEqual([]);
});

it('promises nothing in a browser too old for it, where the form works by itself', async () => {
  await context.addInitScript(() => {
    Reflect.deleteProperty(Object, 'hasOwn');
  });
  await openCheck();
  expect(await words('#check-privacy')).toContain('会上传来算，算完不保存');
  await fillIn('164.99');
  await Promise.all([page.waitForResponse(CHECK_POST), page.locator(SUBMIT).click()]);
  expect(await words('#result-title')).toContain('可能符合');
});

it('takes over a posted page where script comes back', async () => {
  await context.route('**/*.js', (route) => route.abort());
  await openCheck();
  await fillIn('164.99');
  await context.unroute('**/*.js');
  await page.locator(SUBMIT).click();
  await page.locator('#check-form').waitFor({ state: 'hidden' });
  expect(await words('#result-title')).toContain('可能符合');
  await page.getByRole('link', { name: /^改.*家庭月人均收入/ }).click();
  expect(await page.locator('fieldset.question:visible').count()).toBe(1);
  await page.getByRole('button', { name: '清空答案' }).click();
  await page.locator('#cleared').waitFor();
  expect(await page.locator('#check-form').innerHTML()).not.toMatch(/164\.99|checked/);
  expect(await page.locator('#f-income').inputValue()).toBe('');
  expect(await page.locator('#check-form :checked').count()).toBe(0);
});

it('takes over a posted page with something to mend, and says so beside the field only until it is mended', async () => {
  await context.route('**/*.js', (route) => route.abort());
  await openCheck();
  await fillIn('一百六');
  await context.unroute('**/*.js');
  await page.locator(SUBMIT).click();
  const income = page.locator('#f-income[aria-invalid=true]');
  await income.waitFor();
  await page.getByRole('link', { name: '全部列出来填' }).click();
  expect(await income.getAttribute('aria-describedby')).toContain('f-income-error');
  expect(await page.locator('.field-error').count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('#f-income').fill('164.99');
  await page.locator(SUBMIT).click();
  await page.getByRole('link', { name: /^改.*家庭月人均收入/ }).click();
  expect(await page.locator('#check-form .field-error, #check-form [aria-invalid=true]').count()).toBe(0);
});

const CHECK_POST = (response: { request(): { method(): string } }) => response.request().method() === 'POST';

async function openCheck(root = inject('countyUrl')): Promise<void> {
  await page.goto(root + CHECK);
}

async function answerUntilResult(): Promise<void> {
  await tick('#f-hardship');
  await tick('#f-standing-none');
  await tick('#f-exclusions-none');
  await page.locator('#f-income').fill('164.99');
  await page.locator(SUBMIT).click();
  await page.locator('#result').waitFor();
}

async function fillIn(income: string): Promise<void> {
  await page.locator('#f-hardship').check();
  await page.locator('#f-standing-none').check();
  await page.locator('#f-exclusions-none').check();
  await page.locator('#f-income').fill(income);
}
