/** What `/check/receipt/` shows: where the line of a receipt is scanned or typed, and what it comes to. */
import type { Published } from '../evaluate.ts';
import { formatDay } from '../format.ts';
import type { Rerun, Run } from '../receipt/rerun.ts';
import { isSameResult } from '../receipt/same-result.ts';
import type { Links } from './cites.ts';
import { submitButton } from './form-view.ts';
import { toldView } from './receipt-told.ts';
import { el, type ViewElement } from './tree.ts';

/** Field name and id of the line. */
export const LINE = 'line';

/** A line's outcome in one sentence, and all that stands under the form. */
export interface Answered {
  says: string;
  /** Set where the line cannot be used: `says` is then what to do about it. */
  isProblem: boolean;
  body: ViewElement[];
}

/** The form with what was `typed` still in it, and the outcome once there is one. */
export function receiptPageView(typed: string, answered: Answered | null, links: Links): ViewElement {
  return el(
    'div',
    { class: 'check', id: 'receipt-page' },
    formView(typed, answered, links),
    el('div', { id: 'receipt-outcome' }, ...(answered?.body ?? [])),
  );
}

/** What is wrong with a line. */
export function problemAnswer(says: string): Answered {
  return { says, isProblem: true, body: [] };
}

/**
 * What a receipt comes to; undefined stands for a check that is not here. `page` is the address of the page of the check
 * called `id`, where what the receipt does not say can be asked.
 */
export function rerunAnswer(
  { id, page }: { id: string; page: string },
  rerun: Rerun | undefined,
  links: Links,
): Answered {
  if (!rerun) return problemAnswer(`这里没有“${id}”这项自查，可能已经撤下了，请按现在的政策重新问。`);
  const { printed, current } = rerun;
  const body = printed
    ? [...printedView(printed, page, links), ...todayView(rerun, links)]
    : [askAgain('请按现在的规则重新问一遍：', current, page)];
  return { says: rulesWords(rerun), isProblem: false, body };
}

function formView(typed: string, answered: Answered | null, { base }: Links): ViewElement {
  const isProblem = answered?.isProblem ?? false;
  return el(
    'form',
    { id: 'receipt-form', class: 'check-form', method: 'post', autocomplete: 'off' },
    el('label', { for: LINE }, '自查条上的那一行字'),
    el(
      'p',
      { class: 'help', id: 'line-help' },
      '点一下框，用扫码枪扫二维码；没有扫码枪，把二维码下面那行字打进来。',
    ),
    el(
      'p',
      { id: 'line-says', role: 'status', class: isProblem ? 'field-error' : undefined },
      answered?.says ?? '',
    ),
    el(
      'textarea',
      {
        id: LINE,
        name: LINE,
        rows: '5',
        autocapitalize: 'characters',
        spellcheck: 'false',
        'aria-describedby': 'line-help line-says',
        'aria-invalid': isProblem ? 'true' : undefined,
      },
      typed,
    ),
    el(
      'p',
      { class: 'actions' },
      submitButton('核对'),
      el('a', { class: 'button-quiet', id: 'clear', href: `${base}/check/receipt/` }, '清空，核对下一张'),
    ),
  );
}

function rulesWords({ rules, receipt, current }: Rerun): string {
  const [own, today] = [`版本 ${receipt.version}，核对码 ${receipt.hash.slice(0, 12)}`, nameOf(current)];
  switch (rules) {
    case 'same':
      return `条上的规则和现在用的是同一版（${own}）。`;
    case 'older':
      return `条是按旧版规则（${own}）写的，现在用的是新版（${today}）。下面先按旧版算，再按新版算。`;
    case 'changed':
      return `规则改过了：条上是${own}，现在是${today}。条上那一版的规则这里没有存；问题没有变，下面按现在的规则算，可能和清单上印的不一样。`;
    case 'altered':
      return `核对码对不上：条上是${own}，现在是${today}。不是同一份规则，条上那一份这里没有存；问题没有变，下面按现在的规则算，可能和清单上印的不一样。`;
    case 'unreadable':
      return `规则改过了：条上是${own}，现在是${today}。条上那一版的规则这里没有存，问题也改过，条上的回答读不出来了。`;
    case 'foreign':
      return '条上的回答读不出来，这张条可能不是在这里打印的。';
  }
}

function nameOf({ ruleset, sha256 }: Published): string {
  return `版本 ${ruleset.version}，核对码 ${sha256.slice(0, 12)}`;
}

const PARTIAL = '条上没有写全，这里算出来的，可能和清单上印的不一样。没写的请当面问清，在这里一起再填一遍：';

function printedView({ published, verdict, answers }: Run, page: string, links: Links): ViewElement[] {
  const isOpen = verdict.next !== null;
  return [
    ...(isOpen ? [askAgain(PARTIAL, published, page)] : []),
    el('p', {}, `按条上写的那一天（${formatDay(verdict.asOf)}）算：`),
    ...toldView(verdict, published.ruleset, answers, links, '条上写的回答', true),
    el('p', { class: 'note' }, '回答是本人自己填的，不是证明，材料照样要核。没有写到条上的，当作没有回答。'),
  ];
}

function todayView({ printed, today }: Rerun, links: Links): ViewElement[] {
  if (!printed || !today) return [];
  const { verdict, published, answers, dropped } = today;
  const isSame = isSameResult(verdict, printed.verdict);
  const words = `按今天（${formatDay(verdict.asOf)}）的规定再算：${verdict.title}，结果${isSame ? '一样' : '不一样'}`;
  const asked = dropped > 0 ? el('p', {}, `有 ${dropped} 个问题改过了，要重新问。`) : null;
  const told = toldView(verdict, published.ruleset, answers, links, '还用得上的回答', true);
  return [el('details', { class: 'now', open: !isSame }, el('summary', {}, words), asked, ...told)];
}

/** Opens beside the receipt, whose answers are typed from it. */
function askAgain(words: string, { ruleset }: Published, page: string): ViewElement {
  const link = el('a', { href: page, target: '_blank', rel: 'noopener' }, ruleset.title);
  return el('p', { class: 'ask-again' }, words, link, '。');
}
