/** The nearest change: one thing a household could truthfully change, and what would then come out. */

import { formatQuantity } from '../format.ts';
import type { Fact, NumberFact, Verdict } from '../ruleset.ts';
import { decide, sharedStatus } from './decide.ts';
import { isPoint, point } from './interval.ts';
import type { Model } from './model.ts';
import type { Node, NumberNode, Situation } from './node.ts';

/** For every changeable fact whose answer is known, the smallest change that makes the outcome an eligible one. */
export function nearestChanges(model: Model, situation: Situation): Verdict['nearest'] {
  return model.ruleset.facts.flatMap((fact, slot) => {
    if (!fact.changeable) return [];
    for (const { change, changed } of changesOf(fact, slot, model, situation)) {
      const outcome = eligibleOutcome(model, changed);
      if (outcome) return [{ fact: fact.id, change, outcome }];
    }
    return [];
  });
}

interface Change {
  change: string;
  changed: Situation;
}

function changesOf(fact: Fact, slot: number, model: Model, situation: Situation): Change[] {
  return fact.type === 'bool' ? flip(fact, slot, situation) : crossThresholds(fact, slot, model, situation);
}

function flip(fact: Fact, slot: number, situation: Situation): Change[] {
  const value = situation.truths[slot];
  if (typeof value !== 'boolean') return [];
  const change = `如果“${fact.label}”由“${value ? '是' : '否'}”变为“${value ? '否' : '是'}”`;
  return [{ change, changed: { ...situation, truths: replaced(situation.truths, slot, !value) } }];
}

/** Values just on and beside every number the fact is compared with, nearest to the answer first. */
function crossThresholds(fact: NumberFact, slot: number, model: Model, situation: Situation): Change[] {
  const current = situation.numbers[slot];
  if (!current || !isPoint(current)) return [];
  const nodes = model.conditions.flatMap(({ node }) => thresholdsFor(node, slot));
  const thresholds = nodes.map((node) => node.range(situation)).filter(isPoint);
  const values = new Set(thresholds.flatMap(({ min }) => [min - 1, min, min + 1]));
  return [...values]
    .filter((value) => value >= fact.min && value <= fact.max && value !== current.min)
    .sort((a, b) => Math.abs(a - current.min) - Math.abs(b - current.min) || a - b)
    .map((value) => ({
      change: `如果“${fact.label}”由 ${formatQuantity(current.min, fact.unit)} 变为 ${formatQuantity(value, fact.unit)}`,
      changed: { ...situation, numbers: replaced(situation.numbers, slot, point(value)) },
    }));
}

/** The other sides of the comparisons in which the fact stands alone on one side. */
function thresholdsFor(node: Node, slot: number): NumberNode[] {
  const [left, right] = node.parts;
  if (node.type === 'truth' && left?.type === 'number' && right?.type === 'number') {
    if (left.fact === slot) return [right];
    return right.fact === slot ? [left] : [];
  }
  return node.parts.flatMap((part) => thresholdsFor(part, slot));
}

function eligibleOutcome(model: Model, changed: Situation): string | undefined {
  const possible = decide(model, { ...changed, conditions: new Array(model.conditions.length).fill(null) });
  const [first] = possible;
  if (first === undefined || sharedStatus(model, possible) !== 'eligible') return undefined;
  return model.outcomes[first]?.outcome.id;
}

/** A copy with one entry replaced; `Array.prototype.with` is missing from the phones of a few years ago. */
function replaced<Value>(values: readonly Value[], slot: number, value: Value): Value[] {
  const copy = values.slice();
  copy[slot] = value;
  return copy;
}
