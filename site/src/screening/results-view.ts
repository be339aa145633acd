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

/** What may be had comes first, then what is open. */
const FITTING: Status[] = ['eligible', 'likely', 'undetermined'];

/** The list of results; `asOf` is the day whose rules they rest on. */
export function resultsView({ concerns, elsewhere }: Outlook, asOf: string, links: Links): ViewElement {
  const told = inOrder(concerns);
  const of = (group: Group) => told.filter((concern) => groupOf(concern) === group);
  const [theirs, unfit, unruled, barred] = [of('theirs'), of('unfit'), of('unruled'), of('barred')];
  const isNothing = concerns.length === 0;
  return el(
    'section',
    { class: 'screened', id: 'result', 'aria-labelledby': 'result-title' },
    el('h2', { id: 'result-title', tabindex: '-1' }, titleWords(theirs.length, unfit.length, isNothing)),
    el(
      'p',
      { class: 'note' },
      isNothing
        ? '下面还有全部自查，可以自己挑着看。'
        : '这是自测，不是审批。每份政策只管它自己的地方，先看看是不是您那里的。',
    ),
    listOf(theirs, [], links),
    unfit.length > 0 ? el('h2', { class: 'unfit' }, `按您的回答不合适的 ${unfit.length} 项`) : null,
    listOf(unfit, barred, links),
    unruled.length > 0 ? el('h2', { class: 'unfit' }, `这一天没有规定在执行的 ${unruled.length} 项`) : null,
    listOf(unruled, [], links),
    elsewhereView(elsewhere, links),
    isNothing
      ? null
      : el('p', {}, `按 ${formatDay(asOf)} 的规定算。`, changeLink(AS_OF, '换一天', '按哪一天的规定算')),
  );
}

/** What came out for them: it may be had or is open, it does not fit, no rules stood on the day, or another check bars it. */
type Group = 'theirs' | 'unfit' | 'unruled' | 'barred';

/** A standard is theirs, met or not: of one that is not met they learn what is lacking. */
function groupOf({ check: { ruleset }, verdict, barredBy }: Concern): Group {
  if (barredBy !== null || !verdict) return 'barred';
  if (verdict.status === 'notInForce') return 'unruled';
  return verdict.status === 'ineligible' && ruleset.kind !== 'standard' ? 'unfit' : 'theirs';
}

/** What may be had comes first; of the like what nobody knows the place of comes last, and a sum after what one may have. */
function inOrder(concerns: readonly Concern[]): Concern[] {
  const isSum = ({ check }: Concern) => check.ruleset.kind === 'calculator';
  const rank = ({ verdict }: Concern) =>
    verdict && FITTING.includes(verdict.status) ? FITTING.indexOf(verdict.status) : FITTING.length;
  const isAnywhere = ({ check }: Concern) => check.place === null;
  return [...concerns].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(isAnywhere(a)) - Number(isAnywhere(b)) ||
      Number(isSum(a)) - Number(isSum(b)),
  );
}

/** Of what no rules stand for on the day nothing is said here: neither is it theirs, nor do their answers rule it out. */
function titleWords(fitting: number, unfitting: number, isNothing: boolean): string {
  if (fitting > 0 || isNothing) return relatedWords(fitting);
  return unfitting > 0 ? '按您的回答，没有合适的' : '自查的结果';
}

/** Each with what it bars. */
function listOf(concerns: Concern[], barred: Concern[], links: Links): ViewElement | null {
  if (concerns.length === 0) return null;
  const items = concerns.map((concern) => {
    const mine = barred.filter(({ barredBy }) => barredBy === concern.check);
    return concernView(concern, mine, links);
  });
  return el('ul', { class: 'outcomes' }, ...items);
}

function concernView({ check, verdict }: Concern, barred: Concern[], { base }: Links): ViewElement | null {
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
    barred.length > 0 ? el('p', { class: 'note' }, barredWords(barred)) : null,
    el(
      'p',
      { class: 'actions' },
      link(`${DETAIL}${id}`, '看原因和下一步', title),
      link(`${base}${check.page}`, '单独做这项', title, BESIDE),
    ),
  );
}

function barredWords(barred: readonly Concern[]): string {
  const titles = barred.map(({ check }) => `“${check.ruleset.title}”`);
  return `符合了才用得上${titles.join('')}，所以没有算。`;
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
