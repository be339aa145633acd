/** Minimal reasons: a smallest set of conditions that alone still decides, found by leaving out one after another. */

import type { Expr } from '../ruleset.ts';
import { decideFrom, sharedStatus } from './decide.ts';
import type { Model } from './model.ts';
import type { Node, Situation } from './node.ts';
import type { Truth } from './truth.ts';

/**
 * Slots of the conditions that decide: those of the outcome itself first, then those that rule out outcomes of another
 * status; each group in the author's order. Empty while the status is undetermined.
 */
export function decisiveConditions(
  model: Model,
  situation: Situation,
  possible: readonly number[],
): number[] {
  if (sharedStatus(model, possible) === 'undetermined') return [];
  const slots = foldComposites(model, situation, minimalConditions(model, situation, possible), possible);
  const own = conditionsUnder(model, possible);
  return slots.sort((a, b) => Number(own.has(b)) - Number(own.has(a)) || a - b);
}

/**
 * The minimal set before folding, of conditions that mention facts: they alone settle the status, and without any one of
 * them they do not. It is the status that counts: 家里有机动车 suffices for 暂不符合, whether or not someone is an official.
 * Conditions of other outcomes are left out first, and later ones before earlier ones, so that the reasons given are
 * those of the outcome told, as they stand first in the text.
 */
function minimalConditions(model: Model, situation: Situation, possible: readonly number[]): Set<number> {
  const given: (Truth | undefined)[] = model.conditions.map(({ mentionsFact }, slot) =>
    mentionsFact ? situation.conditions[slot] : undefined,
  );
  const status = sharedStatus(model, possible);
  for (const slot of leftOutFirst(model, possible)) {
    const value = given[slot];
    given[slot] = undefined;
    if (sharedStatus(model, decideFrom(model, situation, given)) !== status) given[slot] = value;
  }
  return new Set([...given.keys()].filter((slot) => given[slot] !== undefined));
}

function leftOutFirst(model: Model, possible: readonly number[]): number[] {
  const own = conditionsUnder(model, possible);
  const slots = [...model.conditions.keys()].reverse();
  return [...slots.filter((slot) => !own.has(slot)), ...slots.filter((slot) => own.has(slot))];
}

/**
 * Shows a composite in place of its parts where it took all of them: 没有十一种情形 instead of eleven lines.
 * Each part is folded once, so that what is shown stays minimal.
 */
function foldComposites(
  model: Model,
  situation: Situation,
  minimal: ReadonlySet<number>,
  possible: readonly number[],
): number[] {
  const shown = new Set(minimal);
  const used = conditionsUnder(model, triedOutcomes(model, possible));
  for (const slot of model.conditionOrder) {
    const entry = model.conditions[slot];
    const value = situation.conditions[slot];
    if (!entry || entry.mentionsFact || typeof value !== 'boolean' || !used.has(slot)) continue;
    const ids = unanimousParts(entry.condition.when, value) ?? [];
    const parts = ids.map((id) => model.slots.conditions.get(id) ?? -1);
    if (parts.length === 0 || !parts.every((part) => shown.has(part))) continue;
    for (const part of parts) shown.delete(part);
    shown.add(slot);
  }
  return [...shown];
}

/** Slots of the outcomes that were looked at: the last one possible and all before it. */
function triedOutcomes(model: Model, possible: readonly number[]): number[] {
  const last = possible.at(-1) ?? 0;
  return [...model.outcomes.keys()].filter((slot) => slot <= last);
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

/** Every condition that some outcomes rest on, directly or through others. */
function conditionsUnder(model: Model, outcomes: readonly number[]): Set<number> {
  const found = new Set<number>();
  const visit = (node: Node) => {
    node.parts.forEach(visit);
    if (node.condition === null || found.has(node.condition)) return;
    found.add(node.condition);
    const entry = model.conditions[node.condition];
    if (entry) visit(entry.node);
  };
  for (const slot of outcomes) {
    const when = model.outcomes[slot]?.when;
    if (when) visit(when);
  }
  return found;
}
