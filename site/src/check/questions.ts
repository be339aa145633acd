/** The page's own form, of which the questions of the moment are shown. What was entered is never made anew. */
import { AS_OF, type FormProblem } from '#api/rules/form.ts';
import { errorView, screenId, whyView } from '#api/rules/page/form-view.ts';
import type { Verdict } from '#api/rules/ruleset.ts';
import { toDom } from './dom.ts';
import { ALL, type Journey, RESULT } from './journey.ts';

/** Shows the question at the journey's place, or all of them, with what must be mended; none beside the result. */
export function showQuestions(form: HTMLFormElement, { place, reading, verdict: { next } }: Journey): void {
  form.hidden = place === RESULT;
  for (const screen of form.querySelectorAll<HTMLElement>('.question')) {
    screen.hidden = place !== ALL && screen.id !== screenId(place);
  }
  for (const day of form.querySelectorAll<HTMLDetailsElement>('.as-of')) {
    day.hidden = place !== ALL && place !== AS_OF && Object.keys(reading.answers).length > 0;
    day.open = place === AS_OF || reading.values.has(AS_OF);
  }
  for (const goOn of form.querySelectorAll('.button')) {
    goOn.textContent = place === ALL || place === AS_OF ? '看结果' : '下一步';
  }
  showProblems(form, reading.problems);
  if (next?.screen === place) explain(document.getElementById(screenId(place)), next);
}

/** Empties every field, also those the page came filled with. */
export function emptyForm(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll('input')) {
    field.checked = false;
    if (field.type === 'text' || field.type === 'date') field.value = '';
  }
}

/** Why the question shown is asked just now; of a list that would speak of the first line only. */
function explain(screen: Element | null, { why, citations }: NonNullable<Verdict['next']>): void {
  const reason = screen?.querySelector('.others') ? null : whyView(why, citations);
  if (!reason) return;
  screen?.querySelector('.why')?.remove();
  screen?.append(toDom(reason));
}

/** Each problem above its field; those that were there before go. */
function showProblems(form: HTMLFormElement, problems: FormProblem[]): void {
  for (const note of form.querySelectorAll('.field-error')) note.remove();
  for (const field of form.querySelectorAll('input')) {
    const note = errorView(problems.find(({ control }) => control === field.id));
    field.setAttribute('aria-invalid', String(note !== null));
    if (!note) continue;
    (field.closest('.quantity, .choices') ?? field).before(toDom(note));
    field.setAttribute('aria-describedby', `${field.id}-help ${field.id}-error`);
  }
}
