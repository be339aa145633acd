/** Minimal reasons: conditions that alone settle the status and of which none can be spared, found by leaving out one after another. */

import type { Expr } from '../ruleset.ts';
import { sharedStatus } from './decide.ts';
import type { LinkedOutcome, Model } from './model.ts';
import type { Situation } from './node.ts';
import type { Truth } from './truth.ts';

/**
 * Slots of the conditions that decide: those of the outcome itself first, then those that rule out outcomes of another
 * status; each group in the author's order. Empty while the status is open. Every condition has been judged.
 */
export function decisiveConditions(
  model: Model,
  situation: Situation,
  possible: readonly number[],
): number[] {
  if (sharedStatus(model, situation) === 'open') return [];
  const review = reviewOf(model, possible);
  const shown = minimalConditions(model, situation, review);
  foldComposites(situation, shown, review);
  const { own } = review;
  return [...shown].sort((a, b) => Number(own.has(b)) - Number(own.has(a)) || a - b);
}

/** What is looked through for reasons, given which outcomes are possible. */
interface Review {
  /** Slots of the conditions the outcomes still possible rest on. */
  own: ReadonlySet<number>;
  /** Slots of conditions that mention facts, later ones first: those of other outcomes, and those in `own`. */
  others: readonly number[];
  owns: readonly number[];
  /** Slots of those no outcome tried so far rests on: never reasons. */
  untried: readonly number[];
  /** Conditions that mention none, with the parts they need all of, to be yes and to be no. */
  composites: readonly { slot: number; yes: readonly number[]; no: readonly number[] }[];
}

const reviews = new WeakMap<LinkedOutcome, Review>();

/** Made once for every outcome that stands alone. */
function reviewOf(model: Model, possible: readonly number[]): Review {
  const outcomes = possible.flatMap((slot) => model.outcomes[slot] ?? []);
  const [only, ...others] = outcomes;
  const known = only && others.length === 0 ? reviews.get(only) : undefined;
  const review = known ?? makeReview(model, outcomes);
  if (only && others.length === 0) reviews.set(only, review);
  return review;
}

function makeReview(model: Model, outcomes: readonly LinkedOutcome[]): Review {
  const own = new Set(outcomes.flatMap(({ restsOn }) => [...restsOn]));
  const tried = outcomes[outcomes.length - 1]?.triedUnder ?? own;
  const naming = [...model.conditions.keys()]
    .reverse()
    .filter((slot) => model.conditions[slot]?.mentionsFact);
  const candidates = naming.filter((slot) => tried.has(slot));
  const partsOfAll = (slot: number, value: boolean) => {
    const when = model.conditions[slot]?.condition.when;
    const ids = (when && unanimousParts(when, value)) ?? [];
    return ids.map((id) => model.slots.conditions.get(id) ?? -1);
  };
  return {
    own,
    others: candidates.filter((slot) => !own.has(slot)),
    owns: candidates.filter((slot) => own.has(slot)),
    untried: naming.filter((slot) => !tried.has(slot)),
    composites: model.conditionOrder
      .filter((slot) => tried.has(slot) && !model.conditions[slot]?.mentionsFact)
      .map((slot) => ({ slot, yes: partsOfAll(slot, true), no: partsOfAll(slot, false) })),
  };
}

/**
 * The minimal set before folding, of conditions that mention facts: they alone settle the status, and without any one of
 * them they do not. It is the status that counts: 家里有机动车 suffices for 暂不符合, whether or not someone is an official.
 * Conditions of other outcomes are left out first, and later ones before earlier ones, so that the reasons given are
 * those of the outcome told, as they stand first in the text.
 */
function minimalConditions(
  model: Model,
  situation: Situation,
  { others, owns, untried }: Review,
): Set<number> {
  const status = sharedStatus(model, situation);
  const assumed = { ...situation, conditions: situation.conditions.slice() };
  for (const slot of untried) take(model, assumed, slot, null);
  const kept = new Set<number>();
  const leaveOut = (slots: readonly number[]) => {
    for (const slot of slots) take(model, assumed, slot, null);
    return sharedStatus(model, assumed) === status;
  };
  const leaveOutEach = (slots: readonly number[]) => {
    for (const slot of slots) {
      const value = situation.conditions[slot];
      if (value === null || leaveOut([slot])) continue;
      take(model, assumed, slot, value);
      kept.add(slot);
    }
  };
  // What can go together could also go one by one: to know less never makes a status known.
  if (!leaveOut(others)) {
    for (const slot of others) take(model, assumed, slot, situation.conditions[slot]);
    leaveOutEach(others);
  }
  leaveOutEach(owns);
  return kept;
}

/** Gives a condition another value; what rests on it is judged anew when it is next needed. */
function take(model: Model, { conditions }: Situation, slot: number, value: Truth | undefined): void {
  conditions[slot] = value;
  for (const composite of model.conditions[slot]?.composites ?? []) conditions[composite] = undefined;
}

/**
 * Shows a composite in place of its parts where it took all of them: 没有十一种情形 instead of eleven lines.
 * Each part is folded once, so that what is shown stays minimal.
 */
function foldComposites(situation: Situation, shown: Set<number>, { composites }: Review): void {
  for (const { slot, yes, no } of composites) {
    const value = situation.conditions[slot];
    const parts = value === true ? yes : value === false ? no : [];
    if (parts.length === 0 || !parts.every((part) => shown.has(part))) continue;
    for (const part of parts) shown.delete(part);
    shown.add(slot);
  }
}

/** The conditions named by an expression that needs every one of them to have this value; undefined if it does not. */
function unanimousParts(expr: Expr, value: boolean): string[] | undefined {
  switch (expr.op) {
    case 'condition':
      return [expr.id];
    case 'not':
      return unanimousParts(expr.of, !value);
    case 'and':
    case 'or': {
      if ((expr.op === 'and') !== value && expr.of.length > 1) return undefined;
      const parts = expr.of.map((part) => unanimousParts(part, value));
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    default:
      return undefined;
  }
}
