/** What the page shows at one moment of a check in the browser: one question, or the result. */
import type { FormReading } from '#api/rules/form.ts';
import { answersView } from '#api/rules/page/answers-view.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { problemsView } from '#api/rules/page/form-view.ts';
import { resultView } from '#api/rules/page/result-view.ts';
import { el, type ViewElement, type ViewNode } from '#api/rules/page/tree.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import { backButton, button, clearedNote } from './controls.ts';
import { ALL, type Journey, RESULT } from './journey.ts';
import { listingStage } from './listing.ts';
import { questionTools } from './tools.ts';

/** All that decides what is shown. */
export interface Moment {
  ruleset: Ruleset;
  links: Links;
  journey: Journey;
  canPrint: boolean;
}

/** What stands before and after the page's form. */
export interface Stage {
  before: ViewNode[];
  after: ViewNode[];
}

/** Draws a moment; the pieces are those of the page without script. */
export function stageView(moment: Moment): Stage {
  const { place } = moment.journey;
  if (place === RESULT) return resultStage(moment);
  const problems = problemsView(
    moment.journey.reading.problems.filter(({ screen }) => place === ALL || screen === place),
  );
  const { before, after } = place === ALL ? listingStage(moment) : questionStage(moment);
  return { before: problems ? [...before, problems] : before, after };
}

function resultStage({ journey, ruleset, links, canPrint }: Moment): Stage {
  const { verdict, reading } = journey;
  const buttons = el(
    'p',
    { class: 'actions no-print' },
    canPrint ? button('print', '打印结果') : null,
    backButton(journey.depth),
  );
  return { before: [resultView(verdict, ruleset, reading.answers, links, true), buttons], after: [] };
}

function questionStage({ journey, ruleset }: Moment): Stage {
  const progress = el('p', { class: 'progress' }, progressWords(journey, ruleset));
  return {
    before: journey.cleared ? [clearedNote(), progress] : [progress],
    after: [questionTools(journey, backButton(journey.depth)), ...answersSoFar(journey.reading, ruleset)],
  };
}

function answersSoFar(reading: FormReading, ruleset: Ruleset): ViewElement[] {
  const answers = answersView(ruleset, reading.answers, '已经回答的');
  const summary = el('summary', {}, `看看、改改我的回答（${answeredScreens(reading, ruleset)} 题）`);
  return answers ? [el('details', { class: 'my-answers' }, summary, answers)] : [];
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
