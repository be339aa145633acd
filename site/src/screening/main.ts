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
import { depthIn } from '../check/visits.ts';
import { PLACES } from './forms.ts';
import { type Fields, NOBODY, outlookOf } from './household.ts';
import {
  advance,
  begin,
  goTo,
  type Journey,
  nextPlace,
  type Place,
  placeOf,
  placeToAnswer,
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
  let journey = begin(depthIn(history.state) ?? 0);
  history.replaceState({ depth: journey.at }, '');
  history.scrollRestoration = 'manual'; // what is shown after a step back starts where the focus goes
  unfoldToPrint(host);
  rules.ready.then(promisePrivacy, () => {}); // without them the form goes to the server
  host.addEventListener('submit', (event) => {
    const fields = entered();
    if (!rules.cover(fields)) return; // to the server, which has them all
    go(advance(journey, fields, world()));
    event.preventDefault(); // last: if anything above failed, the form goes to the server
  });
  host.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (pressed && press(pressed)) event.preventDefault();
  });
  window.addEventListener('popstate', ({ state }) => {
    const depth = depthIn(state);
    if (depth !== undefined && depth !== journey.at) show(revisit(journey, depth));
  });
  // The browser may keep the page as it is, for whoever goes back to it next.
  window.addEventListener('pagehide', () => {
    if (journey.household !== NOBODY || entered().length > 0) draw(begin(journey.at));
  });

  function world() {
    return { data: rules.data(), today: shanghaiDay(Date.now()) };
  }

  /** What stands in the form now. */
  function entered(): Fields {
    const form = host.querySelector('form');
    return form ? fieldsIn(form) : [];
  }

  /** To where a step led; a new place enters the browser's history. */
  function go(next: Journey): void {
    if (next.trail !== journey.trail) history.pushState({ depth: next.at }, '');
    show(next);
  }

  function show(next: Journey): void {
    draw(next);
    focusOn(placeOf(next));
  }

  function draw(next: Journey): void {
    journey = next;
    const { kind } = placeOf(journey);
    const view = stageView({ ...world(), journey, links, canPrint: canPrint() });
    document.getElementById('check-intro')?.toggleAttribute('hidden', journey.household !== NOBODY);
    document.getElementById('all-checks')?.toggleAttribute('hidden', kind !== 'gates' && kind !== 'result');
    host.textContent = '';
    host.append(...view.map(toDom));
  }

  /** Does what a link or button of ours is for; false leaves it to the browser. */
  function press(pressed: Element): boolean {
    const target = pressed.getAttribute('href') ?? '';
    if (pressed.id === 'print') window.print();
    else if (pressed.id === 'back') history.back();
    else if (pressed.id === 'clear') startOver();
    else if (pressed.id === 'ticks') go(goTo(journey, { kind: 'gates' }));
    else if (pressed.id === 'results') go(goTo(journey, { kind: 'result' }));
    else if (pressed.id === 'continue') go(goTo(journey, nextPlace(journey.household, world())));
    else if (target.startsWith(DETAIL))
      go(goTo(journey, { kind: 'detail', check: target.slice(DETAIL.length) }));
    else if (target.startsWith(SCREEN)) go(goToScreen(target.slice(SCREEN.length)));
    else if (target.startsWith(CONTROL)) document.getElementById(target.slice(1))?.focus();
    else return false;
    return true;
  }

  /** Nothing of the answers is left at once, whatever the browser then does about its history. */
  function startOver(): void {
    const depth = journey.at;
    show({ ...begin(), cleared: true });
    if (depth > 0) history.go(-depth);
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

function focusOn(place: Place): void {
  const ids = ['cleared', 'problems', 'result-title', headingOf(place)];
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
  if (privacy) privacy.textContent = '不用登录。回答只在这一页里，不上传、不保存，离开或关掉这一页就没有了。';
}
