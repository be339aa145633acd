/** 带到窗口去: where a person chooses what the 窗口 may see. The page has it as a template, its script adds the answers. */
import type { AnsweredRow } from './answers-view.ts';
import { choice } from './form-view.ts';
import { el, type ViewElement } from './tree.ts';

/** Ids of what the script fills: the ticks beside answers, what the 窗口 will find, the 自查条. */
export const PLACES = { rows: 'receipt-rows', says: 'receipt-says', slip: 'receipt-slip' };
/** Id of what is said, hidden at first, where a result may tell what was left out. */
export const GUESS = 'receipt-guess';
/** Field name and id of the tick beside the result. */
export const RESULT_TICK = 'r-result';
/** Classes of what is only for who has a printer, and only for who has none; the script takes away the other. */
export const WITH_PRINTER = 'with-printer';
export const WITHOUT_PRINTER = 'without-printer';

/** All of it but the answers. */
export function chooseView(): ViewElement {
  return el(
    'details',
    { class: 'receipt', id: 'receipt' },
    el('summary', {}, '带到窗口去'),
    el('p', {}, '窗口扫一下自查条，就能按同一版规则再算一遍，不用您从头说起。'),
    el(
      'fieldset',
      { class: 'subquestion' },
      el('legend', {}, '哪些给窗口看？不想给看的，去掉勾'),
      el('div', { class: 'choices', id: PLACES.rows }),
      el(
        'div',
        { class: `choices ${WITH_PRINTER}` },
        tick(RESULT_TICK, '我的结果和下一步', '印在纸上，不写到条上'),
      ),
      el('p', { role: 'status' }, el('span', { id: GUESS, hidden: true }, GUESS_WORDS)),
    ),
    el('p', { id: PLACES.says, role: 'status' }),
    el('p', { class: `note ${WITH_PRINTER}` }, PRINT),
    el('p', { class: `note ${WITHOUT_PRINTER}` }, NO_PRINT),
    el('div', { id: PLACES.slip }),
  );
}

/** The tick beside an answer. */
export function rowTick({ question, answer }: AnsweredRow, at: number): ViewElement {
  return tick(rowName(at), question, answer);
}

/** Field name and id of the tick beside a row. */
export function rowName(at: number): string {
  return `r-${at}`;
}

function tick(id: string, text: string, note: string): ViewElement {
  return choice('checkbox', { id, name: id, value: 'yes', checked: true }, text, note);
}

const GUESS_WORDS =
  '有的回答没有写，可是看结果和下一步，可能猜得出来。怕人猜，把“我的结果和下一步”的勾也去掉。';
const PRINT =
  '点“打印结果”，印出来是一张办事清单，这张条在清单后面。去掉勾的不印；有一项回答不印，原因和数额也就不印。';
const NO_PRINT = '微信里不能打印：把下面的二维码截图存好，到窗口给工作人员扫，或者照抄下面那行字。';
