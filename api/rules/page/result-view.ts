import { citeWith } from '../engine/cite.ts';
import { AS_OF, factsOf } from '../form.ts';
import { formatDay, formatQuantity, formatRange } from '../format.ts';
import type { Answer, Answers, Fact, Ruleset, Screen, Status, Verdict } from '../ruleset.ts';
import { citeNote, type Links } from './cites.ts';
import { screenId } from './form-view.ts';
import { el, type ViewElement, type ViewNode } from './tree.ts';

/** The answer to a check: what, why, what now, and what nobody has checked. */
export function resultView(verdict: Verdict, ruleset: Ruleset, answers: Answers, links: Links): ViewElement {
  return el(
    'section',
    { class: `verdict verdict-${verdict.status}`, id: 'result', 'aria-labelledby': 'result-title' },
    el('p', { class: 'verdict-label' }, `${ruleset.title}结果：${statusWords(verdict)}`),
    el('h2', { id: 'result-title', tabindex: '-1' }, verdict.title),
    el('p', {}, verdict.say),
    windowView(verdict, ruleset, links),
    amountsView(verdict),
    listOf(
      '为什么',
      verdict.reasons.map(({ label, citations }) => item(label, citeNote(citations))),
    ),
    missingView(verdict, ruleset),
    stepsView(verdict),
    listOf(
      '结果在什么情况下会变',
      verdict.nearest.map(({ change }) => item(change)),
    ),
    listOf(
      '这里没有核实，要由人核实的',
      verdict.notChecked.map(({ label, decidedBy, citations }) =>
        item(`${label}：由${decidedBy}核实`, citeNote(citations)),
      ),
    ),
    listOf(
      '我们是这样认定的',
      verdict.assumptions.map(({ about, treat, citations }) =>
        item(`${about}：${treat}`, citeNote(citations)),
      ),
    ),
    answersView(ruleset, answers, '您的回答'),
    footView(verdict),
  );
}

/** What was answered so far, each with a link that goes back to it; null before the first answer. */
export function answersView(ruleset: Ruleset, answers: Answers, title: string): ViewElement | null {
  const facts = new Map(ruleset.facts.map((fact) => [fact.id, fact]));
  const rows = ruleset.screens.flatMap((screen) => answerRows(screen, factsOf(screen, facts), answers));
  if (rows.length === 0) return null;
  return el('section', { class: 'answers' }, el('h3', {}, title), el('dl', {}, ...rows));
}

/** The status in the words of DESIGN's gentle wording. */
function statusWords(verdict: Verdict): string {
  const unfinished = verdict.status === 'undetermined' && verdict.next !== null;
  return unfinished ? '还没有答完' : STATUS_WORDS[verdict.status];
}

const STATUS_WORDS: Record<Status, string> = {
  eligible: '符合',
  likely: '可能符合',
  ineligible: '暂不符合',
  undetermined: '需人工核实',
  notInForce: '这一天没有可用的规定',
};

function windowView({ window, status }: Verdict, ruleset: Ruleset, links: Links): ViewElement | null {
  const { from, to, state } = window;
  if (status === 'notInForce' || state === 'notStated' || from === null || to === null) return null;
  const words = {
    before: `还没到申报的时候，${formatDay(from)}开始，${formatDay(to)}截止。`,
    open: `现在可以申报，${formatDay(to)}截止。`,
    closed: '本年度申报已截止。',
  };
  const cites = citeNote(citeWith(ruleset, links.base)(ruleset.window?.cites ?? []));
  return el('p', { class: `window window-${state}` }, words[state], ' ', cites);
}

function amountsView({ amounts }: Verdict): ViewElement | null {
  const items = amounts.map(({ label, min, max, unit, citations }) =>
    item(`${label}：${formatRange({ min, max }, unit)}`, citeNote(citations)),
  );
  return listOf('金额', items);
}

/** Screens with open questions, while there is something left to ask; afterwards the steps say what to find out. */
function missingView(verdict: Verdict, ruleset: Ruleset): ViewElement | null {
  if (verdict.next === null) return null;
  const missing = new Set(verdict.missing);
  const screens = ruleset.screens.filter((screen) => screen.facts.some((fact) => missing.has(fact)));
  return listOf(
    '还要回答这些',
    screens.map((screen) => item(screen.title, changeLink(screen.id, '去回答', screen.title))),
  );
}

function stepsView({ steps, asOf }: Verdict): ViewElement | null {
  const items = steps.map(({ label, where, materials, deadline, citations }) =>
    el(
      'li',
      {},
      el('strong', {}, label),
      where === null ? null : el('p', {}, `去哪里：${where}`),
      deadline === null
        ? null
        : el('p', {}, `最晚：${formatDay(deadline)}${deadline < asOf ? '（已过）' : ''}`),
      materials.length === 0 ? null : el('p', {}, '带上：'),
      materials.length === 0 ? null : el('ul', {}, ...materials.map((material) => el('li', {}, material))),
      citeNote(citations),
    ),
  );
  return items.length === 0 ? null : section('下一步', el('ol', { class: 'steps' }, ...items));
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
      el('a', { class: 'button-quiet', href: '', id: 'clear' }, '清除答案，重新开始'),
    ),
  );
}

function answerRows(screen: Screen, facts: Fact[], answers: Answers): ViewElement[] {
  const answered = facts.filter((fact) => answers[fact.id] !== undefined);
  if (answered.length === 0) return [];
  if (screen.kind === 'list') return [row(screen.title, listWords(answered, answers), screen.id)];
  return answered.map((fact) => row(fact.label, answerWords(fact, answers[fact.id]), screen.id));
}

function row(question: string, answer: string, screen: string): ViewElement {
  return el('div', {}, el('dt', {}, question), el('dd', {}, answer, ' ', changeLink(screen, '改', question)));
}

/** `改`, told apart for those who hear links one by one. */
function changeLink(screen: string, word: string, about: string): ViewElement {
  return el(
    'a',
    { class: 'change', href: `#${screenId(screen)}` },
    word,
    el('span', { class: 'visually-hidden' }, `：${about}`),
  );
}

function listWords(facts: Fact[], answers: Answers): string {
  const yes = facts.filter((fact) => answers[fact.id] === true).map((fact) => fact.label);
  const unsure = facts.some((fact) => answers[fact.id] === null) ? ['不确定'] : [];
  const words = [...yes, ...unsure];
  return words.length ? words.join('；') : '都没有';
}

function answerWords(fact: Fact, answer: Answer | undefined): string {
  if (answer === null || answer === undefined) return '不知道';
  if (typeof answer === 'boolean') return answer ? '是' : '否';
  if (fact.type !== 'int') return '';
  if (typeof answer === 'number') return formatQuantity(answer, fact.unit);
  return formatRange(answer, fact.unit);
}

function listOf(title: string, items: ViewElement[]): ViewElement | null {
  return items.length === 0 ? null : section(title, el('ul', {}, ...items));
}

function section(title: string, body: ViewNode): ViewElement {
  return el('section', {}, el('h3', {}, title), body);
}

function item(...children: (ViewNode | null)[]): ViewElement {
  return el('li', {}, ...children.flatMap((child, index) => (index && child ? [' ', child] : [child])));
}
