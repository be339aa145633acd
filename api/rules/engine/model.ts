/** A ruleset made ready to evaluate. No evaluation changes what another finds in it, so one model serves them all. */

import type { BoolFact, Condition, Fact, NumberFact, Outcome, Ruleset, Screen } from '../ruleset.ts';
import { type Interval, point } from './interval.ts';
import { linkNumber, linkTruth, type Slots } from './link.ts';
import type { Node, NumberNode, TruthNode } from './node.ts';
import type { Truth } from './truth.ts';

/** Which order is followed: that of `screens`, for a page that shows a screen at a time, or that of `facts`, for one question at a time. */
export type AskBy = 'screen' | 'fact';

/** A fact with the screen it is asked on. */
export interface Question {
  fact: Fact;
  slot: number;
  screen: Screen;
}

/** A linked ruleset; a slot is a place in one of its lists. */
export interface Model {
  ruleset: Ruleset;
  slots: Slots;
  /** In the author's order, as `Ruleset.conditions`. */
  conditions: LinkedCondition[];
  /** Slots of the conditions, each after those it refers to. */
  conditionOrder: number[];
  outcomes: LinkedOutcome[];
  yesNoFacts: { slot: number; fact: BoolFact }[];
  numberFacts: { slot: number; fact: NumberFact }[];
  /** All questions, in the order of the screens and in that of the facts. */
  questions: Record<AskBy, Question[]>;
  blank: Blank;
  /**
   * What `valuesOn` found last. The households of a batch and the answers of one resident come with the same day: its values
   * are not looked up again, and `statementsOf` knows by the same list that its texts stay as they are.
   */
  lastDay: { asOf: string | null; params: readonly Interval[] | undefined };
}

/** Lists to copy and fill, by slot: nothing judged, and what stands at the slots of facts of the other type. */
interface Blank {
  truths: readonly Truth[];
  numbers: readonly Interval[];
  conditions: readonly undefined[];
}

export interface LinkedCondition {
  condition: Condition;
  node: TruthNode;
  /** Whether it reads an answer itself; if not, it follows from other conditions and parameters. */
  mentionsFact: boolean;
  /** Slots of the conditions that mention no fact and rest on it. */
  composites: readonly number[];
}

export interface LinkedOutcome {
  outcome: Outcome;
  when: TruthNode | null;
  /** Slots of the conditions `when` rests on, directly or through others. */
  restsOn: ReadonlySet<number>;
  /** The same of this outcome and all tried before it. */
  triedUnder: ReadonlySet<number>;
  amounts: { amount: Outcome['amounts'][number]; node: NumberNode }[];
}

const models = new WeakMap<Ruleset, Model>();

/** The model of a ruleset, linked once per ruleset object. */
export function modelOf(ruleset: Ruleset): Model {
  const known = models.get(ruleset);
  if (known) return known;
  const model = link(ruleset);
  models.set(ruleset, model);
  return model;
}

function link(ruleset: Ruleset): Model {
  const said: TruthNode[] = [];
  const slots = slotsOf(ruleset, said);
  const conditions = linkConditions(ruleset, slots, said);
  const tried = new Set<number>();
  const outcomes = ruleset.outcomes.map((outcome) => {
    const when = outcome.when && linkTruth(outcome.when, slots);
    const amounts = outcome.amounts.map((amount) => ({ amount, node: linkNumber(amount.value, slots) }));
    const restsOn = conditionsUnder(when, said);
    for (const slot of restsOn) tried.add(slot);
    return { outcome, when, restsOn, triedUnder: new Set(tried), amounts };
  });
  return {
    ruleset,
    slots,
    conditions,
    conditionOrder: dependencyOrder(conditions.map(({ node }) => conditionsIn(node))),
    outcomes,
    ...factsByType(ruleset),
    questions: questionsOf(ruleset, slots),
    blank: blankOf(ruleset),
    lastDay: { asOf: null, params: undefined },
  };
}

function factsByType({ facts }: Ruleset): Pick<Model, 'yesNoFacts' | 'numberFacts'> {
  return {
    yesNoFacts: facts.flatMap((fact, slot) => (fact.type === 'bool' ? [{ slot, fact }] : [])),
    numberFacts: facts.flatMap((fact, slot) => (fact.type === 'int' ? [{ slot, fact }] : [])),
  };
}

function questionsOf({ screens }: Ruleset, { facts }: Slots): Model['questions'] {
  const screen = screens.flatMap((screen) =>
    screen.facts.flatMap((id) => {
      const asked = facts.get(id);
      return asked ? [{ ...asked, screen }] : [];
    }),
  );
  return { screen, fact: [...screen].sort((a, b) => a.slot - b.slot) };
}

function blankOf({ facts, conditions }: Ruleset): Blank {
  return {
    truths: facts.map(() => null),
    numbers: facts.map(() => point(0)),
    conditions: conditions.map(() => undefined),
  };
}

function linkConditions({ conditions }: Ruleset, slots: Slots, said: TruthNode[]): LinkedCondition[] {
  const linked = conditions.map((condition) => {
    const node = linkTruth(condition.when, slots);
    said.push(node);
    return { condition, node, mentionsFact: mentionsFact(node) };
  });
  const composites = linked.flatMap(({ node, mentionsFact }, slot) =>
    mentionsFact ? [] : [{ slot, under: conditionsUnder(node, said) }],
  );
  return linked.map((entry, slot) => ({
    ...entry,
    composites: composites.filter(({ under }) => under.has(slot)).map((composite) => composite.slot),
  }));
}

function slotsOf({ facts, params, conditions }: Ruleset, said: readonly TruthNode[]): Slots {
  return {
    said,
    facts: new Map(facts.map((fact, slot) => [fact.id, { slot, fact }])),
    params: new Map(params.map(({ id }, slot) => [id, slot])),
    conditions: new Map(conditions.map(({ id }, slot) => [id, slot])),
  };
}

function mentionsFact(node: Node): boolean {
  return node.fact !== null || node.parts.some(mentionsFact);
}

/** Slots of the conditions an expression names. */
function conditionsIn(node: Node): number[] {
  return node.condition !== null ? [node.condition] : node.parts.flatMap(conditionsIn);
}

function conditionsUnder(root: TruthNode | null, said: readonly TruthNode[]): Set<number> {
  const found = new Set<number>();
  const visit = (node: Node) => {
    for (const slot of conditionsIn(node)) {
      const inner = said[slot];
      if (!inner || found.has(slot)) continue;
      found.add(slot);
      visit(inner);
    }
  };
  if (root) visit(root);
  return found;
}

function dependencyOrder(uses: number[][]): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (slot: number) => {
    if (seen.has(slot)) return;
    seen.add(slot);
    for (const used of uses[slot] ?? []) visit(used);
    order.push(slot);
  };
  for (const slot of uses.keys()) visit(slot);
  return order;
}
