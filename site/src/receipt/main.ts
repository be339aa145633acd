/**
 * Runs a receipt again in the browser of the 窗口: only its rules are fetched, what was answered goes nowhere. Until that is
 * promised the form is sent as it is without script; after that, only where one asks for it.
 */
import { checkPage } from '#api/rules/check-page.ts';
import { type Answered, LINE, problemAnswer, rerunAnswer } from '#api/rules/page/receipt-page.ts';
import { el } from '#api/rules/page/tree.ts';
import { rerun } from '#api/rules/receipt/rerun.ts';
import { type Receipt, readReceipt } from '#api/rules/receipt.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { toDom } from '../check/dom.ts';
import { unfoldToPrint } from '../screening/unfold.ts';
import { rehearse } from './rehearsal.ts';
import { findRulesets, NotRules, Unreachable } from './rulesets.ts';

/** What the page is made of. */
interface Page {
  form: HTMLFormElement;
  line: HTMLTextAreaElement;
  says: HTMLElement;
  outcome: HTMLElement;
  /** Prefix of the site's pages, and of its API. */
  base: string;
  api: string;
  /** Ids of the checks whose page is their programme's main one. */
  mainChecks: string[];
}

/** What came of a line, drawn. */
interface Shown {
  says: string;
  isProblem: boolean;
  body: Node[];
}

// Drawn before anything else is: whatever fails later, these can be shown.
const NOTHING = drawn({ says: '', isProblem: false, body: [] });
const LOADING = drawn({ says: '正在取规则……', isProblem: false, body: [] });
const OFFLINE = drawn(problemAnswer('没有取到这项自查的规则，可能是网络断了。请再点一次“核对”。'));
const NOT_RULES = drawn(
  problemAnswer(
    '取来的不是规则，可能这个网络要先登录才能用。请先打开别的网页看看，能上网了，再点一次“核对”。',
  ),
);
/** What would be sent is said before it is. */
const FAILED = drawn({
  ...problemAnswer('没有算成，可能是网站或者浏览器出了毛病，不是条的问题。请过一会儿再点一次“核对”。'),
  body: [
    el('p', {}, '还不行，可以不用脚本核对：这一行字会发到网站上来算，不会被保存。'),
    el(
      'p',
      { class: 'actions' },
      el('button', { class: 'button-quiet', type: 'button', id: 'send' }, '不用脚本的办法核对'),
    ),
  ],
});

const page = findPage();
if (page) {
  rehearse({ base: page.base }); // where it throws nothing is promised, and the form is sent as the page says
  start(page);
}

function findPage(): Page | undefined {
  const places = document.getElementById('receipt-places');
  const form = places?.querySelector('form');
  const line = document.getElementById(LINE);
  const says = document.getElementById('line-says');
  const outcome = document.getElementById('receipt-outcome');
  if (!places || !form || !(line instanceof HTMLTextAreaElement) || !says || !outcome) return undefined;
  const { base = '', api = '', mainChecks = '' } = places.dataset;
  return { form, line, says, outcome, base, api, mainChecks: mainChecks.split(' ') };
}

function start(page: Page): void {
  const { form, line, outcome } = page;
  /** How many lines were checked or cleared: what comes of an earlier one is not shown any more. */
  let turn = 0;
  form.addEventListener('submit', (event) => {
    event.preventDefault(); // first: whatever fails from here on, nothing is sent
    check();
  });
  line.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // a scanner ends the line with Enter
    check();
  });
  document.getElementById('clear')?.addEventListener('click', (event) => {
    event.preventDefault();
    clear();
    line.focus();
  });
  outcome.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.id === 'send') form.submit();
  });
  // The browser may keep the page as it is, for whoever goes back to it next.
  window.addEventListener('pagehide', clear);
  unfoldToPrint(outcome);
  promisePrivacy();
  if (matchMedia('(pointer: fine)').matches) line.focus(); // a scanner types where the focus is

  /** Reads the line and shows what it comes to; selected, so that the next scan replaces it. */
  async function check(): Promise<void> {
    turn += 1;
    const mine = turn;
    line.select();
    show(page, LOADING);
    const shown = await outcomeOf(page, line.value);
    if (mine === turn) show(page, shown);
  }

  function clear(): void {
    turn += 1;
    line.value = '';
    show(page, NOTHING);
  }
}

/** Whatever happens, also while it is drawn, there is something to say. */
async function outcomeOf(page: Page, typed: string): Promise<Shown> {
  try {
    const receipt = readReceipt(typed);
    return drawn('problem' in receipt ? problemAnswer(receipt.problem) : await runAgain(page, receipt));
  } catch (error) {
    if (error instanceof Unreachable) return OFFLINE;
    return error instanceof NotRules ? NOT_RULES : FAILED;
  }
}

async function runAgain({ base, api, mainChecks }: Page, receipt: Receipt): Promise<Answered> {
  const { id } = receipt;
  const [programme = '', check = ''] = id.split('/');
  const rulesets = await findRulesets(api, receipt);
  const again = rerun(receipt, rulesets, { today: shanghaiDay(Date.now()), linkBase: base });
  const page = checkPage(base, programme, check, mainChecks.includes(id));
  return rerunAnswer({ id, page }, again, { base });
}

function drawn({ says, isProblem, body }: Answered): Shown {
  return { says, isProblem, body: body.map(toDom) };
}

function show({ line, says, outcome }: Page, shown: Shown): void {
  says.textContent = shown.says;
  says.className = shown.isProblem ? 'field-error' : '';
  if (shown.isProblem) line.setAttribute('aria-invalid', 'true');
  else line.removeAttribute('aria-invalid');
  outcome.textContent = '';
  outcome.append(...shown.body);
}

/** Without script the line is sent to be run again; with it nothing is sent, which may then be said. */
function promisePrivacy(): void {
  const privacy = document.getElementById('receipt-privacy');
  if (privacy) privacy.textContent = '规则取到这台机器上来算，条上的内容不上传、不保存。';
}
