/** The 自查条 beside a result: what goes on it, the code and the line, and the sheet it is printed on. */
import type { Published } from '../evaluate.ts';
import { formatDay } from '../format.ts';
import { isSameResult } from '../receipt/same-result.ts';
import { writeReceipt } from '../receipt.ts';
import type { Answers, Verdict } from '../ruleset.ts';
import { type AnsweredRow, answeredRows } from './answers-view.ts';
import type { Links } from './cites.ts';
import { choice } from './form-view.ts';
import { qrView } from './receipt-qr.ts';
import { toldView } from './receipt-told.ts';
import { el, type ViewElement } from './tree.ts';

/** A household as it stands on a receipt: only the answers that may be shown. */
export interface Household {
  published: Published;
  asOf: string;
  answers: Answers;
}

/** The code, the line under it, and in words what both say. */
export function slipView({ published, asOf, answers }: Household, { origin = '', base }: Links): ViewElement {
  const { ruleset } = published;
  const line = writeReceipt(published, { asOf, answers });
  const count = answeredRows(ruleset, answers).length;
  const contents = [
    `哪项自查：${ruleset.title}`,
    `按哪天的规定：${formatDay(asOf)}`,
    `规则版本 ${ruleset.version}，核对码 ${published.sha256.slice(0, 12)}`,
    `列出来的 ${count} 项回答。没有姓名、证件号、电话`,
  ];
  return el(
    'section',
    { class: 'slip' },
    el('h3', {}, '自查条'),
    qrView(line),
    el('p', { class: 'slip-line' }, spaced(line)),
    el('p', {}, '扫不出码，就照着上面这行字打。谁拿到都能读，请收好。条上写着：'),
    el('ul', {}, ...contents.map((content) => el('li', {}, content))),
    el('p', { class: 'slip-window' }, `窗口：打开 ${origin}${base}/check/receipt/ ，扫码再算一遍。`),
  );
}

/** Where a person chooses what goes on the receipt; the page's script fills `receipt-says` and `receipt-slip`. */
export function chooseView(rows: readonly AnsweredRow[], canPrint: boolean): ViewElement {
  const ticks = rows.map(({ question, answer }, at) => {
    const name = rowName(at);
    return choice('checkbox', { id: name, name, value: 'yes', checked: true }, question, answer);
  });
  return el(
    'details',
    { class: 'receipt', id: 'receipt' },
    el('summary', {}, '带到窗口去'),
    el('p', {}, '窗口扫一下自查条，就能按同一版规则再算一遍，不用您从头说起。'),
    el(
      'fieldset',
      { class: 'subquestion' },
      el('legend', {}, '哪些回答写到条上？不想给窗口看的，去掉勾'),
      el('div', { class: 'choices' }, ...ticks),
    ),
    el('p', { id: 'receipt-says', role: 'status' }),
    el('p', { class: 'note' }, canPrint ? PRINT : NO_PRINT),
    el('div', { id: 'receipt-slip' }),
  );
}

/** Field name and id of the tick beside a row. */
export function rowName(at: number): string {
  return `r-${at}`;
}

/** What the 窗口 will find, when `chosen` is the result of what stands on the receipt and `own` of all that was answered. */
export function receiptWords(chosen: Verdict, own: Verdict, leftOut: number): string {
  const found = `窗口照这张条算，结果是“${chosen.title}”`;
  if (leftOut === 0) return `${found}，和您看到的一样。`;
  if (isSameResult(chosen, own)) return `有 ${leftOut} 项没有写到条上。${found}，还是和您看到的一样。`;
  return `有 ${leftOut} 项没有写到条上。${found}，和您看到的不一样，没写的那几项窗口会再问您。`;
}

/** Said in place of that where nothing stands on it. */
export const NO_SLIP = '一项回答也没有写，就没有自查条了，窗口会从头问您。';

/** What stands on the 办事清单 beside result, answers and receipt. */
export interface Paper {
  /** Whose policy it is: the programme, and where it holds. */
  policy: string;
  /** How many lines of answers were not to be shown. */
  leftOut: number;
  /** What the 窗口 will find. */
  says: string;
  /** The day it is printed. */
  today: string;
}

/**
 * The 办事清单: the result as it was seen on the screen, the answers that may be shown, then the receipt, if any. Where an
 * answer was left out, so is all that could tell it: reasons and sums, and the sentence that sums them up.
 */
export function sheetView(
  { published: { ruleset }, answers }: Household,
  own: Verdict,
  slip: ViewElement | null,
  links: Links,
  { policy, leftOut, says, today }: Paper,
): ViewElement {
  const told = leftOut > 0 ? { ...own, ...WITHOUT_REASONS } : own;
  const written = answeredRows(ruleset, answers).length;
  const left = leftOut > 0 ? `，另有 ${leftOut} 项没有写` : '';
  return el(
    'section',
    { class: 'paper' },
    el('p', { class: 'paper-head' }, el('strong', {}, '办事清单'), `${formatDay(today)}打印`),
    el('p', {}, policy),
    ...toldView(told, ruleset, answers, links, '写在纸上的回答', false),
    el('p', {}, `写在纸上的回答有 ${written} 项${left}。${says}`),
    slip,
  );
}

const WITHOUT_REASONS = {
  say: '有的回答没有写在纸上，原因和数额也就没有印。',
  amounts: [],
  reasons: [],
  lacking: [],
  nearest: [],
};
const PRINT =
  '点“打印结果”，印出来是一张办事清单，这张条在清单后面。去掉勾的回答不印，原因和数额也就不印；结果和下一步照样印。';
const NO_PRINT = '微信里不能打印：把下面的二维码截图存好，到窗口给工作人员扫，或者照抄下面那行字。';

/** In groups that can be typed without losing the place; who reads it again ignores the spaces. */
function spaced(line: string): string {
  const [format = '', id = '', ...rest] = line.split(':');
  const groups = rest.map((part) => (part.length > 8 ? part.replace(/.{4}(?=.)/g, '$& ') : part));
  return [format, id, ...groups].join(': ');
}
