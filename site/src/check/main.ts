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
import { keepUpFields } from './fields.ts';
import { bringToFront } from './front.ts';
import { forgetOnLeave, guard } from './guard.ts';
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
import { rewind } from './visits.ts';

/** What of a check stays the same from question to question. */
interface Check {
  /** The element in which everything is shown. */
  host: HTMLElement;
  /** The page's own form. */
  form: HTMLFormElement;
  published: Published;
  links: Links;
  /** What its paper says whatever was answered. */
  policy: string;
  where: string;
}

/** How links to a screen begin. */
const SCREEN = `#${screenId('')}`;

const host = document.getElementById('check');
const form = host?.querySelector('form');
const data = document.getElementById('ruleset');
/** What the page has ready for a step that fails. */
const stuck = document.getElementById('stuck');
if (host && form && data) {
  const { sha256 = '', base = '', policy = '', where = '' } = data.dataset;
  startCheck({
    host,
    form,
    published: { ruleset: JSON.parse(data.textContent ?? ''), sha256 },
    links: { base },
    policy,
    where,
  });
  keepForOffline(data.dataset.worker);
}

function startCheck(check: Check): void {
  const { host, form, published } = check;
  let journey = begin(judge(check));
  /** Of buttons, by id. */
  const actions = new Map([
    ['print', () => window.print()],
    ['back', () => history.back()],
    ['clear', startOver],
    ['resume', () => goTo(resume(journey, judge(check)))],
    ['send', () => form.submit()],
  ]);
  view(check, { ...journey, place: RESULT }); // a trial: what this browser cannot do must show before the promise
  history.scrollRestoration = 'manual'; // what is shown after a step back starts where the focus goes
  draw(journey);
  keepUpFields(host);
  keepUpSum(form, () => judge(check));
  forgetOnLeave(host, () => {
    if (fieldsIn(form).some(([, value]) => value !== '')) clear(journey.depth);
  });
  guard(host, {
    submit: () => goTo(advance(journey, judge(check), published.ruleset)),
    actionOf,
    revisit(depth) {
      if (depth !== journey.depth) show(revisit(journey, judge(check), depth));
    },
    fail() {
      if (!stuck) return;
      host.prepend(stuck); // until something else is drawn
      stuck.hidden = false;
      stuck.focus();
    },
  });
  promisePrivacy();

  function goTo(next: Journey): void {
    show(next, next.place !== journey.place);
  }

  function show(next: Journey, isNew = false): void {
    draw(next, isNew);
    bringToFront(host, headingOf(next.place));
  }

  /** Takes nothing away before everything that replaces it is there; a new place enters the history. */
  function draw(next: Journey, isNew = false): void {
    const { before, after } = view(check, next);
    const shown = [...before.map(toDom), form, ...after.map(toDom)];
    if (isNew) history.pushState({ depth: next.depth }, '');
    journey = next;
    const started = Object.keys(journey.reading.answers).length > 0;
    document.getElementById('check-intro')?.toggleAttribute('hidden', started);
    host.textContent = '';
    host.append(...shown);
    showQuestions({ form, ruleset: published.ruleset, links: check.links }, journey);
    if (journey.place === RESULT) {
      tellResult({ ...check, answers: journey.reading.answers, verdict: journey.verdict });
    }
  }

  function actionOf(target: string, id: string): (() => void) | undefined {
    if (!target.startsWith(SCREEN)) return actions.get(id);
    return () => goTo(visit(journey, judge(check), target.slice(SCREEN.length)));
  }

  /** Nothing of the answers is left at once, whatever the browser then does about its history. */
  function startOver(): void {
    const { depth } = journey;
    clear(0);
    bringToFront(host, headingOf(journey.place));
    rewind(depth);
  }

  function clear(depth: number): void {
    emptyForm(form);
    draw(restart(judge(check), depth));
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

/** Id of what a place begins with. */
function headingOf(place: Place): string {
  return place === AS_OF ? controlId(AS_OF) : headingId(place);
}

/** Without script answers are sent to be judged; with it they stay here, which may then be said. The words are the page's. */
function promisePrivacy(): void {
  const privacy = document.getElementById('check-privacy');
  if (privacy) privacy.textContent = privacy.dataset.kept ?? '';
}
