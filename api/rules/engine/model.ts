/** A ruleset made ready to evaluate. Holds no answers and no day, so one model serves every evaluation. */

import type { Condition, Outcome, Ruleset } from '../ruleset.ts';
import { linkNumber, linkTruth, type Slots } from './link.ts';
import type { Node, NumberNode, TruthNode } from './node.ts';

/** A linked ruleset; a slot is a place in one of its lists. */
export interface Model {
  ruleset: Ruleset;
  slots: Slots;
  /** In the author's order, as `Ruleset.conditions`. */
  conditions: { condition: Condition; node: TruthNode; mentionsFact: boolean }[];
  /** Slots of the conditions, each after those it refers to. */
  conditionOrder: number[];
  outcomes: {
    outcome: Outcome;
    when: TruthNode | null;
    amounts: { amount: Outcome['amounts'][number]; node: NumberNode }[];
  }[];
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
  const slots = slotsOf(ruleset);
  const conditions = ruleset.conditions.map((condition) => {
    const node = linkTruth(condition.when, slots);
    return { condition, node, mentionsFact: mentionsFact(node) };
  });
  const outcomes = ruleset.outcomes.map((outcome) => ({
    outcome,
    when: outcome.when && linkTruth(outcome.when, slots),
    amounts: outcome.amounts.map((amount) => ({ amount, node: linkNumber(amount.value, slots) })),
  }));
  const conditionOrder = dependencyOrder(conditions.map(({ node }) => conditionsIn(node)));
  return { ruleset, slots, conditions, conditionOrder, outcomes };
}

function slotsOf({ facts, params, conditions }: Ruleset): Slots {
  return {
    facts: new Map(facts.map(({ id, type }, slot) => [id, { slot, type }])),
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
