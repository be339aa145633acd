/**
 * Runs a receipt again in the browser of the 窗口: only its rules are fetched, what was answered goes nowhere. Whatever
 * fails here, the form underneath still works by itself.
 */
import { type Answered, LINE, problemAnswer, rerunAnswer } from '#api/rules/page/receipt-page.ts';
import { rerun } from '#api/rules/receipt/rerun.ts';
import { type Receipt, readReceipt } from '#api/rules/receipt.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { toDom } from '../check/dom.ts';
import { findRulesets } from './rulesets.ts';

/** What the page is made of. */
interface Page {
  form: HTMLFormElement;
  line: HTMLTextAreaElement;
  says: HTMLElement;
  outcome: HTMLElement;
  /** Prefix of the site's pages, and of its API. */
  base: string;
  api: string;
}

const page = findPage();
if (page) start(page);

function findPage(): Page | undefined {
  const places = document.getElementById('receipt-places');
  const form = places?.querySelector('form');
  const line = document.getElementById(LINE);
  const says = document.getElementById('line-says');
  const outcome = document.getElementById('receipt-outcome');
  if (!places || !form || !(line instanceof HTMLTextAreaElement) || !says || !outcome) return undefined;
  const { base = '', api = '' } = places.dataset;
  return { form, line, says, outcome, base, api };
}

function start(page: Page): void {
  const { form, line } = page;
  promisePrivacy();
  if (matchMedia('(pointer: fine)').matches) line.focus(); // a scanner types where the focus is
  form.addEventListener('submit', (event) => {
    check(page);
    event.preventDefault(); // last: if anything above failed, the form goes to the server
  });
  line.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // a scanner ends the line with Enter
    check(page);
  });
  document.getElementById('clear')?.addEventListener('click', (event) => {
    event.preventDefault();
    clear(page);
    line.focus();
  });
  // The browser may keep the page as it is, for whoever goes back to it next.
  window.addEventListener('pagehide', () => clear(page));
}

/** Reads the line and shows what it comes to; selected, so that the next scan replaces it. */
function check(page: Page): void {
  const typed = page.line.value;
  const receipt = readReceipt(typed);
  page.line.select();
  if ('problem' in receipt) {
    show(page, problemAnswer(receipt.problem));
    return;
  }
  show(page, { says: '正在取规则……', isProblem: false, body: [] });
  runAgain(page, receipt).then((answered) => {
    if (page.line.value === typed) show(page, answered); // else another line has been scanned meanwhile
  });
}

async function runAgain({ base, api }: Page, receipt: Receipt): Promise<Answered> {
  const rulesets = await findRulesets(api, receipt).catch(() => null);
  if (!rulesets) return problemAnswer('没有取到这项自查的规则，可能是网络断了。请再点一次“核对”。');
  const again = rerun(receipt, rulesets, { today: shanghaiDay(Date.now()), linkBase: base });
  return rerunAnswer(receipt.id, again, { base });
}

function clear(page: Page): void {
  page.line.value = '';
  show(page, { says: '', isProblem: false, body: [] });
}

function show({ line, says, outcome }: Page, answered: Answered): void {
  says.textContent = answered.says;
  says.className = answered.isProblem ? 'field-error' : '';
  if (answered.isProblem) line.setAttribute('aria-invalid', 'true');
  else line.removeAttribute('aria-invalid');
  outcome.textContent = '';
  outcome.append(...answered.body.map(toDom));
}

/** Without script the line is sent to be run again; with it nothing is sent, which may then be said. */
function promisePrivacy(): void {
  const privacy = document.getElementById('receipt-privacy');
  if (privacy) privacy.textContent = '规则取到这台机器上来算，条上的内容不上传、不保存。';
}
