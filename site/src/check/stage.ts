/** What the page shows at one moment of a check in the browser: one question, or the result. */
import { AS_OF, type FormReading } from '#api/rules/form.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { formView, problemsView, submitButton } from '#api/rules/page/form-view.ts';
import { answersView, resultView } from '#api/rules/page/result-view.ts';
import { el, type ViewElement, type ViewNode } from '#api/rules/page/tree.ts';
import type { Ruleset, Verdict } from '#api/rules/ruleset.ts';

/** A screen's id, `AS_OF`, or `RESULT`. */
export type Place = string;

export const RESULT = 'result';

export interface Moment {
  ruleset: Ruleset;
  links: Links;
  reading: FormReading;
  verdict: Verdict;
  place: Place;
  /** Whether there is an earlier place of this check to go back to. */
  canGoBack: boolean;
  canPrint: boolean;
}

/** Draws a moment; the pieces are those of the page without script. */
export function stageView(moment: Moment): ViewNode[] {
  return moment.place === RESULT ? resultStage(moment) : questionStage(moment);
}

function resultStage({ verdict, ruleset, reading, links, canGoBack, canPrint }: Moment): ViewNode[] {
  const buttons = el(
    'p',
    { class: 'actions no-print' },
    canPrint ? button('print', '打印结果') : null,
    canGoBack ? button('back', '上一步') : null,
  );
  return [resultView(verdict, ruleset, reading.answers, links), buttons];
}

function questionStage(moment: Moment): ViewNode[] {
  const { ruleset, reading, links, place, verdict } = moment;
  const asked = verdict.next?.screen === place ? verdict.next : null;
  const isList = ruleset.screens.some(({ id, kind }) => id === place && kind === 'list');
  const form = formView(ruleset, reading, links, {
    screen: place,
    why: isList ? null : (asked?.why ?? null), // of a list it would speak of the first line only
    cites: (asked?.citations ?? []).map(({ clause }) => clause),
    withDay: Object.keys(reading.answers).length === 0,
    actions: questionActions(moment),
  });
  const problems = problemsView(reading.problems.filter(({ screen }) => screen === place));
  const progress = el('p', { class: 'progress' }, progressWords(moment));
  return [progress, ...(problems ? [problems] : []), form, ...answersSoFar(moment)];
}

function questionActions({ canGoBack, place }: Moment): ViewElement {
  return el(
    'p',
    { class: 'actions' },
    submitButton(place === AS_OF ? '看结果' : '下一步'),
    canGoBack ? button('back', '上一步') : null,
  );
}

function answersSoFar({ ruleset, reading }: Moment): ViewNode[] {
  const answers = answersView(ruleset, reading.answers, '已经回答的');
  if (!answers) return [];
  const summary = el('summary', {}, `看看、改改我的回答（${answeredScreens(ruleset, reading)} 题）`);
  const clear = el('a', { href: '', id: 'clear' }, '清除答案，重新开始');
  return [el('details', { class: 'my-answers' }, summary, answers, el('p', {}, clear))];
}

/** How far along, in words: what is left depends on the answers, so a percentage would be a lie. */
function progressWords({ ruleset, reading, verdict, place }: Moment): string {
  const answered = answeredScreens(ruleset, reading);
  const open = ruleset.screens.filter(({ facts }) =>
    facts.some((fact) => verdict.missing.includes(fact) && !(fact in reading.answers)),
  );
  if (!open.some(({ id }) => id === place)) return '改一改前面的回答';
  if (open.length === 1) return '最后一题';
  return answered === 0 ? `最多 ${open.length} 题` : `已答 ${answered} 题，最多还有 ${open.length} 题`;
}

function answeredScreens(ruleset: Ruleset, { answers }: FormReading): number {
  return ruleset.screens.filter(({ facts }) => facts.some((fact) => fact in answers)).length;
}

function button(id: string, words: string): ViewElement {
  return el('button', { class: 'button-quiet', type: 'button', id }, words);
}
