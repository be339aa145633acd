import { citeWith } from '../engine/cite.ts';
import { AS_OF, controlId, type FormProblem, type FormReading, factsOf, fieldNames } from '../form.ts';
import { decimalsOf, formatDay, unitName } from '../format.ts';
import type { Citation, ClauseRef, Fact, NumberFact, Ruleset, Screen } from '../ruleset.ts';
import { clauseList, type Links } from './cites.ts';
import { el, type ViewElement } from './tree.ts';

/**
 * The whole form, every screen in it: works without script, keeps what was entered and says what is wrong with it.
 * With `only` the other screens are there but hidden: one question at a time.
 */
export function formView(ruleset: Ruleset, reading: FormReading, links: Links, only?: Only): ViewElement {
  const cite = citeWith(ruleset, links.base);
  const screens = ruleset.screens.map((screen) => {
    const shown = only?.screen === screen.id ? only : null;
    const asked = factsOf(screen, ruleset);
    const reason = whyView(shown?.why ?? null, cite(shown?.cites ?? [], ...asked.map((fact) => fact.cites)));
    return screenView(screen, asked, reading, reason, only !== undefined && !shown);
  });
  return el(
    'form',
    { id: 'check-form', class: 'check-form', method: 'post', autocomplete: 'off' },
    ...screens,
    dayView(reading, only),
    only ? only.actions : el('p', { class: 'actions' }, submitButton('看结果')),
  );
}

/** The one screen to show, and what the engine says of it. */
export interface Only {
  /** A screen's id, or `AS_OF` for the day. */
  screen: string;
  why: string | null;
  cites: ClauseRef[];
  /** Whether the day may be chosen here too. */
  withDay: boolean;
  actions: ViewElement;
}

/** The one button that goes on. */
export function submitButton(words: string): ViewElement {
  return el('button', { class: 'button', type: 'submit' }, words);
}

function screenView(
  screen: Screen,
  facts: Fact[],
  reading: FormReading,
  reason: ViewElement | null,
  hidden: boolean,
): ViewElement {
  const [only, second] = facts;
  const alone = screen.kind === 'single' && only && !second ? only : null;
  return el(
    'fieldset',
    { class: 'question', id: screenId(screen.id), hidden },
    el(
      'legend',
      {},
      el('h2', { id: headingId(screen.id), tabindex: '-1' }, alone ? alone.ask : screen.title),
    ),
    help(screen.help),
    ...(screen.kind === 'list'
      ? listView(screen, facts, reading)
      : facts.map((fact) => questionView(fact, reading, fact === alone))),
    reason,
  );
}

/** Id of a screen's fieldset, or with `AS_OF` of the day's; links to a question lead there. */
export function screenId(screen: string): string {
  return `s-${screen}`;
}

/** Id of a screen's heading, which takes the focus when the screen is shown. */
export function headingId(screen: string): string {
  return `h-${screen}`;
}

/** What is wrong, at the top, each linked to its control. */
export function problemsView(problems: FormProblem[]): ViewElement | null {
  if (problems.length === 0) return null;
  return el(
    'section',
    { class: 'error-summary', id: 'problems', tabindex: '-1', 'aria-labelledby': 'problems-title' },
    el('h2', { id: 'problems-title' }, problems.length === 1 ? '有一处要改' : `有 ${problems.length} 处要改`),
    el(
      'ul',
      {},
      ...problems.map(({ control, message }) => el('li', {}, el('a', { href: `#${control}` }, message))),
    ),
  );
}

/** Folded: why a question is asked, and the clauses it rests on; null where there is nothing to say. */
export function whyView(why: string | null, citations: Citation[]): ViewElement | null {
  if (why === null && citations.length === 0) return null;
  return el(
    'details',
    { class: 'why' },
    el('summary', {}, '为什么问这个'),
    why === null ? null : el('p', {}, why),
    clauseList(citations),
  );
}

function questionView(fact: Fact, reading: FormReading, alone: boolean): ViewElement {
  if (fact.type === 'int') return numberView(fact, reading, alone);
  if (alone) return el('div', {}, help(fact.help), ...choices(fact, reading));
  return el(
    'fieldset',
    { class: 'subquestion' },
    el('legend', {}, fact.ask),
    help(fact.help),
    ...choices(fact, reading),
  );
}

function choices(fact: Fact, reading: FormReading): (ViewElement | null)[] {
  const words: [string, string][] = [
    ['yes', '是'],
    ['no', '否'],
    ['unknown', '不知道'],
  ];
  return [
    errorView(problemAt(reading, controlId(fact.id, 'yes'))),
    el(
      'div',
      { class: 'choices' },
      ...words.map(([value, text]) => {
        const checked = reading.values.get(fact.id)?.[0] === value;
        return choice('radio', { id: controlId(fact.id, value), name: fact.id, value, checked }, text);
      }),
    ),
  ];
}

function numberView(fact: NumberFact, reading: FormReading, alone: boolean): ViewElement {
  const id = controlId(fact.id);
  const problem = problemAt(reading, id);
  const unknown = fieldNames.unknown(fact.id);
  const described = [fact.help && `${id}-help`, problem && `${id}-error`].filter(Boolean).join(' ');
  return el(
    'div',
    { class: 'subquestion' },
    el('label', { for: id }, alone ? fact.label : fact.ask),
    help(fact.help, `${id}-help`),
    errorView(problem),
    el(
      'p',
      { class: 'quantity' },
      el('input', {
        id,
        name: fact.id,
        type: 'text',
        inputmode: decimalsOf(fact.unit) ? 'decimal' : 'numeric',
        value: reading.values.get(fact.id)?.[0],
        'aria-describedby': described || undefined,
        'aria-invalid': problem ? 'true' : undefined,
      }),
      el('span', { class: 'unit' }, unitName(fact.unit)),
    ),
    choice(
      'checkbox',
      { id: controlId(unknown), name: unknown, value: 'yes', checked: reading.values.has(unknown) },
      '不知道',
    ),
  );
}

/** A list to tick, with 都没有 and 不确定 under it. */
export function listView(screen: Screen, facts: Fact[], reading: FormReading): (ViewElement | null)[] {
  const tick = (name: string, text: string, note: string | null = null) =>
    choice(
      'checkbox',
      { id: controlId(name), name, value: 'yes', checked: reading.values.has(name) },
      text,
      note,
    );
  const none = fieldNames.none(screen.id);
  return [
    errorView(reading.problems.find((problem) => problem.screen === screen.id)),
    el('div', { class: 'choices' }, ...facts.map((fact) => tick(fact.id, fact.ask, fact.help))),
    el(
      'div',
      { class: 'choices others' },
      tick(none, '都没有'),
      tick(fieldNames.unsure(screen.id), '不确定', '勾了的算有，没勾的算不确定'),
    ),
  ];
}

/** The day whose rules are asked for; what cannot be shown in a date field is shown as it was typed. */
function dayView(reading: FormReading, only?: Only): ViewElement {
  const id = controlId(AS_OF);
  const problem = problemAt(reading, id);
  const typed = reading.values.get(AS_OF)?.[0];
  return el(
    'details',
    {
      class: 'as-of',
      id: screenId(AS_OF),
      hidden: only && !only.withDay && only.screen !== AS_OF,
      open: only ? only.screen === AS_OF : typed !== undefined,
    },
    el('summary', { id: headingId(AS_OF) }, dayWords(reading.asOf)),
    el('label', { for: id }, '哪一天（不选就按今天算）'),
    errorView(problem),
    el('input', {
      id,
      name: AS_OF,
      type: problem ? 'text' : 'date',
      value: reading.asOf ?? typed,
      'aria-describedby': problem && `${id}-error`,
      'aria-invalid': problem ? 'true' : undefined,
    }),
  );
}

/** Which day's rules are asked for; null where none was chosen. */
export function dayWords(asOf: string | null): string {
  return asOf ? `按 ${formatDay(asOf)} 的规定算` : '按哪一天的规定算';
}

/** A tick or a radio in its label, large enough for a finger. */
export function choice(
  type: 'radio' | 'checkbox',
  attrs: { id: string; name: string; value: string; checked: boolean },
  text: string,
  note: string | null = null,
): ViewElement {
  return el(
    'label',
    { class: 'choice', for: attrs.id },
    el('input', { type, ...attrs }),
    el('span', {}, text, note === null ? null : el('span', { class: 'note' }, note)),
  );
}

function help(text: string | null, id?: string): ViewElement | null {
  return text === null ? null : el('p', { class: 'help', id }, text);
}

/** What is wrong with a field, to stand above it; null where nothing is. */
export function errorView(problem: FormProblem | undefined): ViewElement | null {
  return problem ? el('p', { class: 'field-error', id: `${problem.control}-error` }, problem.message) : null;
}

function problemAt(reading: FormReading, control: string): FormProblem | undefined {
  return reading.problems.find((problem) => problem.control === control);
}
