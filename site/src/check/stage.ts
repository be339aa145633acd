/** What the page shows at one moment of a check in the browser: one question, or the result. */
import { AS_OF, type FormReading } from '#api/rules/form.ts';
import { answersView } from '#api/rules/page/answers-view.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { formView, problemsView, submitButton } from '#api/rules/page/form-view.ts';
import { resultView } from '#api/rules/page/result-view.ts';
import { el, type ViewElement, type ViewNode } from '#api/rules/page/tree.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import { ALL, type Journey, RESULT } from './journey.ts';
import { listingStage } from './listing.ts';
import { button, clearedNote, questionTools } from './tools.ts';

/** All that decides what is shown. */
export interface Moment {
  ruleset: Ruleset;
  links: Links;
  journey: Journey;
  canPrint: boolean;
}

/** Draws a moment; the pieces are those of the page without script. */
export function stageView(moment: Moment): ViewNode[] {
  const { place } = moment.journey;
  const stage = place === RESULT ? resultStage : place === ALL ? listingStage : questionStage;
  return stage(moment).filter((part) => part !== null);
}

function resultStage({ journey, ruleset, links, canPrint }: Moment): ViewNode[] {
  const { verdict, reading } = journey;
  const buttons = el(
    'p',
    { class: 'actions no-print' },
    canPrint ? button('print', '打印结果') : null,
    backButton(journey),
  );
  return [resultView(verdict, ruleset, reading.answers, links, true), buttons];
}

function questionStage({ journey, ruleset, links }: Moment): (ViewNode | null)[] {
  const { reading, place, verdict } = journey;
  const asked = verdict.next?.screen === place ? verdict.next : null;
  const isList = ruleset.screens.some(({ id, kind }) => id === place && kind === 'list');
  const form = formView(ruleset, reading, links, {
    screen: place,
    why: isList ? null : (asked?.why ?? null), // of a list it would speak of the first line only
    cites: (asked?.citations ?? []).map(({ clause }) => clause),
    withDay: Object.keys(reading.answers).length === 0,
    actions: questionActions(journey),
  });
  const problems = problemsView(reading.problems.filter(({ screen }) => screen === place));
  const progress = el('p', { class: 'progress' }, progressWords(journey, ruleset));
  const tools = questionTools(journey);
  return [clearedNote(journey), progress, problems, form, tools, answersSoFar(reading, ruleset)];
}

function questionActions(journey: Journey): ViewElement {
  const words = journey.place === AS_OF ? '看结果' : '下一步';
  return el('p', { class: 'actions' }, submitButton(words), backButton(journey));
}

function answersSoFar(reading: FormReading, ruleset: Ruleset): ViewElement | null {
  const answers = answersView(ruleset, reading.answers, '已经回答的');
  const summary = el('summary', {}, `看看、改改我的回答（${answeredScreens(reading, ruleset)} 题）`);
  return answers && el('details', { class: 'my-answers' }, summary, answers);
}

/** How far along, in words: what is left depends on the answers, so a percentage would be a lie. */
function progressWords({ reading, verdict, place }: Journey, ruleset: Ruleset): string {
  const answered = answeredScreens(reading, ruleset);
  const open = ruleset.screens.filter(({ facts }) =>
    facts.some((fact) => verdict.missing.includes(fact) && !Object.hasOwn(reading.answers, fact)),
  );
  if (!open.some(({ id }) => id === place)) return '改一改前面的回答';
  if (open.length === 1) return '最后一题';
  return answered === 0 ? `最多 ${open.length} 题` : `已答 ${answered} 题，最多还有 ${open.length} 题`;
}

function answeredScreens({ answers }: FormReading, ruleset: Ruleset): number {
  return ruleset.screens.filter(({ facts }) => facts.some((fact) => Object.hasOwn(answers, fact))).length;
}

function backButton({ depth }: Journey): ViewElement | null {
  return depth > 0 ? button('back', '上一步') : null;
}
