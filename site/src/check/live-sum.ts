/** What a calculator comes to, while someone types. */
import { toDom } from './dom.ts';
import type { Judged } from './journey.ts';
import { SUM, sumView } from './listing.ts';

/** Whoever has it read out is not interrupted by every digit. */
const PAUSE_MS = 400;

/** Keeps the sum in `host` up to date, where there is one. `collect` reads and judges what stands in the form. */
export function keepUpSum(host: HTMLElement, collect: () => Judged): void {
  let waiting = 0;
  host.addEventListener('input', ({ target }) => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      const sum = document.getElementById(SUM);
      if (!sum) return;
      const view = toDom(sumView(collect()));
      sum.textContent = ''; // old browsers lack replaceChildren
      sum.append(view);
      if (target instanceof Element) target.scrollIntoView({ block: 'nearest' }); // it may have grown over the field
    }, PAUSE_MS);
  });
}
