/** Under a result: 带到窗口去. A person chooses what the 窗口 may see; that, and only that, is printed. */
import { evaluate } from '#api/rules/evaluate.ts';
import { answeredRows } from '#api/rules/page/answers-view.ts';
import { chooseView, receiptWords, rowName, sheetView, slipView } from '#api/rules/page/receipt-view.ts';
import type { ViewElement } from '#api/rules/page/tree.ts';
import type { Answers } from '#api/rules/ruleset.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { toDom } from './dom.ts';
import { canPrint } from './print.ts';
import { onResult, type ShownResult } from './shown.ts';

onResult(offerReceipt);

function offerReceipt(shown: ShownResult): void {
  const { host, published, judged } = shown;
  const { answers } = judged.reading;
  const rows = answeredRows(published.ruleset, answers);
  if (rows.length === 0) return;
  const sheet = document.createElement('div');
  sheet.className = 'print-only';
  host.append(toDom(chooseView(rows, canPrint())), sheet);
  document.getElementById('result')?.classList.add('no-print'); // the sheet is printed in its place
  const update = () => {
    const ticked = rows.filter((_, at) => isTicked(rowName(at)));
    const kept = ticked.flatMap(({ facts }) => facts);
    const chosen = Object.fromEntries(Object.entries(answers).filter(([fact]) => kept.includes(fact)));
    drawReceipt(shown, chosen, rows.length - ticked.length, sheet);
  };
  document.getElementById('receipt')?.addEventListener('change', update);
  update();
}

function drawReceipt(shown: ShownResult, answers: Answers, leftOut: number, sheet: HTMLElement): void {
  const { published, judged } = shown;
  const links = { ...shown.links, origin: location.origin };
  const own = judged.verdict;
  const { asOf } = own;
  const verdict = evaluate(published, { asOf, answers }, { linkBase: links.base });
  const household = { published, asOf, answers };
  const slip = Object.keys(answers).length === 0 ? null : slipView(household, links);
  const says = document.getElementById('receipt-says');
  if (says) says.textContent = slip ? receiptWords(verdict, own, leftOut) : '一项也没有写，就没有自查条了。';
  fill(document.getElementById('receipt-slip'), slip);
  fill(sheet, sheetView(household, verdict, slip, links, shanghaiDay(Date.now())));
}

function isTicked(id: string): boolean {
  const tick = document.getElementById(id);
  return tick instanceof HTMLInputElement && tick.checked;
}

function fill(place: HTMLElement | null, view: ViewElement | null): void {
  place?.replaceChildren(...(view ? [toDom(view)] : []));
}
