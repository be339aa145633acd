import { citeWith } from '../engine/cite.ts';
import { verdictName } from '../engine/wording.ts';
import { AS_OF } from '../form.ts';
import { formatDay, formatRange } from '../format.ts';
import type { Answers, Citation, Ruleset, Verdict } from '../ruleset.ts';
import { answersView, changeLink } from './answers-view.ts';
import { citeNote, type Links } from './cites.ts';
import { el, type ViewElement, type ViewNode } from './tree.ts';

/**
 * The answer to a check: what, why, what now, what nobody has checked; then the rest. `folded` closes what is long and
 * seldom read; only for pages whose script opens it again to print.
 */
export function resultView(
  verdict: Verdict,
  ruleset: Ruleset,
  answers: Answers,
  links: Links,
  folded = false,
): ViewElement {
  return el(
    'section',
    { class: `verdict verdict-${verdict.status}`, id: 'result', 'aria-labelledby': 'result-title' },
    el('p', { class: 'verdict-label' }, labelWords(verdict, ruleset)),
    el('h2', { id: 'result-title', tabindex: '-1' }, verdict.title),
    el('p', {}, verdict.say),
    amountsView(verdict),
    reasonsView(verdict),
    missingView(verdict, ruleset),
    stepsView(verdict, ruleset, links),
    notCheckedView(verdict),
    nearestView(verdict),
    answersView(ruleset, answers, '您的回答'),
    assumptionsView(verdict, folded),
    footView(verdict),
  );
}

/** Which check this is, and its status where the title below does not say it; a sum is neither fit nor unfit. */
function labelWords(verdict: Verdict, ruleset: Ruleset): string {
  if (ruleset.kind === 'calculator' && verdict.outcome !== null) return `${ruleset.title}结果`;
  const name = verdictName(verdict);
  return verdict.title.includes(name) ? `${ruleset.title}结果` : `${ruleset.title}结果：${name}`;
}

function amountsView({ amounts }: Verdict): ViewElement | null {
  const items = amounts.map(({ label, min, max, unit, citations }) =>
    cited(`${label}：${formatRange({ min, max }, unit)}`, citations),
  );
  const isMoney = amounts.every(({ unit }) => unit === 'fen' || unit === 'fenPerMu');
  return listOf(isMoney ? '金额' : '算出来的', items);
}

/** Of a standard that is not met everything that is lacking, for one reason would hide the rest. */
function reasonsView({ reasons, lacking }: Verdict): ViewElement | null {
  const told = lacking.length > 0 ? lacking : reasons;
  const items = told.map(({ label, citations }) => cited(label, citations));
  return listOf(lacking.length > 0 ? `还差这 ${lacking.length} 样` : '为什么', items);
}

/** Screens with open questions, while there is something left to ask; afterwards the steps say what to find out. */
function missingView({ next, missing }: Verdict, ruleset: Ruleset): ViewElement | null {
  if (next === null) return null;
  const screens = ruleset.screens.filter((screen) => screen.facts.some((fact) => missing.includes(fact)));
  return listOf(
    '还要回答这些',
    screens.map(({ id, title }) => el('li', {}, title, ' ', changeLink(id, '去回答', title))),
  );
}

function stepsView(verdict: Verdict, ruleset: Ruleset, links: Links): ViewElement | null {
  const steps = verdict.steps.map((step) => stepView(step, verdict.asOf));
  const list = steps.length === 0 ? null : el('ol', { class: 'steps' }, ...steps);
  const window = windowView(verdict, ruleset, links);
  return window || list ? section('下一步', window, list) : null;
}

/** When to apply. Once it has closed, the first step says so. */
function windowView({ window, status }: Verdict, ruleset: Ruleset, links: Links): ViewElement | null {
  const { from, to, state } = window;
  if (status === 'notInForce' || state === 'closed' || from === null || to === null) return null;
  const words =
    state === 'before'
      ? `还没到申报的时候，${formatDay(from)}开始，${formatDay(to)}截止。`
      : `现在可以申报，${formatDay(to)}截止。`;
  const cites = citeNote(citeWith(ruleset, links.base)(ruleset.window?.cites ?? []));
  return el('p', { class: 'window' }, words, ' ', cites);
}

function stepView(
  { label, where, materials, deadline, citations }: Verdict['steps'][number],
  asOf: string,
): ViewElement {
  const last = deadline && `最晚：${formatDay(deadline)}${deadline < asOf ? '（已过）' : ''}`;
  return el(
    'li',
    {},
    el('strong', {}, label),
    where === null ? null : el('p', {}, `去哪里：${where}`),
    last === null ? null : el('p', {}, last),
    materials.length === 0 ? null : el('p', {}, '带上：'),
    materials.length === 0 ? null : el('ul', {}, ...materials.map((material) => el('li', {}, material))),
    citeNote(citations),
  );
}

function notCheckedView({ notChecked }: Verdict): ViewElement | null {
  const items = notChecked.map(({ label, decidedBy, citations }) =>
    cited(`${label}：由${decidedBy}核实`, citations),
  );
  return listOf('这里没有核实，要由人核实的', items);
}

function nearestView({ nearest }: Verdict): ViewElement | null {
  const items = nearest.map(({ change }) => el('li', {}, change));
  return listOf('结果在什么情况下会变', items);
}

function assumptionsView({ assumptions }: Verdict, folded: boolean): ViewElement | null {
  if (assumptions.length === 0) return null;
  const items = assumptions.map(({ about, treat, citations }) => cited(`${about}：${treat}`, citations));
  const title = el('h3', {}, `我们是这样认定的（${items.length} 条）`);
  return el(
    'section',
    {},
    el('details', { open: !folded }, el('summary', {}, title), el('ul', {}, ...items)),
  );
}

function footView({ asOf, ruleset }: Verdict): ViewElement {
  return el(
    'div',
    { class: 'verdict-foot' },
    el('p', {}, '这是自测，不是审批。最后以审核审批的结果为准；对结果有疑问，可以直接去问。'),
    el('p', {}, `按 ${formatDay(asOf)} 的规定算。`, changeLink(AS_OF, '换一天', '按哪一天的规定算')),
    el('p', { class: 'note' }, `规则版本 ${ruleset.version}，核对码 ${ruleset.sha256.slice(0, 12)}`),
    el(
      'p',
      { class: 'actions', id: 'result-actions' },
      el('a', { class: 'button-quiet', href: '', id: 'clear' }, '清空答案，重新开始'),
    ),
  );
}

function listOf(title: string, items: ViewElement[]): ViewElement | null {
  return items.length === 0 ? null : section(title, el('ul', {}, ...items));
}

function section(title: string, ...body: (ViewNode | null)[]): ViewElement {
  return el('section', {}, el('h3', {}, title), ...body);
}

function cited(statement: string, citations: Citation[]): ViewElement {
  const note = citeNote(citations);
  return el('li', {}, statement, note && ' ', note);
}
