/** Under a result: 带到窗口去. A person chooses what the 窗口 may see; that, and only that, is printed. */
import { evaluate } from '#api/rules/evaluate.ts';
import { answeredRows } from '#api/rules/page/answers-view.ts';
import {
  chooseView,
  NO_SLIP,
  receiptWords,
  rowName,
  sheetView,
  slipView,
} from '#api/rules/page/receipt-view.ts';
import { el, type ViewElement } from '#api/rules/page/tree.ts';
import type { Answers } from '#api/rules/ruleset.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { toDom } from './dom.ts';
import { canPrint } from './print.ts';
import { onResult, type ShownResult } from './shown.ts';

onResult((shown) => orNothing(shown.host, () => offerReceipt(shown)));

/** Where it fails there is no receipt, and no old one either; the result above stands, and is printed as it is. */
function orNothing(host: HTMLElement, draw: () => void): void {
  try {
    draw();
  } catch {
    for (const part of host.querySelectorAll('.receipt, .print-only')) part.remove();
    document.getElementById('result')?.classList.remove('no-print');
    host.append(toDom(el('p', { class: 'note no-print' }, '自查条没有做出来，上面的结果不受影响。')));
  }
}

function offerReceipt(shown: ShownResult): void {
  const { host, published, judged } = shown;
  const { answers } = judged.reading;
  const rows = answeredRows(published.ruleset, answers);
  if (rows.length === 0) return;
  const sheet = document.createElement('div');
  sheet.className = 'print-only';
  host.append(toDom(chooseView(rows, canPrint())), sheet);
  const update = () => {
    const ticked = rows.filter((_, at) => isTicked(rowName(at)));
    const kept = ticked.flatMap(({ facts }) => facts);
    const chosen = Object.fromEntries(Object.entries(answers).filter(([fact]) => kept.includes(fact)));
    drawReceipt(shown, chosen, rows.length - ticked.length, sheet);
  };
  document.getElementById('receipt')?.addEventListener('change', () => orNothing(host, update));
  update();
  document.getElementById('result')?.classList.add('no-print'); // the sheet is printed in its place
}

function drawReceipt(shown: ShownResult, answers: Answers, leftOut: number, sheet: HTMLElement): void {
  const { published, judged } = shown;
  const links = { ...shown.links, origin: location.origin };
  const own = judged.verdict;
  const { asOf } = own;
  const household = { published, asOf, answers };
  const slip = Object.keys(answers).length === 0 ? null : slipView(household, links);
  const chosen = evaluate(published, { asOf, answers }, { linkBase: links.base });
  const says = slip ? receiptWords(chosen, own, leftOut) : NO_SLIP;
  const policy = document.getElementById('ruleset')?.dataset.policy ?? '';
  const paper = { policy, leftOut, says, today: shanghaiDay(Date.now()) };
  fill(document.getElementById('receipt-says'), says);
  fill(document.getElementById('receipt-slip'), slip);
  fill(sheet, sheetView(household, own, slip, links, paper));
}

function isTicked(id: string): boolean {
  const tick = document.getElementById(id);
  return tick instanceof HTMLInputElement && tick.checked;
}

function fill(place: HTMLElement | null, view: ViewElement | string | null): void {
  if (!place) return;
  place.textContent = '';
  if (view) place.append(toDom(view));
}
