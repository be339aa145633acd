/** Walks what is not settled yet, and knows where the numbers of a ruleset are worth cutting. */
import type { Model } from '../engine/model.ts';
import { isSettled, type Node, type Situation } from '../engine/node.ts';

/** Visits every unsettled node below the roots, through the conditions they name; stops at the first it accepts. */
export function findUnsettled(
  model: Model,
  situation: Situation,
  roots: readonly Node[],
  accept: (node: Node) => boolean,
): Node | undefined {
  const entered = new Set<number>();
  const visit = (node: Node): Node | undefined => {
    if (isSettled(node, situation)) return undefined;
    if (accept(node)) return node;
    if (node.condition !== null) {
      const inner = entered.has(node.condition) ? undefined : model.conditions[node.condition]?.node;
      entered.add(node.condition);
      return inner && visit(inner);
    }
    return firstOf(node.openParts?.(situation) ?? node.parts, visit);
  };
  return firstOf(roots, visit);
}

/** The unsettled facts a node hangs on, through the conditions it names. */
export function factsUnsettledIn(model: Model, situation: Situation, node: Node): Node[] {
  const facts: Node[] = [];
  findUnsettled(model, situation, [node], (each) => {
    if (each.fact !== null) facts.push(each);
    return false;
  });
  return facts;
}

/** Whether a node sets two numbers against each other. */
export function comparesNumbers(node: Node): boolean {
  return node.type === 'truth' && node.parts.some((part) => part.type === 'number');
}

/** Slots of the conditions that compare numbers of two or more facts: their truth is a cut no single fact can make. */
export function relationalConditions(model: Model): Set<number> {
  const slots = [...model.conditions.keys()];
  return new Set(slots.filter((slot) => isRelational(model.conditions[slot]?.node)));
}

/**
 * By fact slot, where a comparison turns when it sets the fact alone against a number that is known: the first value of
 * each upper side, in order. `situation` must know the parameters.
 */
export function thresholdsOf(model: Model, situation: Situation): Map<number, number[]> {
  const found = new Map<number, Set<number>>();
  const visit = (node: Node) => {
    const [left, right] = node.parts;
    if (comparesNumbers(node) && left && right) {
      collect(left, right);
      collect(right, left);
    }
    node.parts.forEach(visit);
  };
  const collect = (side: Node, other: Node) => {
    if (side.type !== 'number' || other.type !== 'number' || side.fact === null) return;
    if (!isSettled(other, situation)) return;
    const { min } = other.range(situation);
    const known = found.get(side.fact) ?? new Set();
    found.set(side.fact, known.add(min).add(min + 1));
  };
  for (const { node } of model.conditions) visit(node);
  for (const { amounts } of model.outcomes) for (const { node } of amounts) visit(node);
  return new Map([...found].map(([slot, values]) => [slot, [...values].sort((a, b) => a - b)]));
}

function isRelational(node: Node | undefined): boolean {
  if (!node) return false;
  return comparesNumbers(node) ? factsUnder(node).size > 1 : node.parts.some(isRelational);
}

function factsUnder(node: Node): Set<number> {
  return new Set([
    ...(node.fact === null ? [] : [node.fact]),
    ...node.parts.flatMap((part) => [...factsUnder(part)]),
  ]);
}

function firstOf<T, R>(list: readonly T[], find: (each: T) => R | undefined): R | undefined {
  for (const each of list) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
