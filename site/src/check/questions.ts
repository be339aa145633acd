/** The page's own form, of which the questions of the moment are shown. What was entered is never made anew. */
import { citeWith } from '#api/rules/engine/cite.ts';
import { AS_OF, type FormProblem, factsOf } from '#api/rules/form.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { dayWords, errorView, headingId, screenId, whyView } from '#api/rules/page/form-view.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import { toDom } from './dom.ts';
import { ALL, type Journey, RESULT } from './journey.ts';

/** What stands in the form and does not change. */
interface Asked {
  form: HTMLFormElement;
  ruleset: Ruleset;
  links: Links;
}

/** Shows the question at the journey's place, or all of them, with what must be mended; none beside the result. */
export function showQuestions(asked: Asked, journey: Journey): void {
  const { form } = asked;
  const { place, reading } = journey;
  form.hidden = place === RESULT;
  for (const screen of form.querySelectorAll<HTMLElement>('.question')) {
    screen.hidden = place !== ALL && screen.id !== screenId(place);
  }
  for (const goOn of form.querySelectorAll('.button')) {
    goOn.textContent = place === ALL || place === AS_OF ? '看结果' : '下一步';
  }
  showDay(form, journey);
  showProblems(form, reading.problems);
  explain(asked, journey);
}

/** Empties every field, and takes out of the page what it came filled with. */
export function emptyForm(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll('input')) {
    field.removeAttribute('checked');
    if (isTyped(field)) field.removeAttribute('value');
  }
  form.reset();
}

function showDay(form: HTMLFormElement, { place, reading }: Journey): void {
  const day = form.querySelector<HTMLDetailsElement>('.as-of');
  const summary = document.getElementById(headingId(AS_OF));
  if (!day || !summary) return;
  day.hidden = place !== ALL && place !== AS_OF && Object.keys(reading.answers).length > 0;
  day.open = place === AS_OF || (place === ALL && reading.values.has(AS_OF));
  summary.textContent = dayWords(reading.asOf);
}

/** Why the question shown is asked just now, in place of what the page says of it at any time. */
function explain({ form, ruleset, links }: Asked, { place, verdict: { next } }: Journey): void {
  for (const earlier of form.querySelectorAll('.why-now')) earlier.remove();
  for (const lasting of form.querySelectorAll<HTMLElement>('.why')) lasting.hidden = false;
  const screen = ruleset.screens.find(({ id }) => id === place && id === next?.screen);
  const shown = document.getElementById(screenId(place));
  if (!screen || !shown || !next) return;
  const cites = [
    next.citations.map(({ clause }) => clause),
    ...factsOf(screen, ruleset).map((fact) => fact.cites),
  ];
  const why = screen.kind === 'list' ? null : next.why; // of a list it would speak of the first line only
  const reason = whyView(why, citeWith(ruleset, links.base)(...cites));
  if (!reason) return;
  for (const lasting of shown.querySelectorAll<HTMLElement>('.why')) lasting.hidden = true;
  const now = document.createElement('div');
  now.className = 'why-now';
  now.append(toDom(reason));
  shown.append(now);
}

/** Each problem above its field; those that were there before go. */
function showProblems(form: HTMLFormElement, problems: FormProblem[]): void {
  for (const note of form.querySelectorAll('.field-error')) note.remove();
  for (const field of form.querySelectorAll('input')) {
    const note = errorView(problems.find(({ control }) => control === field.id));
    if (note) (field.closest('.quantity, .choices') ?? field).before(toDom(note));
    if (isTyped(field)) describe(field, note !== null);
  }
}

/** What is read out with a field: its help and what is wrong with it, where they are there. */
function describe(field: HTMLInputElement, isWrong: boolean): void {
  const notes = [`${field.id}-help`, `${field.id}-error`].filter((id) => document.getElementById(id));
  setOrRemove(field, 'aria-describedby', notes.join(' '));
  setOrRemove(field, 'aria-invalid', isWrong ? 'true' : '');
}

function setOrRemove(field: HTMLInputElement, name: string, value: string): void {
  if (value === '') field.removeAttribute(name);
  else field.setAttribute(name, value);
}

function isTyped({ type }: HTMLInputElement): boolean {
  return type === 'text' || type === 'date';
}
