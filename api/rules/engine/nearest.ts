/** The nearest change: one thing a household could truthfully change, and what would then come out. */

import { formatQuantity } from '../format.ts';
import type { Fact, NumberFact, Verdict } from '../ruleset.ts';
import { sharedStatus } from './decide.ts';
import { isPoint, point } from './interval.ts';
import type { Model } from './model.ts';
import type { Node, NumberNode, Situation } from './node.ts';
import { changedNumber, changedTruth } from './situation.ts';

/** For every changeable fact whose answer is known, the smallest change that makes the outcome an eligible one. */
export function nearestChanges(model: Model, situation: Situation): Verdict['nearest'] {
  const nearest: Verdict['nearest'] = [];
  for (const changeable of changeableOf(model)) {
    for (const { changed, say } of changesOf(model, changeable, situation)) {
      const outcome = eligibleOutcome(model, changed);
      if (outcome === undefined) continue;
      nearest.push({ fact: changeable.fact.id, change: say(), outcome });
      break;
    }
  }
  return nearest;
}

interface Changeable {
  fact: Fact;
  slot: number;
  /** What a number is compared with. */
  thresholds: NumberNode[];
}

const changeables = new WeakMap<Model, Changeable[]>();

function changeableOf(model: Model): Changeable[] {
  const known = changeables.get(model);
  if (known) return known;
  const found = model.ruleset.facts.flatMap((fact, slot) =>
    fact.changeable
      ? [{ fact, slot, thresholds: model.conditions.flatMap(({ node }) => thresholdsFor(node, slot)) }]
      : [],
  );
  changeables.set(model, found);
  return found;
}

interface Change {
  changed: Situation;
  say: () => string;
}

function changesOf(model: Model, { fact, slot, thresholds }: Changeable, situation: Situation): Change[] {
  return fact.type === 'bool'
    ? flip(model, fact, slot, situation)
    : crossThresholds(model, fact, slot, thresholds, situation);
}

function flip(model: Model, { label }: Fact, slot: number, situation: Situation): Change[] {
  const value = situation.truths[slot];
  if (typeof value !== 'boolean') return [];
  const say = () => `如果“${label}”由“${value ? '是' : '否'}”变为“${value ? '否' : '是'}”`;
  return [{ changed: changedTruth(model, situation, slot, !value), say }];
}

/** Values just on and beside every number the fact is compared with, nearest to the answer first. */
function crossThresholds(
  model: Model,
  fact: NumberFact,
  slot: number,
  nodes: readonly NumberNode[],
  situation: Situation,
): Change[] {
  const current = situation.numbers[slot];
  if (!current || !isPoint(current)) return [];
  const thresholds = nodes.map((node) => node.range(situation)).filter(isPoint);
  const values = new Set(thresholds.flatMap(({ min }) => [min - 1, min, min + 1]));
  const words = (value: number) => formatQuantity(value, fact.unit);
  return [...values]
    .filter((value) => value >= fact.min && value <= fact.max && value !== current.min)
    .sort((a, b) => Math.abs(a - current.min) - Math.abs(b - current.min) || a - b)
    .map((value) => ({
      changed: changedNumber(model, situation, slot, point(value)),
      say: () => `如果“${fact.label}”由 ${words(current.min)} 变为 ${words(value)}`,
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
  if (sharedStatus(model, changed) !== 'eligible') return undefined;
  return model.outcomes.find(({ when }) => when === null || when.truth(changed) !== false)?.outcome.id;
}
