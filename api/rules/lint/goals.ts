/** The questions put to a ruleset, each as something a household may have. */
import { decide, decideFrom } from '../engine/decide.ts';
import { type Interval, point } from '../engine/interval.ts';
import type { Model } from '../engine/model.ts';
import type { Node, Situation, TruthNode } from '../engine/node.ts';
import type { Truth } from '../engine/truth.ts';
import type { Field, Goal } from './search.ts';
import { findUnsettled } from './walk.ts';

/** Ends in this outcome. */
export function reaches({ model }: Field, outcome: number): Goal {
  return { holds: (situation) => endsIn(model, situation, outcome), roots: whensOf(model) };
}

/** This outcome's own `when` holds, whatever comes before it. */
export function meets({ model }: Field, outcome: number): Goal {
  const when = model.outcomes[outcome]?.when;
  return { holds: (situation) => when?.truth(situation) ?? null, roots: when ? [when] : [] };
}

/** A condition is this for it. */
export function judges({ model }: Field, condition: number, value: boolean): Goal {
  const node = model.conditions[condition]?.node;
  const holds = ({ conditions }: Situation) => {
    const known = conditions[condition] ?? null;
    return known === null ? null : known === value;
  };
  return { holds, roots: node ? [node] : [] };
}

/** Ends in one outcome while the `when` of a later one holds too. */
export function meetsBoth({ model }: Field, first: number, later: number): Goal {
  const when = model.outcomes[later]?.when;
  const holds = (situation: Situation) =>
    both(endsIn(model, situation, first), when?.truth(situation) ?? null);
  return { holds, roots: [...(when ? [when] : []), ...whensOf(model)] };
}

/** Is given less than nothing. */
export function isGivenLessThanNothing({ model }: Field, outcome: number, amount: number): Goal {
  const node = model.outcomes[outcome]?.amounts[amount]?.node;
  const holds = (situation: Situation) => {
    const { min, max } = node?.range(situation) ?? point(0);
    return both(endsIn(model, situation, outcome), max < 0 ? true : min < 0 ? null : false);
  };
  return { holds, roots: [...whensOf(model), ...(node ? [node] : [])] };
}

/** What may be changed to see whether anything follows; `values`, in order, are tried, and all between the first and last. */
export type Variable = { in: 'truths' | 'numbers' | 'params'; slot: number; values: readonly number[] };

/** Would end otherwise, or be given another amount, were this fact or parameter another. */
export function turnsOn({ model }: Field, variable: Variable): Goal {
  const roots = [
    ...whensOf(model),
    ...model.outcomes.flatMap(({ amounts }) => amounts.map(({ node }) => node)),
  ];
  const holds = (situation: Situation): Truth => {
    if (!mayTurnOn(model, situation, variable)) return false;
    const ends = variable.values.map((value) => endOf(model, varied(situation, variable, point(value))));
    if (ends.some((end, at) => ends.slice(at + 1).some((other) => differ(end, other)))) return true;
    const stretches = stretchesOf(variable).map((stretch) =>
      endOf(model, varied(situation, variable, stretch)),
    );
    return stretches.every((end) => isSame(end, stretches[0])) ? false : null;
  };
  const view = (situation: Situation) => {
    const open = widened(situation, variable);
    decide(model, open);
    return open;
  };
  return { holds, roots, view, varied: variedFact(variable) ?? -1 };
}

/** From each value to before the next. */
function stretchesOf({ values }: Variable): Interval[] {
  return values.map((min, at) => ({ min, max: (values[at + 1] ?? min + 1) - 1 }));
}

function variedFact({ in: where, slot }: Variable): number | undefined {
  return where === 'params' ? undefined : slot;
}

/** Whether the variable can be seen from what is still open, were it the only thing not known of its kind. */
function mayTurnOn(model: Model, situation: Situation, variable: Variable): boolean {
  const open = widened(situation, variable);
  const possible = decide(model, open);
  const amounts = possible.flatMap((slot) => model.outcomes[slot]?.amounts.map(({ node }) => node) ?? []);
  const whens = possible.length > 1 ? possible.flatMap((slot) => model.outcomes[slot]?.when ?? []) : [];
  const fact = variedFact(variable);
  const seen = (node: Node) =>
    fact === undefined
      ? node.fact === null && node.condition === null && node.parts.length === 0
      : node.fact === fact;
  return findUnsettled(model, open, [...whens, ...amounts], seen) !== undefined;
}

function widened(situation: Situation, { in: where, slot, values }: Variable): Situation {
  const copy = { ...situation, conditions: situation.conditions.slice() };
  if (where === 'truths') return { ...copy, truths: copy.truths.with(slot, null) };
  const range = { min: Math.min(...values), max: Math.max(...values) };
  if (where === 'params') return { ...copy, params: copy.params.with(slot, range) };
  return { ...copy, numbers: copy.numbers.with(slot, range) };
}

function varied(situation: Situation, { in: where, slot }: Variable, value: Interval): Situation {
  const copy = { ...situation, conditions: situation.conditions.slice() };
  if (where === 'truths') return { ...copy, truths: copy.truths.with(slot, value.min === 1) };
  return { ...copy, [where]: copy[where].with(slot, value) };
}

interface End {
  outcome: number | undefined;
  amounts: Map<string, Interval>;
}

function endOf(model: Model, situation: Situation): End {
  const [first, ...others] = decide(model, situation);
  const outcome = others.length === 0 ? first : undefined;
  const amounts = outcome === undefined ? [] : (model.outcomes[outcome]?.amounts ?? []);
  return { outcome, amounts: new Map(amounts.map(({ amount, node }) => [amount.id, node.range(situation)])) };
}

/** Whether two ends are certainly not the same. */
function differ(one: End, other: End): boolean {
  if (one.outcome === undefined || other.outcome === undefined) return false;
  if (one.outcome !== other.outcome) return true;
  return [...one.amounts].some(([id, { min, max }]) => {
    const same = other.amounts.get(id);
    return same !== undefined && (max < same.min || same.max < min);
  });
}

/** Whether two ends are certainly the same. */
function isSame(one: End, other: End | undefined): boolean {
  if (one.outcome === undefined || one.outcome !== other?.outcome) return false;
  return [...one.amounts].every(([id, { min, max }]) => {
    const same = other.amounts.get(id);
    return min === max && same?.min === min && same.max === min;
  });
}

function endsIn(model: Model, situation: Situation, outcome: number): Truth {
  const possible = decideFrom(model, situation, situation.conditions);
  if (!possible.includes(outcome)) return false;
  return possible.length === 1 ? true : null;
}

function both(one: Truth, other: Truth): Truth {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}

function whensOf({ outcomes }: Model): TruthNode[] {
  return outcomes.flatMap(({ when }) => when ?? []);
}
