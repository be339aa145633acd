/** Under a result: 带到窗口去. A person chooses what the 窗口 may see; that, and only that, is printed. */
import { answeredRows } from '#api/rules/page/answers-view.ts';
import {
  GUESS,
  PLACES,
  RESULT_TICK,
  rowName,
  rowTick,
  WITH_PRINTER,
  WITHOUT_PRINTER,
} from '#api/rules/page/receipt-choice.ts';
import { receiptView, type Ticked } from '#api/rules/page/receipt-view.ts';
import { el, type ViewElement } from '#api/rules/page/tree.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { toDom } from './dom.ts';
import { canPrint } from './print.ts';
import { onResult, type ShownResult } from './shown.ts';

onResult((shown) => orNothing(shown.host, () => offerReceipt(shown)));

/**
 * Where it fails there is no receipt, and no old one either; the result above stands. It is printed as it is, but not once
 * something was unticked: all of it would come out.
 */
function orNothing(host: HTMLElement, draw: () => void): void {
  try {
    draw();
  } catch {
    const isWhole = !host.querySelector('.receipt input:not(:checked)');
    for (const part of host.querySelectorAll('.receipt, .print-only')) part.remove();
    document.getElementById('result')?.classList.toggle('no-print', !isWhole);
    const words = isWhole ? '' : '您不想写的没法去掉，就不打印了。';
    host.append(toDom(el('p', { class: 'note no-print' }, `自查条没有做出来，上面的结果不受影响。${words}`)));
  }
}

function offerReceipt(shown: ShownResult): void {
  const { host, published, answers } = shown;
  const rows = answeredRows(published.ruleset, answers);
  if (rows.length === 0) return;
  const sheet = document.createElement('div');
  sheet.className = 'print-only';
  host.append(emptyChoice(), sheet);
  document.getElementById(PLACES.rows)?.append(...rows.map(rowTick).map(toDom));
  const update = () => {
    const ticked = rows.filter((_, at) => isTicked(rowName(at)));
    drawReceipt(shown, { rows: ticked, result: isTicked(RESULT_TICK) }, sheet);
  };
  document.getElementById('receipt')?.addEventListener('change', () => orNothing(host, update));
  update();
  document.getElementById('result')?.classList.add('no-print'); // the sheet is printed in its place
}

/** The page's own, for whoever has a printer or not. */
function emptyChoice(): Node {
  const template = document.querySelector<HTMLTemplateElement>('#receipt-choice');
  if (!template) throw new Error('no template');
  const choice = document.importNode(template.content, true);
  for (const part of choice.querySelectorAll(`.${canPrint() ? WITHOUT_PRINTER : WITH_PRINTER}`))
    part.remove();
  return choice;
}

function drawReceipt(shown: ShownResult, ticked: Ticked, sheet: HTMLElement): void {
  const { published, answers, verdict, policy, where } = shown;
  const household = { published, asOf: verdict.asOf, answers };
  const links = { ...shown.links, origin: location.origin };
  const place = { policy, where, today: shanghaiDay(Date.now()) };
  const receipt = receiptView(household, verdict, ticked, links, place);
  document.getElementById(GUESS)?.toggleAttribute('hidden', !receipt.isTelling);
  fill(document.getElementById(PLACES.says), receipt.says);
  fill(document.getElementById(PLACES.slip), receipt.slip);
  fill(sheet, receipt.sheet);
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
