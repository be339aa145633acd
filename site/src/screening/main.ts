/**
 * Turns the ticks into questions asked one at a time, each once. Answers live in this page's memory only: nothing is
 * stored, sent or put in the address, and once the rules are there nothing is requested. Until then, and whatever fails
 * here, the form underneath works by itself.
 */
import { AS_OF, controlId } from '#api/rules/form.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { headingId, screenId } from '#api/rules/page/form-view.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { fieldsIn, toDom } from '../check/dom.ts';
import { canPrint } from '../check/print.ts';
import { PLACES } from './forms.ts';
import { outlookOf } from './household.ts';
import {
  advance,
  begin,
  goTo,
  type Journey,
  nextPlace,
  type Place,
  placeOf,
  placeToAnswer,
  restart,
  revisit,
} from './journey.ts';
import { DETAIL } from './results-view.ts';
import { type Rules, startLoading } from './rules.ts';
import { stageView } from './stage.ts';
import { unfoldToPrint } from './unfold.ts';

/** How links to a screen and to a control begin. */
const SCREEN = `#${screenId('')}`;
const CONTROL = `#${controlId('')}`;

const host = document.getElementById('check');
const given = document.getElementById('screening');
if (host && given) startScreening(host, startLoading(host, given), { base: given.dataset.base ?? '' });

function startScreening(host: HTMLElement, rules: Rules, links: Links): void {
  let journey = begin();
  history.replaceState({ at: 0 }, '');
  rules.ready.then(promisePrivacy, () => {}); // without them the form goes to the server
  unfoldToPrint(host);
  host.addEventListener('submit', (event) => {
    const fields = event.target instanceof HTMLFormElement ? fieldsIn(event.target) : [];
    if (!rules.cover(fields)) return; // to the server, which has them all
    show(advance(journey, fields, world()));
    event.preventDefault(); // last: if anything above failed, the form goes to the server
  });
  host.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (pressed && press(pressed)) event.preventDefault();
  });
  window.addEventListener('popstate', ({ state }) => {
    if (isVisit(state)) draw(revisit(journey, state.at));
  });

  function world() {
    return { data: rules.data(), today: shanghaiDay(Date.now()) };
  }

  /** Shows where a step led; a new place enters the browser's history, which keeps its number and nothing of what was said. */
  function show(next: Journey): void {
    if (next.at !== journey.at || next.trail !== journey.trail) history.pushState({ at: next.at }, '');
    draw(next);
  }

  function draw(next: Journey): void {
    journey = next;
    const view = stageView({ ...world(), journey, links, canPrint: canPrint() });
    const started = Object.keys(journey.household.answers).length > 0;
    document.getElementById('check-intro')?.toggleAttribute('hidden', started);
    const { kind } = placeOf(journey);
    document.getElementById('all-checks')?.toggleAttribute('hidden', kind !== 'gates' && kind !== 'result');
    host.textContent = '';
    host.append(...view.map(toDom));
    focusOn(placeOf(journey));
  }

  /** Does what a link or button of ours is for; false leaves it to the browser. */
  function press(pressed: Element): boolean {
    const target = pressed.getAttribute('href') ?? '';
    if (pressed.id === 'print') window.print();
    else if (pressed.id === 'back') history.back();
    else if (pressed.id === 'clear') show(restart(journey));
    else if (pressed.id === 'ticks') show(goTo(journey, { kind: 'gates' }));
    else if (pressed.id === 'results') show(goTo(journey, { kind: 'result' }));
    else if (pressed.id === 'continue') show(goTo(journey, nextPlace(journey.household, world())));
    else if (target.startsWith(DETAIL))
      show(goTo(journey, { kind: 'detail', check: target.slice(DETAIL.length) }));
    else if (target.startsWith(SCREEN)) show(goToScreen(target.slice(SCREEN.length)));
    else if (target.startsWith(CONTROL)) document.getElementById(target.slice(1))?.focus();
    else return false;
    return true;
  }

  /** From the whole result of a check to one of its screens, or to the day. */
  function goToScreen(screen: string): Journey {
    if (screen === AS_OF) return goTo(journey, { kind: 'day' });
    const { data, today } = world();
    const at = placeOf(journey);
    const { concerns } = outlookOf(data, journey.household, today);
    const concern = concerns.find(({ check }) => at.kind === 'detail' && check.ruleset.id === at.check);
    const missing = concern?.verdict?.missing ?? [];
    const place = concern && placeToAnswer(concern.check, { screen, missing }, journey.household, data);
    return place ? goTo(journey, place) : journey;
  }
}

/** Whether something from the browser's history, which other pages' scripts also write, is of this page. */
function isVisit(state: unknown): state is { at: number } {
  return typeof state === 'object' && state !== null && 'at' in state && typeof state.at === 'number';
}

function focusOn(place: Place): void {
  const ids = ['problems', 'result-title', headingOf(place)];
  ids
    .map((id) => document.getElementById(id))
    .find((element) => element !== null)
    ?.focus();
}

function headingOf(place: Place): string {
  if (place.kind === 'question') return headingId(place.screen);
  if (place.kind === 'day') return controlId(AS_OF);
  return headingId(place.kind === 'places' ? PLACES : 'residents');
}

/** Without script the ticks are sent to be judged; with it they stay here, which may then be said. */
function promisePrivacy(): void {
  const privacy = document.getElementById('check-privacy');
  if (privacy) privacy.textContent = '不用登录。回答只在这一页里，不上传、不保存，关掉页面就没有了。';
}
