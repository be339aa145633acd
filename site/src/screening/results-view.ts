/** The results of a screening: every check that concerns them, whose policy it is, what came out and why in one sentence. */
import { statusName, verdictName } from '#api/rules/engine/wording.ts';
import { AS_OF } from '#api/rules/form.ts';
import { formatDay, formatRange } from '#api/rules/format.ts';
import { changeLink } from '#api/rules/page/answers-view.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { placeWords, relatedWords } from '#api/rules/page/screening-view.ts';
import { el, type ViewElement } from '#api/rules/page/tree.ts';
import type { Status, Verdict } from '#api/rules/ruleset.ts';
import type { PageCheck } from './data.ts';
import type { Concern, Outlook } from './household.ts';

/** How links to the whole result of a check begin; its id follows. */
export const DETAIL = '#d-';

/** What may be had comes first, then what is open, then what does not fit. */
const ORDER: Status[] = ['eligible', 'likely', 'undetermined', 'notInForce', 'ineligible'];

/** The list of results; `asOf` is the day whose rules they rest on. */
export function resultsView({ concerns, elsewhere }: Outlook, asOf: string, links: Links): ViewElement {
  const told = ORDER.flatMap((status) =>
    sumsLast(concerns.filter(({ verdict }) => verdict?.status === status)),
  );
  return el(
    'section',
    { class: 'screened', id: 'result', 'aria-labelledby': 'result-title' },
    el('h2', { id: 'result-title', tabindex: '-1' }, relatedWords(told.length)),
    el(
      'p',
      { class: 'note' },
      told.length > 0
        ? '这是自测，不是审批。每份政策只管它自己的地方，先看看是不是您那里的。'
        : '下面还有全部自查，可以自己挑着看。',
    ),
    told.length > 0
      ? el('ul', { class: 'outcomes' }, ...told.map((concern) => concernView(concern, links)))
      : null,
    elsewhereView(elsewhere, links),
    told.length > 0
      ? el('p', {}, `按 ${formatDay(asOf)} 的规定算。`, changeLink(AS_OF, '换一天', '按哪一天的规定算'))
      : null,
  );
}

function concernView({ check, verdict }: Concern, { base }: Links): ViewElement | null {
  if (!verdict) return null;
  const { title, id } = check.ruleset;
  return el(
    'li',
    { class: `verdict verdict-${verdict.status}` },
    el('h3', {}, title),
    el('p', { class: 'note' }, placeWords(check.place)),
    el('p', { class: 'verdict-label' }, labelOf(check, verdict)),
    el('p', {}, verdict.say),
    amountsView(verdict),
    el(
      'p',
      { class: 'actions' },
      link(`${DETAIL}${id}`, '看原因和下一步', title),
      link(`${base}${check.page}`, '单独做这项', title, BESIDE),
    ),
  );
}

/** What one may have is told before what it would come to. */
function sumsLast(concerns: Concern[]): Concern[] {
  const isSum = ({ check }: Concern) => check.ruleset.kind === 'calculator';
  return [...concerns.filter((concern) => !isSum(concern)), ...concerns.filter(isSum)];
}

/** Its status and what came out in a few words; a sum is neither fit nor unfit, and what has questions open is not done. */
function labelOf({ ruleset }: PageCheck, verdict: Verdict): string {
  const { title, status, next, outcome } = verdict;
  const asking = next !== null && status !== 'ineligible';
  if (ruleset.kind === 'calculator' && asking) return statusName('undetermined', true);
  if (ruleset.kind === 'calculator' && outcome !== null) return title;
  const name = verdictName(verdict);
  const told = title.includes(name) ? title : `${name}：${title}`;
  return asking && status !== 'undetermined' ? `${told}，还有几题没答` : told;
}

function amountsView({ amounts, status }: Verdict): ViewElement | null {
  if (amounts.length === 0 || (status !== 'eligible' && status !== 'likely')) return null;
  const items = amounts.map(({ label, min, max, unit }) =>
    el('li', {}, `${label}：${formatRange({ min, max }, unit)}`),
  );
  return el('ul', {}, ...items);
}

function elsewhereView(checks: readonly PageCheck[], { base }: Links): ViewElement | null {
  if (checks.length === 0) return null;
  const items = checks.map(({ ruleset, page, place }) =>
    el(
      'li',
      {},
      el('a', { href: `${base}${page}`, ...BESIDE }, ruleset.title),
      el('span', { class: 'note' }, placeWords(place)),
    ),
  );
  return el(
    'section',
    {},
    el('h3', {}, `别处的，没有问（${checks.length} 项）`),
    el('ul', { class: 'titles' }, ...items),
  );
}

/** Answers live in the page and would be gone on the way back. */
const BESIDE = { target: '_blank', rel: 'noopener' };

/** `about` tells links of the same words apart for those who hear them. */
function link(
  href: string,
  words: string,
  about: string,
  more: typeof BESIDE | undefined = undefined,
): ViewElement {
  return el('a', { href, ...more }, words, el('span', { class: 'visually-hidden' }, `：${about}`));
}
