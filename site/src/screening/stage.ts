/** What the page shows at one moment of a screening: the ticks, one question, the results, or one of them whole. */
import { evaluate } from '#api/rules/evaluate.ts';
import { AS_OF, type Form, type FormReading, parseForm } from '#api/rules/form.ts';
import type { Links } from '#api/rules/page/cites.ts';
import {
  formView,
  headingId,
  listView,
  problemsView,
  screenId,
  submitButton,
} from '#api/rules/page/form-view.ts';
import { resultView } from '#api/rules/page/result-view.ts';
import { gatesView, placeWords } from '#api/rules/page/screening-view.ts';
import { el, type ViewElement, type ViewNode } from '#api/rules/page/tree.ts';
import type { Answers, Verdict } from '#api/rules/ruleset.ts';
import { gateForm } from '#api/rules/screening/gate-form.ts';
import { answersOf } from '#api/rules/screening/keys.ts';
import { withImplied } from '#api/rules/screening/known.ts';
import type { Question } from '#api/rules/screening/questions.ts';
import { backButton, button, clearButton, clearedNote } from '../check/controls.ts';
import type { PageCheck, PageData } from './data.ts';
import { gateFields, placeFields, placesForm } from './forms.ts';
import { type Fields, outlookOf, placesToAsk } from './household.ts';
import {
  enteredAt,
  formOf,
  type Journey,
  placeOf,
  type QuestionPlace,
  questionPlaces,
  type World,
} from './journey.ts';
import { resultsView } from './results-view.ts';

/** All that decides what is shown. */
export interface Moment extends World {
  journey: Journey;
  links: Links;
  canPrint: boolean;
}

/** Draws a moment; the pieces are those of the check pages. */
export function stageView(moment: Moment): ViewNode[] {
  const place = placeOf(moment.journey);
  switch (place.kind) {
    case 'gates':
      return gatesStage(moment);
    case 'places':
      return placesStage(moment);
    case 'question':
      return questionStage(place, moment);
    case 'day':
      return dayStage(moment);
    case 'result':
      return resultStage(moment);
    case 'detail':
      return detailStage(place.check, moment);
    default:
      return place satisfies never;
  }
}

function gatesStage({ journey, data: { gates } }: Moment): ViewNode[] {
  const fields = journey.entered ?? gateFields(gates, journey.household.answers);
  const form = gatesView(gates, readingOf(gateForm(gates), fields, journey), '看看哪些和我有关');
  return [...problems(journey), form, ...clearing(journey)];
}

function placesStage({ journey, data }: Moment): ViewNode[] {
  const places = placesToAsk(data, journey.household);
  const form = placesForm(places);
  const fields = journey.entered ?? placeFields(places, journey.household.places);
  const reading = readingOf(form, fields, journey);
  const lists = form.screens.map((screen) =>
    el(
      'fieldset',
      { class: 'question', id: screenId(screen.id) },
      el('legend', {}, el('h2', { id: headingId(screen.id), tabindex: '-1' }, screen.title)),
      el('p', { class: 'help' }, screen.help ?? ''),
      ...listView(screen, form.facts, reading),
    ),
  );
  const actions = el('p', { class: 'actions' }, submitButton('下一步'), backButton(journey.at));
  const attrs = { id: 'check-form', class: 'check-form', method: 'post', autocomplete: 'off' };
  return [...problems(journey), el('form', attrs, ...lists, actions), ...clearing(journey)];
}

function questionStage(place: QuestionPlace, { journey, data, links, today }: Moment): ViewNode[] {
  const ruleset = formOf(place, data);
  if (!ruleset) return [];
  const { questions } = outlookOf(data, journey.household, today);
  const asked = questions.filter((question) => isAskedAt(place, question));
  const isList = ruleset.screens.some(({ kind }) => kind === 'list');
  const reading = readingOf(ruleset, enteredAt(place, journey, data), journey);
  const form = formView(ruleset, reading, links, {
    screen: place.screen,
    why: isList ? null : whyOf(asked), // of a list it would speak of one line only
    cites: [],
    withDay: false,
    actions: el(
      'p',
      { class: 'actions' },
      submitButton('下一步'),
      backButton(journey.at),
      button('results', '先看结果'),
    ),
  });
  const about = el(
    'p',
    { class: 'progress' },
    `${progressWords(place, questions)}。这一题用来看：${programmesOf(place, asked, data)}`,
  );
  return [about, ...problems(journey), form, ...clearing(journey)];
}

/** The day alone, on a form without questions. */
function dayStage({ journey, data, links }: Moment): ViewNode[] {
  const [first] = data.checks;
  if (!first) return [];
  const form = { ...first.ruleset, screens: [], facts: [] };
  const fields: Fields = journey.entered ?? (journey.household.asOf ? [[AS_OF, journey.household.asOf]] : []);
  const view = formView(form, readingOf(form, fields, journey), links, {
    screen: AS_OF,
    why: null,
    cites: [],
    withDay: true,
    actions: el('p', { class: 'actions' }, submitButton('看结果'), backButton(journey.at)),
  });
  return [...problems(journey), view];
}

function resultStage({ journey, data, today, links, canPrint }: Moment): ViewNode[] {
  const outlook = outlookOf(data, journey.household, today);
  const left = questionPlaces(outlook.questions).length;
  const actions = el(
    'p',
    { class: 'actions' },
    left > 0 ? button('continue', `接着答（最多还有 ${left} 题）`, 'button') : null,
    canPrint ? button('print', '打印这份结果') : null,
    button('ticks', '改改前面勾的'),
  );
  return [
    lostView(canPrint),
    resultsView(outlook, journey.household.asOf ?? today, links),
    actions,
    ...clearing(journey),
  ];
}

function detailStage(id: string, moment: Moment): ViewNode[] {
  const detail = detailOf(id, moment);
  if (!detail) return [];
  const { links, canPrint } = moment;
  const { check, verdict, answers } = detail;
  const actions = el(
    'p',
    { class: 'actions' },
    button('results', '回到全部结果'),
    canPrint ? button('print', '打印结果') : null,
  );
  const place = el('p', { class: 'note no-print' }, `${placeWords(check.place)}。`);
  return [lostView(canPrint), place, resultView(verdict, check.ruleset, answers, links, true), actions];
}

/** One check with its answers and its whole verdict; undefined of one that is not there. */
export function detailOf(
  id: string,
  { journey, data, today, links }: Omit<Moment, 'canPrint'>,
): { check: PageCheck; answers: Answers; verdict: Verdict } | undefined {
  const check = data.checks.find(({ ruleset }) => ruleset.id === id);
  if (!check) return undefined;
  const { asOf, answers: said } = journey.household;
  const answers = answersOf(check.ruleset, withImplied(data.concepts, said));
  const verdict = evaluate(check, { asOf: asOf ?? today, answers }, { linkBase: links.base });
  return { check, answers, verdict };
}

/** What stands under the title of where answers go is out of sight here. */
function lostView(canPrint: boolean): ViewElement {
  const keep = canPrint ? '打印或者截图' : '截图';
  return el(
    'p',
    { class: 'note no-print' },
    `这些结果只在这一页里，离开或关掉这一页就没有了。想留着，请${keep}。`,
  );
}

function readingOf(form: Form, fields: Fields, journey: Journey): FormReading {
  return { ...parseForm(form, fields), problems: journey.problems };
}

function problems({ problems }: Journey): ViewElement[] {
  const view = problemsView(problems);
  return view ? [view] : [];
}

function isAskedAt({ check, screen }: QuestionPlace, question: Question): boolean {
  return question.kind === 'fact' && question.asker === check && question.screen === screen;
}

function whyOf(asked: readonly Question[]): string | null {
  const reasons = asked.flatMap((question) =>
    question.kind === 'fact' && question.why ? [question.why] : [],
  );
  return reasons[0] ?? null;
}

/** 宁德危房改造、山东危房改造: whom an answer here helps. */
function programmesOf(place: QuestionPlace, asked: readonly Question[], { checks }: PageData): string {
  const needing = new Set([place.check, ...asked.flatMap(({ neededBy }) => neededBy)]);
  const titles = checks
    .filter(({ ruleset }) => needing.has(ruleset.id))
    .map(({ programmeTitle }) => programmeTitle);
  return [...new Set(titles)].join('、');
}

/** How much is left, in words: it depends on the answers, so a percentage would be a lie. */
function progressWords(place: QuestionPlace, questions: readonly Question[]): string {
  const open = questionPlaces(questions);
  if (!open.some(({ check, screen }) => check === place.check && screen === place.screen))
    return '改一改前面的回答';
  return open.length === 1 ? '最后一题' : `最多还有 ${open.length} 题`;
}

function clearing({ household, cleared }: Journey): ViewNode[] {
  if (cleared) return [clearedNote()];
  if (Object.keys(household.answers).length === 0) return [];
  return [el('p', { class: 'actions tools no-print' }, clearButton())];
}
