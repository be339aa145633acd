/**
 * Turns the check's form into one question at a time. Answers live in this page's memory only: nothing is stored,
 * sent or put in the address. A browser that cannot do it keeps the form, which works by itself, and is promised nothing.
 */
import { evaluate, type Published } from '#api/rules/evaluate.ts';
import { AS_OF, controlId, parseForm } from '#api/rules/form.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { headingId, screenId } from '#api/rules/page/form-view.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { fieldsIn, toDom } from './dom.ts';
import {
  advance,
  begin,
  type Journey,
  type Judged,
  type Place,
  RESULT,
  restart,
  resume,
  revisit,
  visit,
} from './journey.ts';
import { keepUpSum } from './live-sum.ts';
import { keepForOffline } from './offline.ts';
import { canPrint } from './print.ts';
import { emptyForm, showQuestions } from './questions.ts';
import { tellResult } from './shown.ts';
import { type Stage, stageView } from './stage.ts';
import { depthIn, rewind } from './visits.ts';

/** What of a check stays the same from question to question. */
interface Check {
  /** The element in which everything is shown. */
  host: HTMLElement;
  /** The page's own form. */
  form: HTMLFormElement;
  published: Published;
  links: Links;
}

/** How links to a screen and to a control begin. */
const SCREEN = `#${screenId('')}`;
const CONTROL = `#${controlId('')}`;

const host = document.getElementById('check');
const form = host?.querySelector('form');
const data = document.getElementById('ruleset');
if (host && form && data) {
  const { sha256 = '', base = '' } = data.dataset;
  startCheck({
    host,
    form,
    published: { ruleset: JSON.parse(data.textContent ?? ''), sha256 },
    links: { base },
  });
  keepForOffline(data.dataset.worker);
}

function startCheck(check: Check): void {
  const { host, form, published } = check;
  let journey = begin(judge(check));
  view(check, { ...journey, place: RESULT }); // a trial: what this browser cannot do must show before the promise
  history.scrollRestoration = 'manual'; // what is shown after a step back starts where the focus goes
  draw(check, journey);
  keepUpSum(form, () => judge(check));
  const takeBack = promisePrivacy();
  host.addEventListener('submit', submit);
  host.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (pressed && press(pressed)) event.preventDefault();
  });
  window.addEventListener('popstate', ({ state }) => {
    const depth = depthIn(state);
    if (depth !== undefined && depth !== journey.depth) show(revisit(journey, judge(check), depth));
  });
  rewind(depthIn(history.state) ?? 0); // what a load before this one left behind leads nowhere
  // The browser may keep the page as it is, for whoever goes back to it next.
  window.addEventListener('pagehide', () => {
    if (judge(check).reading.values.size > 0) clear(journey.depth);
  });

  /** First of all keeps the promise; where the next step then fails, says so and leaves the form to work by itself. */
  function submit(event: Event): void {
    event.preventDefault();
    try {
      goTo(advance(journey, judge(check), published.ruleset));
    } catch (error) {
      host.removeEventListener('submit', submit);
      takeBack();
      throw error;
    }
  }

  function goTo(next: Journey): void {
    if (next.place !== journey.place) history.pushState({ depth: next.depth }, '');
    show(next);
  }

  function show(next: Journey): void {
    journey = next;
    draw(check, journey);
    focusOn(journey.place);
  }

  /** Does what a link or button of ours is for; false leaves it to the browser. */
  function press(pressed: Element): boolean {
    const target = pressed.getAttribute('href') ?? '';
    if (pressed.id === 'print') window.print();
    else if (pressed.id === 'back') history.back();
    else if (pressed.id === 'clear') startOver();
    else if (pressed.id === 'resume') goTo(resume(journey, judge(check)));
    else if (target.startsWith(SCREEN)) goTo(visit(journey, judge(check), target.slice(SCREEN.length)));
    else if (target.startsWith(CONTROL)) document.getElementById(target.slice(1))?.focus();
    else return false;
    return true;
  }

  /** Nothing of the answers is left at once, whatever the browser then does about its history. */
  function startOver(): void {
    const { depth } = journey;
    clear(0);
    focusOn(journey.place);
    rewind(depth);
  }

  function clear(depth: number): void {
    emptyForm(form);
    journey = restart(judge(check), depth);
    draw(check, journey);
  }
}

/** What stands in the form now, and the verdict on it. */
function judge({ form, published, links }: Check): Judged {
  const reading = parseForm(published.ruleset, fieldsIn(form));
  const asOf = reading.asOf ?? shanghaiDay(Date.now());
  const verdict = evaluate(published, { asOf, answers: reading.answers }, { linkBase: links.base });
  return { reading, verdict };
}

function view({ published, links }: Check, journey: Journey): Stage {
  return stageView({ ruleset: published.ruleset, links, journey, canPrint: canPrint() });
}

function draw(check: Check, journey: Journey): void {
  const { host, form, published, links } = check;
  const { before, after } = view(check, journey);
  const started = Object.keys(journey.reading.answers).length > 0;
  document.getElementById('check-intro')?.toggleAttribute('hidden', started);
  const shown = [...before.map(toDom), form, ...after.map(toDom)];
  host.textContent = '';
  host.append(...shown);
  showQuestions({ form, ruleset: published.ruleset, links }, journey);
  if (journey.place === RESULT) tellResult({ host, published, links, judged: journey });
}

function focusOn(place: Place): void {
  const ids = ['cleared', 'problems', 'result-title', place === AS_OF ? controlId(AS_OF) : headingId(place)];
  const target = ids.map((id) => document.getElementById(id)).find((element) => element !== null);
  target?.focus();
}

/**
 * Without script answers are sent to be judged; with it they stay here, which may then be said until it is taken back. The
 * words are the page's.
 */
function promisePrivacy(): () => void {
  const privacy = document.getElementById('check-privacy');
  const say = (words = '') => {
    if (privacy) privacy.textContent = words;
  };
  say(privacy?.dataset.kept);
  return () => {
    document.getElementById('check-intro')?.toggleAttribute('hidden', false);
    say(privacy?.dataset.failed);
  };
}
