/** All questions at once; under those of a calculator, what they come to so far. */
import { formatRange } from '#api/rules/format.ts';
import { headingId } from '#api/rules/page/form-view.ts';
import { el, type ViewElement } from '#api/rules/page/tree.ts';
import { ALL, type Judged } from './journey.ts';
import type { Moment, Stage } from './stage.ts';
import { listingTools } from './tools.ts';

/** Id of what a calculator comes to so far. */
export const SUM = 'sum';

/** What stands around the whole form. */
export function listingStage({ journey, ruleset }: Moment): Stage {
  return {
    before: [el('h2', { class: 'listing', id: headingId(ALL), tabindex: '-1' }, '全部题目')],
    after: [...(ruleset.kind === 'calculator' ? [sumBox(journey)] : []), listingTools()],
  };
}

/** What the answers come to; with some of them missing a range, or that there is nothing to say yet. */
export function sumView({ reading, verdict }: Judged): ViewElement {
  const sums = verdict.amounts.map(({ label, unit, ...range }) =>
    el('li', {}, `${label}：${formatRange(range, unit)}`),
  );
  return el(
    'div',
    {},
    el('p', {}, el('strong', {}, verdict.title)),
    sums.length > 0 ? el('ul', {}, ...sums) : null,
    reading.problems.length > 0 ? el('p', {}, '有填得看不懂的，没有算进去。') : null,
  );
}

/** Scrolls where it is long, so it can be reached by keyboard. */
function sumBox(judged: Judged): ViewElement {
  const attrs = { class: 'sum', id: SUM, 'aria-live': 'polite', 'aria-label': '算出来的', tabindex: '0' };
  return el('section', attrs, sumView(judged));
}
