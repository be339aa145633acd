/** A check answered from its own worked cases: what is entered on each screen, and what must come of it. */

import { answersOf } from '#api/cli/worked-cases.ts';
import type { WorkedCase } from '#api/rules/authoring.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import { controlId, factsOf, fieldNames, parseForm } from '#api/rules/form.ts';
import { decimalsOf } from '#api/rules/format.ts';
import type { Fact, Screen, Verdict } from '#api/rules/ruleset.ts';
import type { BuiltCheck } from '#db/content.ts';

/** One control used: pressed, or typed into. */
export interface Entry {
  /** The control's id. */
  control: string;
  /** As the form sends it. */
  field: [name: string, value: string];
  typed: boolean;
}

/** A way through a check. */
export interface Route {
  screens: { id: string; entries: Entry[] }[];
  verdict: Verdict;
}

/** The way through a check that goes furthest of those its cases give: to a favourable result if one does. */
export function bestRoute(built: BuiltCheck, asOf: string): Route {
  const routes = built.cases.map((worked) => follow(built, answersOf(built.ruleset, worked), asOf));
  const [best] = routes.sort((a, b) => worth(b) - worth(a));
  if (!best) throw new Error(`${built.ruleset.id} has no case`);
  return best;
}

type Household = WorkedCase['answers'];

const WORTH: Record<Verdict['status'], number> = {
  eligible: 300,
  likely: 300,
  ineligible: 200,
  undetermined: 100,
  notInForce: 0,
};

function worth({ screens, verdict }: Route): number {
  return WORTH[verdict.status] + screens.length;
}

function follow({ ruleset, sha256 }: BuiltCheck, household: Household, asOf: string): Route {
  const screens: Route['screens'] = [];
  for (const _ of [...ruleset.screens, undefined]) {
    const fields = screens.flatMap(({ entries }) => entries.map(({ field }) => field));
    const { answers } = parseForm(ruleset, fields);
    const verdict = evaluate({ ruleset, sha256 }, { asOf, answers });
    const screen = ruleset.screens.find(({ id }) => id === verdict.next?.screen);
    if (!screen) return { screens, verdict };
    screens.push({ id: screen.id, entries: entriesOn(screen, factsOf(screen, ruleset), household) });
  }
  throw new Error(`${ruleset.id} asks a screen twice`);
}

function entriesOn(screen: Screen, facts: Fact[], household: Household): Entry[] {
  if (screen.kind !== 'list') return facts.map((fact) => entryFor(fact, household[fact.id]));
  const ticked = facts.filter(({ id }) => household[id] === true).map(({ id }) => tick(id));
  if (facts.some(({ id }) => household[id] === null)) return [...ticked, tick(fieldNames.unsure(screen.id))];
  return ticked.length > 0 ? ticked : [tick(fieldNames.none(screen.id))];
}

/** What a case does not say is not known. */
function entryFor(fact: Fact, answer: Household[string] | undefined): Entry {
  if (fact.type === 'bool')
    return press(fact.id, answer === true ? 'yes' : answer === false ? 'no' : 'unknown');
  const number = typeof answer === 'object' ? answer?.min : answer;
  if (typeof number !== 'number') return tick(fieldNames.unknown(fact.id));
  const decimals = decimalsOf(fact.unit);
  const value = (number / 10 ** decimals).toFixed(decimals);
  return { control: controlId(fact.id), field: [fact.id, value], typed: true };
}

function press(name: string, value: string): Entry {
  return { control: controlId(name, value), field: [name, value], typed: false };
}

function tick(name: string): Entry {
  return { control: controlId(name), field: [name, 'yes'], typed: false };
}
