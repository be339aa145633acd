/**
 * Turns the check's form into one question at a time. Answers live in this page's memory only: nothing is stored,
 * sent or put in the address. Whatever fails here, the form underneath still works by itself.
 */
import { evaluate } from '#api/rules/evaluate.ts';
import { AS_OF, controlId, type FormReading, parseForm, unanswered } from '#api/rules/form.ts';
import { headingId } from '#api/rules/page/form-view.ts';
import type { Ruleset, Verdict } from '#api/rules/ruleset.ts';
import { toDom } from './dom.ts';
import { type Place, RESULT, stageView } from './stage.ts';
import { todayInShanghai } from './today.ts';

const host = document.getElementById('check');
const data = document.getElementById('ruleset');
if (host && data) startCheck(host, data);

function startCheck(host: HTMLElement, data: HTMLElement): void {
  const ruleset: Ruleset = JSON.parse(data.textContent ?? '');
  const published = { ruleset, sha256: data.dataset.sha256 ?? '' };
  const links = { base: data.dataset.base ?? '' };
  const privacy = document.getElementById('check-privacy');
  const intro = document.getElementById('check-intro');
  const canPrint = typeof window.print === 'function' && !/MicroMessenger/i.test(navigator.userAgent);
  let reading = parseForm(ruleset, []);
  let place: Place = '';
  let depth = 0;

  reading = collect();
  place = placeAfter(reading, judge(reading));
  history.replaceState({ place, depth }, '');
  draw();
  if (privacy) privacy.textContent = '不用登录。回答只在这一页里，不上传、不保存，关掉页面就没有了。';
  host.addEventListener('submit', (event) => {
    advance();
    event.preventDefault(); // last: if anything above failed, the form goes to the server
  });
  host.addEventListener('click', onClick);
  window.addEventListener('popstate', onPopState);

  /** What stands in the form now; what was read last where no form is shown. */
  function collect(): FormReading {
    const form = host.querySelector('form');
    if (!form) return reading;
    const fields: [string, string][] = [];
    new FormData(form).forEach((value, name) => {
      if (typeof value === 'string') fields.push([name, value]);
    });
    return parseForm(ruleset, fields);
  }

  function judge({ asOf, answers }: FormReading): Verdict {
    return evaluate(published, { asOf: asOf ?? todayInShanghai(), answers }, { linkBase: links.base });
  }

  function advance(): void {
    reading = collect();
    const verdict = judge(reading);
    const target = placeAfter(reading, verdict);
    if (target === place && reading.problems.length === 0) reading = withUnanswered(reading, verdict);
    goTo(target);
  }

  function goTo(target: Place): void {
    if (target !== place) {
      depth += 1;
      place = target;
      history.pushState({ place, depth }, '');
    }
    draw();
    focusPlace();
  }

  function onPopState(event: PopStateEvent): void {
    if (typeof event.state?.place !== 'string') return;
    reading = collect();
    depth = event.state.depth;
    place = event.state.place;
    if (place === RESULT) place = placeAfter(reading, judge(reading));
    draw();
    focusPlace();
  }

  function onClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target.closest('a, button') : null;
    const href = target?.getAttribute('href');
    if (target?.id === 'print') window.print();
    else if (target?.id === 'back') history.back();
    else if (target?.id === 'clear') clear();
    else if (href?.startsWith('#s-')) changeAnswer(href.slice(3));
    else if (href?.startsWith('#f-')) document.getElementById(href.slice(1))?.focus();
    else return;
    event.preventDefault();
  }

  function changeAnswer(target: Place): void {
    reading = collect();
    goTo(target);
  }

  function clear(): void {
    reading = parseForm(ruleset, []);
    goTo(placeAfter(reading, judge(reading)));
  }

  function withUnanswered(read: FormReading, { next }: Verdict): FormReading {
    const screen = ruleset.screens.find(({ id }) => id === next?.screen);
    const fact = ruleset.facts.find(({ id }) => id === next?.fact);
    return screen && fact ? { ...read, problems: [unanswered(screen, fact)] } : read;
  }

  /** Where a reading leads: to what must be corrected (here first), else to the next question, else to the result. */
  function placeAfter({ problems }: FormReading, verdict: Verdict): Place {
    const [first] = problems;
    if (first) return problems.some(({ screen }) => screen === place) ? place : first.screen;
    return verdict.next?.screen ?? RESULT;
  }

  function draw(): void {
    const verdict = judge(reading);
    const canGoBack = depth > 0;
    const view = stageView({ ruleset, links, reading, verdict, place, canGoBack, canPrint });
    intro?.toggleAttribute('hidden', Object.keys(reading.answers).length > 0);
    host.textContent = '';
    host.append(...view.map(toDom));
  }

  function focusPlace(): void {
    const ids = ['problems', 'result-title', place === AS_OF ? controlId(AS_OF) : headingId(place)];
    const target = ids.map((id) => document.getElementById(id)).find((element) => element !== null);
    target?.focus();
  }
}
