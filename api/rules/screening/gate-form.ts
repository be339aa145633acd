/** The form a screening begins with: sentences to tick, those of households first. */
import { type Form, type FormReading, parseForm, unanswered } from '../form.ts';
import type { Answer, Answers, BoolFact, Screen } from '../ruleset.ts';
import type { Gate } from '../screening.ts';

/** Who ticks which sentences; ids of the screens. */
export type GateGroup = Gate['group'];

const TITLES: Record<GateGroup, string> = {
  residents: '下面哪些说的是您家？有哪些勾哪些',
  organisations: '您替哪一种单位来查？是哪些勾哪些',
};

/** The gates as a form of two lists. */
export function gateForm(gates: readonly Gate[]): Form {
  const screen = (group: GateGroup): Screen => ({
    id: group,
    kind: 'list',
    title: TITLES[group],
    help: null,
    facts: gates.filter((gate) => gate.group === group).map(({ id }) => id),
  });
  return { screens: [screen('residents'), screen('organisations')], facts: gates.map(factOf) };
}

/**
 * Reads the ticks. Whoever ticks in one list and passes over the other has nothing there; whoever passes over both is told
 * how to answer.
 */
export function readGates(
  gates: readonly Gate[],
  fields: Iterable<readonly [string, string]>,
): { reading: FormReading; answers: Answers } {
  const form = gateForm(gates);
  const reading = parseForm(form, fields);
  const [screen] = form.screens;
  const [fact] = form.facts;
  const blank = Object.keys(reading.answers).length === 0 && reading.problems.length === 0;
  if (blank && screen && fact)
    return { reading: { ...reading, problems: [unanswered(screen, fact)] }, answers: {} };
  const passedOver = Object.fromEntries(gates.map(({ id }): [string, Answer] => [id, false]));
  return { reading, answers: { ...passedOver, ...reading.answers } };
}

function factOf({ id, ask }: Gate): BoolFact {
  const texts = { label: ask, ask, help: null, whereToFind: null, cites: [] };
  return { id, concept: null, type: 'bool', changeable: false, ...texts };
}
