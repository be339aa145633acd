/** Where a screening begins, and what it comes to without script: the checks that are for whoever ticked. */
import type { FormReading } from '../form.ts';
import type { Screen } from '../ruleset.ts';
import { gateForm } from '../screening/gate-form.ts';
import type { Relevance } from '../screening/relevance.ts';
import type { Gate } from '../screening.ts';
import { headingId, listView, problemsView, screenId, submitButton } from './form-view.ts';
import { el, type ViewElement } from './tree.ts';

/** A check in the list of those that are for somebody. */
export interface Offered {
  title: string;
  /** Address of its own page. */
  page: string;
  /** Where its policy holds, e.g. 湖南省邵阳市隆回县滩头镇; null where the text does not say. */
  place: string | null;
  relevance: Relevance;
}

/** All that stands in the slot `screening`: without ticks the form alone, else the list, then the form to mend. */
export function screeningView(
  gates: readonly Gate[],
  reading: FormReading,
  offered: readonly Offered[] | null,
): ViewElement {
  return el(
    'div',
    { class: 'check', id: 'check' },
    problemsView(reading.problems),
    offered && offeredView(offered),
    gatesView(gates, reading, '看看哪些和我有关'),
  );
}

/** The sentences to tick; those for organisations are folded, so that a farmer reads of no colleges. */
export function gatesView(gates: readonly Gate[], reading: FormReading, words: string): ViewElement {
  const [residents, organisations] = gateForm(gates).screens;
  const opened = organisations?.facts.some((id) => reading.values.has(id));
  return el(
    'form',
    { id: 'check-form', class: 'check-form', method: 'post', autocomplete: 'off' },
    residents ? ticksView(residents, gates, reading) : null,
    organisations
      ? el(
          'details',
          { class: 'for-organisations', id: 'for-organisations', open: opened },
          el('summary', {}, '替单位、学校、村里来查的，点这里'),
          ticksView(organisations, gates, reading),
        )
      : null,
    el('p', { class: 'actions' }, submitButton(words)),
  );
}

function ticksView(screen: Screen, gates: readonly Gate[], reading: FormReading): ViewElement {
  const { facts } = gateForm(gates.filter(({ group }) => group === screen.id));
  return el(
    'fieldset',
    { class: 'question', id: screenId(screen.id) },
    el('legend', {}, el('h2', { id: headingId(screen.id), tabindex: '-1' }, screen.title)),
    ...listView(screen, facts, reading),
  );
}

function offeredView(offered: readonly Offered[]): ViewElement {
  const sure = offered.filter(({ relevance }) => relevance === 'yes');
  const unsure = offered.filter(({ relevance }) => relevance === 'unsure');
  return el(
    'section',
    { class: 'verdict', id: 'result', 'aria-labelledby': 'result-title' },
    el('h2', { id: 'result-title', tabindex: '-1' }, relatedWords(sure.length)),
    ...(sure.length > 0 ? [listOf(sure)] : []),
    ...(unsure.length > 0 ? [el('h3', {}, '您不确定的，也可以查一查'), listOf(unsure)] : []),
    sure.length + unsure.length > 0 ? null : el('p', {}, '下面还有全部自查，可以自己挑着看。'),
  );
}

/** 和您有关的 3 项; also where there is none. */
export function relatedWords(count: number): string {
  return count > 0 ? `和您有关的 ${count} 项` : '勾的这些里，没有和您有关的自查';
}

/** Whose policy it is. */
export function placeWords(place: string | null): string {
  return place === null ? '这份政策是哪里的，原文未载明' : `这份政策是${place}的`;
}

function listOf(offered: readonly Offered[]): ViewElement {
  return el(
    'ul',
    { class: 'titles' },
    ...offered.map(({ title, page, place }) =>
      el('li', {}, el('a', { href: page }, title), el('span', { class: 'note' }, placeWords(place))),
    ),
  );
}
