/** The 自查条 beside a result: the code and the line, what the 窗口 will find, and the sheet it is printed on. */
import { evaluate, type Published } from '../evaluate.ts';
import { formatDay } from '../format.ts';
import { isSameResult } from '../receipt/same-result.ts';
import { writeReceipt } from '../receipt.ts';
import type { Answers, Verdict } from '../ruleset.ts';
import { type AnsweredRow, answeredRows } from './answers-view.ts';
import type { Links } from './cites.ts';
import { qrView } from './receipt-qr.ts';
import { toldAnswers, toldView } from './receipt-told.ts';
import { el, type ViewElement } from './tree.ts';

/** A household, or as much of it as may be shown. */
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

/** What was ticked. */
export interface Ticked {
  rows: readonly AnsweredRow[];
  result: boolean;
}

/** What a page knows beside the household: whose policy it is, and where one goes with it, whatever one answered. */
export interface Place {
  policy: string;
  where: string;
  /** The day it is printed. */
  today: string;
}

/** All that follows from what was ticked. */
export interface Receipt {
  /** Whether the paper has a result by which an answer that was left out may be guessed. */
  isTelling: boolean;
  /** What the 窗口 will find. */
  says: string;
  /** Null where no answer may be shown. */
  slip: ViewElement | null;
  /** The 办事清单. */
  sheet: ViewElement;
}

/** What a person brings to the 窗口 who answered all of `household` with the result `own`, and ticked some of it. */
export function receiptView(
  { published, asOf, answers }: Household,
  own: Verdict,
  ticked: Ticked,
  links: Links,
  place: Place,
): Receipt {
  const leftOut = answeredRows(published.ruleset, answers).length - ticked.rows.length;
  const shown = ticked.rows.flatMap(({ facts }) => facts);
  const kept = Object.fromEntries(Object.entries(answers).filter(([fact]) => shown.includes(fact)));
  const household = { published, asOf, answers: kept };
  const slip = shown.length === 0 ? null : slipView(household, links);
  const chosen = evaluate(published, household, { linkBase: links.base });
  const says = slip ? receiptWords(chosen, own, leftOut) : NO_SLIP;
  const paper = { place, own: ticked.result ? own : null, leftOut, says };
  const sheet = sheetView(household, slip, links, paper);
  return { isTelling: ticked.result && leftOut > 0, says, slip, sheet };
}

/** What the 窗口 will find, when `chosen` is the result of what stands on the receipt and `own` of all that was answered. */
export function receiptWords(chosen: Verdict, own: Verdict, leftOut: number): string {
  const found = `窗口照这张条算，结果是“${chosen.title}”`;
  if (leftOut === 0) return `${found}，和您看到的一样。`;
  if (isSameResult(chosen, own)) return `有 ${leftOut} 项没有写到条上。${found}，还是和您看到的一样。`;
  return `有 ${leftOut} 项没有写到条上。${found}，和您看到的不一样，没写的那几项窗口会再问您。`;
}

/** Said in place of that where nothing stands on it. */
const NO_SLIP = '一项回答也没有写，就没有自查条了，窗口会从头问您。';

/** What stands on the 办事清单 beside answers and receipt. */
interface Paper {
  place: Place;
  /** The result of all that was answered; null where it is not to be shown. */
  own: Verdict | null;
  /** How many lines of answers were not to be shown. */
  leftOut: number;
  says: string;
}

/** The 办事清单: whose policy, the result if it may be shown, the answers that may be, then the receipt, if any. */
function sheetView(household: Household, slip: ViewElement | null, links: Links, paper: Paper): ViewElement {
  const { place, own } = paper;
  return el(
    'section',
    { class: 'paper' },
    el('p', { class: 'paper-head' }, el('strong', {}, '办事清单'), `${formatDay(place.today)}打印`),
    el('p', {}, place.policy),
    ...(own ? withResult(household, own, links, paper) : withoutResult(household, paper)),
    slip,
  );
}

/** As it was seen on the screen; where an answer was left out, without reasons and sums, which may state it outright. */
function withResult(
  { published: { ruleset }, answers }: Household,
  own: Verdict,
  links: Links,
  { leftOut, says }: Paper,
): ViewElement[] {
  const told = leftOut > 0 ? { ...own, ...WITHOUT_REASONS } : own;
  const left = leftOut > 0 ? `，另有 ${leftOut} 项没有写` : '';
  const written = answeredRows(ruleset, answers).length;
  return [
    ...toldView(told, ruleset, answers, links, WRITTEN, false),
    el('p', {}, `写在纸上的回答有 ${written} 项${left}。${says}`),
  ];
}

/** Nothing here hangs on an answer that was left out, but that one was. */
function withoutResult(
  { published: { ruleset }, answers }: Household,
  { place, leftOut }: Paper,
): ViewElement[] {
  return [
    el('p', {}, place.where),
    ...toldAnswers(ruleset, answers, WRITTEN),
    el('p', {}, `纸上没有印结果${leftOut > 0 ? '，也没有写全回答' : ''}。请窗口当面再问、再算。`),
  ];
}

const WRITTEN = '写在纸上的回答';
const WITHOUT_REASONS = {
  say: '有的回答没有写在纸上，原因和数额也就没有印。',
  amounts: [],
  reasons: [],
  lacking: [],
  nearest: [],
};

/** In groups that can be typed without losing the place; who reads it again ignores the spaces. */
function spaced(line: string): string {
  const [format = '', id = '', ...rest] = line.split(':');
  const groups = rest.map((part) => (part.length > 8 ? part.replace(/.{4}(?=.)/g, '$& ') : part));
  return [format, id, ...groups].join(': ');
}
