/**
 * Turns the ticks into questions asked one at a time, each once. Answers live in this page's memory only: nothing is
 * stored, sent or put in the address; all that is requested once the rules are there is the file of what organisations are
 * asked, when their list is unfolded. Until the whole way was gone on trial nothing of this is promised, and the form
 * underneath is sent as it is without script; after that, never.
 */
import { AS_OF, controlId } from '#api/rules/form.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { headingId, screenId } from '#api/rules/page/form-view.ts';
import type { ViewElement } from '#api/rules/page/tree.ts';
import { shanghaiDay } from '#api/rules/shanghai-day.ts';
import { fieldsIn, toDom } from '../check/dom.ts';
import { keepUpFields } from '../check/fields.ts';
import { bringToFront } from '../check/front.ts';
import { forgetOnLeave, guard } from '../check/guard.ts';
import { canPrint } from '../check/print.ts';
import '../check/receipt.ts';
import { tellResult } from '../check/shown.ts';
import { rewind } from '../check/visits.ts';
import { gateFields, PLACES } from './forms.ts';
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
import { NOTE, privacyWords, stuckView, stuckWords, waitingView } from './notes.ts';
import { rehearse } from './rehearsal.ts';
import { DETAIL } from './results-view.ts';
import { type Rules, startLoading } from './rules.ts';
import { detailOf, stageView } from './stage.ts';
import { unfoldToPrint } from './unfold.ts';

/** How links to a screen begin. */
const SCREEN = `#${screenId('')}`;

const host = document.getElementById('check');
const given = document.getElementById('screening');
if (host && given) startScreening(host, startLoading(host, given), { base: given.dataset.base ?? '' });

function startScreening(host: HTMLElement, rules: Rules, links: Links): void {
  let journey = begin();
  /** Of buttons, by id. */
  const actions = new Map([
    ['print', () => window.print()],
    ['back', () => history.back()],
    ['clear', startOver],
    ['ticks', () => go(goTo(journey, { kind: 'gates' }))],
    ['results', () => go(goTo(journey, { kind: 'result' }))],
    ['continue', () => go(goTo(journey, nextPlace(journey.household, world())))],
    ['send', sendTicks],
    ['reload', () => location.replace(location.pathname)],
  ]);
  history.scrollRestoration = 'manual'; // what is shown after a step back starts where the focus goes
  unfoldToPrint(host);
  keepUpFields(host);
  forgetOnLeave(host, () => {
    if (journey.household !== NOBODY || entered().length > 0) draw(begin(journey.at));
  });
  say(privacyWords.loading);
  rules.ready.then(promise).catch(() => say(privacyWords.unprepared));

  /** Says that nothing is sent, and keeps to it, once the whole way to a result was gone on trial. */
  function promise(): void {
    entered();
    rehearse(world(), links);
    guard(host, {
      submit: goOn,
      actionOf,
      revisit(depth) {
        if (depth !== journey.at) show(revisit(journey, depth));
      },
      fail: () => note(stuckView(stuckWords.failed)),
    });
    const lead = document.getElementById('check-lead');
    if (lead) lead.textContent = lead.dataset.asking ?? '';
    say(document.getElementById('result') ? privacyWords.keptFromNow : privacyWords.kept);
  }

  /** On from the form, once everything is here that its ticks lead to. */
  async function goOn(): Promise<void> {
    const from = journey;
    if (!rules.cover(entered())) {
      note(waitingView(stuckWords.loadingMore));
      const isHere = await rules.loadMore().then(
        () => true,
        () => false,
      );
      if (journey !== from) return; // they went elsewhere meanwhile
      if (!isHere) return note(stuckView(stuckWords.noMore));
    }
    go(advance(journey, entered(), world()));
  }

  function world() {
    return { data: rules.data(), today: shanghaiDay(Date.now()) };
  }

  /** What stands in the form now. */
  function entered(): Fields {
    const form = host.querySelector('form');
    return form ? fieldsIn(form) : [];
  }

  /** To where a step led. */
  function go(next: Journey): void {
    show(next, next.trail !== journey.trail);
  }

  function show(next: Journey, isNew = false): void {
    draw(next, isNew);
    bringToFront(host, headingOf(placeOf(next)));
  }

  /** Takes nothing away before everything that replaces it is there; a new place enters the browser's history. */
  function draw(next: Journey, isNew = false): void {
    const at = placeOf(next);
    const shown = stageView({ ...world(), journey: next, links, canPrint: canPrint() }).map(toDom);
    if (isNew) history.pushState({ depth: next.at }, '');
    journey = next;
    document.getElementById('check-intro')?.toggleAttribute('hidden', journey.household !== NOBODY);
    document
      .getElementById('all-checks')
      ?.toggleAttribute('hidden', at.kind !== 'gates' && at.kind !== 'result');
    host.textContent = '';
    host.append(...shown);
    if (at.kind === 'detail') offerReceipt(at.check);
  }

  /** Under the whole result of a check stands what stands under it on the check's own page. */
  function offerReceipt(id: string): void {
    const detail = detailOf(id, { ...world(), journey, links });
    if (!detail) return;
    const { check, answers, verdict } = detail;
    const { policy, where } = check;
    tellResult({ host, published: check, links, answers, verdict, policy, where });
  }

  /** At the top, in place of what was said there before. */
  function note(view: ViewElement): void {
    document.getElementById(NOTE)?.remove();
    host.prepend(toDom(view));
    document.getElementById(NOTE)?.focus();
  }

  function actionOf(target: string, id: string): (() => void) | undefined {
    if (target.startsWith(DETAIL))
      return () => go(goTo(journey, { kind: 'detail', check: target.slice(DETAIL.length) }));
    if (target.startsWith(SCREEN)) return () => go(goToScreen(target.slice(SCREEN.length)));
    return actions.get(id);
  }

  /** Posts the ticks as the form without script would: it, or where other questions are asked, one like it. */
  function sendTicks(): void {
    const { household } = journey;
    const isThere = placeOf(journey).kind === 'gates';
    const form =
      (isThere && host.querySelector('form')) || formOf(gateFields(rules.data().gates, household.answers));
    form.submit();
  }

  /** Nothing of the answers is left at once, whatever the browser then does about its history. */
  function startOver(): void {
    const depth = journey.at;
    show({ ...begin(), cleared: true });
    rewind(depth);
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

/** A form out of sight that posts these fields to the page. */
function formOf(fields: Fields): HTMLFormElement {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', hidden: true });
  for (const [name, value] of fields) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    form.append(field);
  }
  document.body.append(form);
  return form;
}

function headingOf(place: Place): string {
  if (place.kind === 'question') return headingId(place.screen);
  if (place.kind === 'day') return controlId(AS_OF);
  return headingId(place.kind === 'places' ? PLACES : 'residents');
}

/** What stands under the title of where answers go. */
function say(words: string): void {
  const privacy = document.getElementById('check-privacy');
  if (privacy) privacy.textContent = words;
}
