/** Turns one expression of a compiled ruleset into nodes that can be evaluated and walked. */

import type { Expr, Fact, NumberFact } from '../ruleset.ts';
import {
  add,
  hull,
  type Interval,
  isEqual,
  isLess,
  multiply,
  point,
  quotient,
  subtract,
} from './interval.ts';
import { knownOf, type Node, type NumberNode, type Situation, type TruthNode } from './node.ts';
import { negate, type Truth } from './truth.ts';

/** Where the things an expression names stand in a `Situation`. */
export interface Slots {
  facts: ReadonlyMap<string, { slot: number; fact: Fact }>;
  params: ReadonlyMap<string, number>;
  conditions: ReadonlyMap<string, number>;
  /** What each condition says, by slot; filled while the conditions are linked. */
  said: readonly TruthNode[];
}

/** Links a yes/no expression. Throws on a ruleset that `compileCheck` cannot have made. */
export function linkTruth(expr: Expr, slots: Slots): TruthNode {
  const node = link(expr, slots);
  if (node.type !== 'truth') throw new TypeError(expr.op);
  return node;
}

/** Links a number expression. Throws on a ruleset that `compileCheck` cannot have made. */
export function linkNumber(expr: Expr, slots: Slots): NumberNode {
  const node = link(expr, slots);
  if (node.type !== 'number') throw new TypeError(expr.op);
  return node;
}

function link(expr: Expr, slots: Slots): Node {
  switch (expr.op) {
    case 'fact':
      return linkFact(expr.id, slots);
    case 'param':
      return linkParam(slotOf(slots.params, expr.id));
    case 'condition':
      return linkCondition(slotOf(slots.conditions, expr.id), slots.said);
    case 'number':
      return constant(expr.value);
    case 'and':
    case 'or':
      return linkList(expr.op, expr.of, slots);
    case 'atLeast':
      return linkAtLeast(expr.count, expr.of, slots);
    case 'min':
    case 'max':
      return linkExtreme(expr.op, expr.of, slots);
    case 'if':
      return linkIf(linkTruth(expr.test, slots), linkNumber(expr.yes, slots), linkNumber(expr.no, slots));
    case 'round':
      return linkRound(expr, slots);
    case 'not':
      return linkNot(linkTruth(expr.of, slots));
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
    case 'ne':
      return compare(COMPARISONS[expr.op], linkNumber(expr.left, slots), linkNumber(expr.right, slots));
    case 'add':
    case 'sub':
    case 'mul':
      return calculate(ARITHMETIC[expr.op], linkNumber(expr.left, slots), linkNumber(expr.right, slots));
    default:
      return expr satisfies never;
  }
}

const COMPARISONS = {
  lt: isLess,
  ge: (left: Interval, right: Interval) => negate(isLess(left, right)),
  gt: (left: Interval, right: Interval) => isLess(right, left),
  le: (left: Interval, right: Interval) => negate(isLess(right, left)),
  eq: isEqual,
  ne: (left: Interval, right: Interval) => negate(isEqual(left, right)),
};

const ARITHMETIC = { add, sub: subtract, mul: multiply };

function linkFact(id: string, slots: Slots): Node {
  const { slot, fact } = slotOf(slots.facts, id);
  return fact.type === 'bool' ? linkYesNo(slot) : linkNumberFact(fact, slot);
}

function linkYesNo(slot: number): TruthNode {
  const truth = ({ truths }: Situation) => truths[slot] ?? null;
  return { type: 'truth', fact: slot, condition: null, parts: [], truth };
}

function linkNumberFact(fact: NumberFact, slot: number): NumberNode {
  const range = ({ numbers }: Situation) => numbers[slot] ?? fact; // whose bounds are an interval too
  return { type: 'number', fact: slot, condition: null, parts: [], range };
}

function linkParam(slot: number): NumberNode {
  const range = ({ params }: Situation) => {
    const value = params[slot];
    if (value === undefined) throw new RangeError(`${slot}`);
    return value;
  };
  return numberOver([], range);
}

function linkCondition(slot: number, said: readonly TruthNode[]): TruthNode {
  const truth = (situation: Situation) => {
    const known = situation.conditions[slot];
    if (known !== undefined) return known;
    const judged = said[slot]?.truth(situation) ?? null;
    situation.conditions[slot] = judged;
    return judged;
  };
  return { type: 'truth', fact: null, condition: slot, parts: [], truth };
}

function constant(value: number): NumberNode {
  const known = point(value);
  return numberOver([], () => known);
}

function linkList(op: 'and' | 'or', of: Expr[], slots: Slots): TruthNode {
  const parts = of.map((part) => linkTruth(part, slots));
  const settling = op === 'or';
  const truth = (situation: Situation) => combine(settling, parts, situation);
  return truthOver(parts, truth);
}

function linkAtLeast(count: number, of: Expr[], slots: Slots): TruthNode {
  const parts = of.map((part) => linkTruth(part, slots));
  const truth = (situation: Situation) => atLeast(count, parts, situation);
  return truthOver(parts, truth);
}

/**
 * `and` (settled by a first false) or `or` (settled by a first true) over any number of parts;
 * null = cannot tell, only where an unknown part could still settle it.
 */
function combine(settling: boolean, parts: readonly TruthNode[], situation: Situation): Truth {
  let result: Truth = !settling;
  for (const part of parts) {
    const value = truthIn(part, situation);
    if (value === settling) return settling;
    if (value === null) result = null;
  }
  return result;
}

/** Whether at least `count` of the parts hold; null = cannot tell. */
function atLeast(count: number, parts: readonly TruthNode[], situation: Situation): Truth {
  let sure = 0;
  let perhaps = 0;
  for (const part of parts) {
    const value = truthIn(part, situation);
    if (value === true) sure += 1;
    if (value === null) perhaps += 1;
  }
  if (sure >= count) return true;
  return sure + perhaps < count ? false : null;
}

/** Lists are mostly of answers and conditions: what is known of them is read without a call. */
function truthIn(part: TruthNode, situation: Situation): Truth {
  const known = knownOf(part, situation);
  return known === undefined ? part.truth(situation) : known;
}

/** A number that cannot be the least (or the greatest) whatever the others turn out to be is nobody's question. */
function linkExtreme(op: 'min' | 'max', of: Expr[], slots: Slots): NumberNode {
  const parts = of.map((part) => linkNumber(part, slots));
  const extreme = op === 'min' ? Math.min : Math.max;
  const range = (situation: Situation) => {
    const ranges = parts.map((part) => part.range(situation));
    return {
      min: extreme(...ranges.map(({ min }) => min)),
      max: extreme(...ranges.map(({ max }) => max)),
    };
  };
  const openParts = (situation: Situation) => {
    const { min, max } = range(situation);
    return parts.filter((part) => {
      const own = part.range(situation);
      return op === 'min' ? own.min < max : own.max > min;
    });
  };
  return { ...numberOver(parts, range), openParts };
}

function linkIf(test: TruthNode, yes: NumberNode, no: NumberNode): NumberNode {
  const armsIn = (situation: Situation) => {
    const holds = test.truth(situation);
    return holds === null ? [yes, no] : [holds ? yes : no];
  };
  const range = (situation: Situation) => hull(armsIn(situation).map((arm) => arm.range(situation)));
  return {
    ...numberOver([test, yes, no], range),
    openParts: (situation) => [test, ...armsIn(situation)],
  };
}

function linkRound(expr: Extract<Expr, { op: 'round' }>, slots: Slots): NumberNode {
  const over = expr.over.map((part) => linkNumber(part, slots));
  const under = expr.under.map((part) => linkNumber(part, slots));
  const ranges = (parts: NumberNode[], situation: Situation) => parts.map((part) => part.range(situation));
  return numberOver([...over, ...under], (situation) =>
    quotient(ranges(over, situation), ranges(under, situation), expr),
  );
}

function linkNot(part: TruthNode): TruthNode {
  const truth = (situation: Situation) => negate(part.truth(situation));
  return truthOver([part], truth);
}

function compare(test: (a: Interval, b: Interval) => Truth, left: NumberNode, right: NumberNode): TruthNode {
  const truth = (situation: Situation) => test(left.range(situation), right.range(situation));
  return truthOver([left, right], truth);
}

function calculate(
  operate: (a: Interval, b: Interval) => Interval,
  left: NumberNode,
  right: NumberNode,
): NumberNode {
  const range = (situation: Situation) => operate(left.range(situation), right.range(situation));
  return numberOver([left, right], range);
}

function truthOver(parts: readonly Node[], truth: TruthNode['truth']): TruthNode {
  return { type: 'truth', fact: null, condition: null, parts, truth };
}

function numberOver(parts: readonly Node[], range: NumberNode['range']): NumberNode {
  return { type: 'number', fact: null, condition: null, parts, range };
}

function slotOf<Slot>(slots: ReadonlyMap<string, Slot>, id: string): Slot {
  const slot = slots.get(id);
  if (slot === undefined) throw new RangeError(id);
  return slot;
}
