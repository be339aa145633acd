/** The page of the 窗口: a line read, its rules fetched, the result; and whatever can go wrong there, told as what it is. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { writeReceipt } from '#api/rules/receipt.ts';
import { launchBrowser } from '../runtimes/browser.ts';
import { axeViolations } from './axe.ts';
import { openPhone, wordsIn } from './resident.ts';

const CHECK = '/programmes/tantou-dibao/check/';
const RECEIPT = '/check/receipt/';
const SUBMIT = 'button[type=submit]';

let browser: Browser;
let context: BrowserContext;
let page: Page;
const words = (selector: string) => wordsIn(page, selector);

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// One page for all, as at the 窗口: every test begins with another line.
describe('a page on which line after line is checked', () => {
  beforeAll(async () => {
    ({ context, page } = await openPhone(browser));
    await page.goto(inject('countyUrl') + RECEIPT);
  });
  afterAll(() => context.close());

  it('only the rules are asked for; the line stays in the page, and goes at one tap or when the page is left', async () => {
    const line = await lineOf();
    const requests: string[] = [];
    page.on('request', (request) => {
      // The browser fetches the tab's icon when it likes; everything else would be ours.
      if (!request.url().endsWith('/icon.svg')) {
        requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
      }
    });
    await page.locator('#line').fill(line);
    await page.locator(SUBMIT).click();
    await page.locator('#receipt-outcome .verdict').first().waitFor();
    // The browser fetches the tab's icon when it likes.
    const ours = requests.filter((request) => request !== 'GET /icon.svg');
    expect(ours).toEqual(['GET /v1/programmes/tantou-dibao/checks/eligibility']);
    expect(page.url()).toBe(inject('countyUrl') + RECEIPT);
    await page.getByRole('link', { name: '清空' }).click();
    expect([await page.locator('#line').inputValue(), await words('#receipt-outcome')]).toEqual(['', '']);
    await page.locator('#line').fill(line);
    await page.locator(SUBMIT).click();
    await page.locator('#receipt-outcome .verdict').first().waitFor();
    await page.goto(`${inject('countyUrl')}/about/`);
    await page.goBack({ waitUntil: 'commit' }); // it may come back as it was left, without loading
    await page.locator('#line').waitFor();
    expect([await page.locator('#line').inputValue(), await words('#receipt-outcome')]).toEqual(['', '']);
  });

  it('the next scan replaces the last, and a damaged one is said to be so', async () => {
    const line = await lineOf();
    await page.locator('#line').fill(line);
    await page.keyboard.press('Enter');
    await page.locator('#receipt-outcome .verdict').first().waitFor();
    await page.keyboard.type(line.replace('ELIGIBILITY', 'ELIGIBILITZ'));
    await page.keyboard.press('Enter');
    expect(await words('#line-says')).toContain('有字打错了');
    expect(await page.locator('#line').getAttribute('aria-invalid')).toBe('true');
    expect(await words('#receipt-outcome')).toBe('');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('a line of rules that are not kept is said to be so, and run by today’s', async () => {
    const line = await lineOf('f'.repeat(64));
    await page.locator('#line').fill(line);
    await page.locator(SUBMIT).click();
    await page.locator('#receipt-outcome .verdict').first().waitFor();
    expect(await words('#line-says')).toMatch(/核对码对不上.*ffffffffffff.*没有存；问题没有变/);
  });
});

describe('a page of its own', () => {
  beforeEach(async () => {
    ({ context, page } = await openPhone(browser));
  });
  afterEach(() => context.close());

  it('says that rules are being fetched, that the network is gone, and what to do', async () => {
    const line = await lineOf();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await context.route('**/v1/**', (route) => held.then(() => route.abort()));
    await atWindow(line);
    await page.getByText('正在取规则').waitFor();
    goOn();
    await page.getByText('可能是网络断了').waitFor();
  });

  it.each<[string, Parameters<BrowserContext['route']>[1]]>([
    ['answers that it is broken', (route) => route.fulfill({ status: 500, body: '{}' })],
    [
      'serves rules without their hash',
      async (route) => {
        const served = await route.fetch();
        await route.fulfill({ status: 200, body: await served.text() });
      },
    ],
    [
      'serves rules that cannot be run',
      async (route) => {
        const served = await route.fetch();
        await route.fulfill({
          response: served,
          body: JSON.stringify({ ...(await served.json()), outcomes: null }),
        });
      },
    ],
  ])('is honest where the site %s, and posts the line only where one asks for it', async (_, answer) => {
    const line = await lineOf();
    await context.route('**/v1/**', answer);
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') posted.push(request.url());
    });
    await atWindow(line);
    await page.getByText('没有算成').waitFor();
    expect(await words('#receipt-page')).toMatch(/不是条的问题.*会发到网站上来算，不会被保存/s);
    expect(await words('#receipt-page')).not.toContain('网络');
    expect(posted).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '不用脚本的办法核对' }).click();
    await page.locator('#receipt-outcome .verdict').first().waitFor();
    expect(posted).toHaveLength(1);
  });

  it.each([
    ['the page of a login', '<html>'],
    ['other data', '{"detail":"login"}'],
    ['nothing', 'null'],
  ])(
    'says that a network which serves %s wants to be logged into, and offers to send nothing',
    async (_, body) => {
      const line = await lineOf();
      await context.route('**/v1/**', (route) => route.fulfill({ status: 200, body }));
      await atWindow(line);
      await page.getByText('取来的不是规则，可能这个网络要先登录').waitFor();
      expect(await page.locator('#send, #receipt-outcome *').count()).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  it('says that it failed where the result cannot be drawn', async () => {
    const line = await lineOf();
    await page.goto(inject('countyUrl') + RECEIPT);
    await page.evaluate(() => {
      document.createElement = () => {
        throw new Error('broken');
      };
    });
    await page.locator('#line').fill(line);
    await page.locator(SUBMIT).click();
    await page.getByText('没有算成').waitFor();
    expect(await page.getByRole('button', { name: '不用脚本的办法核对' }).count()).toBe(1);
  });

  it.each<[string, () => void]>([
    [
      'reckon',
      () => {
        Object.hasOwn = () => {
          throw new Error('broken');
        };
      },
    ],
    [
      'draw',
      () => {
        Element.prototype.append = () => {
          throw new Error('broken');
        };
      },
    ],
  ])('promises nothing where the browser cannot %s, and sends the form as it said', async (_, broken) => {
    const line = await lineOf();
    await page.addInitScript(broken);
    await page.goto(inject('countyUrl') + RECEIPT);
    expect(await words('#receipt-privacy')).toBe('条上的内容会发到网站上来算，不会被保存。');
    await page.locator('#line').fill(line);
    const [answer] = await Promise.all([page.waitForResponse(isPost), page.locator(SUBMIT).click()]);
    expect(answer.status()).toBe(200);
    expect(await words('#receipt-outcome')).toContain('条上写的回答');
  });

  it('prints what came out, unfolded, without the form', async () => {
    await atWindow(await lineOf());
    await page.locator('#receipt-outcome .verdict').first().waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#line, #receipt-privacy').filter({ visible: true }).count()).toBe(0);
    expect(await words('#line-says')).toContain('同一版');
    expect(await page.locator('#receipt-outcome details:not([open])').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('leads from a line that does not say all to the page of its check', async () => {
    await atWindow(await lineOf());
    const link = page.locator('.ask-again a');
    await link.waitFor();
    expect([await link.getAttribute('href'), await link.innerText()]).toEqual([CHECK, '农村低保自查']);
  });
});

const isPost = (response: { request(): { method(): string } }) => response.request().method() === 'POST';

/** A line as it is brought to the 窗口 and checked there. */
async function atWindow(line: string): Promise<void> {
  await page.goto(inject('countyUrl') + RECEIPT);
  await page.locator('#line').fill(line);
  await page.locator(SUBMIT).click();
}

/** A line as the site writes it for a household of two answers; with `sha256` by rules nobody kept. */
async function lineOf(sha256?: string): Promise<string> {
  const response = await fetch(`${inject('countyUrl')}/v1/programmes/tantou-dibao/checks/eligibility`);
  const [served = ''] = /[0-9a-f]{64}/.exec(response.headers.get('ETag') ?? '') ?? [];
  const published = { ruleset: await response.json(), sha256: sha256 ?? served };
  return writeReceipt(published, { asOf: '2024-04-18', answers: { hardship: true, income: 16_499 } });
}
