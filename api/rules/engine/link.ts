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
import type { Node, NumberNode, Situation, TruthNode } from './node.ts';
import { intervalIn, truthIn } from './situation.ts';
import { atLeast, combine, negate, type Truth } from './truth.ts';

/** Where the things an expression names stand in a `Situation`. */
export interface Slots {
  facts: ReadonlyMap<string, { slot: number; fact: Fact }>;
  params: ReadonlyMap<string, number>;
  conditions: ReadonlyMap<string, number>;
  /** What each condition says, by slot; filled while the conditions are linked. */
  said: readonly TruthNode[];
  /** By id of a condition that says no more than one fact, that fact's id. */
  plain: ReadonlyMap<string, string>;
}

/** Links a yes/no expression. Throws on a ruleset that `compileCheck` cannot have made. */
export function linkTruth(expr: Expr, slots: Slots): TruthNode {
  const node = link(expr, slots);
  if (node.type !== 'truth') throw new TypeError(`ruleset: "${expr.op}" is not a yes/no expression`);
  return node;
}

/** Links a number expression. Throws on a ruleset that `compileCheck` cannot have made. */
export function linkNumber(expr: Expr, slots: Slots): NumberNode {
  const node = link(expr, slots);
  if (node.type !== 'number') throw new TypeError(`ruleset: "${expr.op}" is not a number expression`);
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
  return fact.type === 'bool' ? linkYesNo(id, slot) : linkNumberFact(fact, slot);
}

function linkYesNo(id: string, slot: number): TruthNode {
  const truth = ({ truths, answers }: Situation) => {
    const known = truths[slot];
    return known === undefined ? truthIn(answers, id) : known;
  };
  return { type: 'truth', fact: slot, condition: null, parts: [], truth };
}

function linkNumberFact(fact: NumberFact, slot: number): NumberNode {
  const range = ({ numbers, answers }: Situation) => numbers[slot] ?? intervalIn(answers, fact);
  return { type: 'number', fact: slot, condition: null, parts: [], range };
}

function linkParam(slot: number): NumberNode {
  const range = ({ params }: Situation) => {
    const value = params[slot];
    if (value === undefined) throw new RangeError(`situation has no parameter at slot ${slot}`);
    return value;
  };
  return { type: 'number', fact: null, condition: null, parts: [], range };
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
  return { type: 'number', fact: null, condition: null, parts: [], range: () => known };
}

function linkList(op: 'and' | 'or', of: Expr[], slots: Slots): TruthNode {
  const parts = of.map((part) => linkTruth(part, slots));
  const settling = op === 'or';
  const named = of.map((part) => answerNamed(part, slots));
  const answers = named.flatMap((answer) => answer ?? []);
  const others = parts.filter((_, at) => named[at] === undefined);
  const truth = (situation: Situation) => {
    const said = combineAnswers(settling, answers, situation);
    if (said === settling || others.length === 0) return said;
    const rest = combine(settling, others, situation);
    return rest === settling || said !== null ? rest : null;
  };
  return { type: 'truth', fact: null, condition: null, parts, truth };
}

/** A part that is a yes/no answer and no more, by itself or as all that a condition says. */
interface NamedAnswer {
  fact: number;
  id: string;
  condition: number | null;
}

function answerNamed(expr: Expr, { facts, conditions, plain }: Slots): NamedAnswer | undefined {
  if (expr.op !== 'fact' && expr.op !== 'condition') return undefined;
  const id = expr.op === 'fact' ? expr.id : plain.get(expr.id);
  const known = id === undefined ? undefined : facts.get(id);
  if (id === undefined || known?.fact.type !== 'bool') return undefined;
  return { id, fact: known.slot, condition: expr.op === 'fact' ? null : slotOf(conditions, expr.id) };
}

/** `combine` over answers, which lists are mostly made of: without a call for each it takes half the time. */
function combineAnswers(
  settling: boolean,
  named: readonly NamedAnswer[],
  { conditions, truths, answers }: Situation,
): Truth {
  let result: Truth = !settling;
  for (const { condition, fact, id } of named) {
    let value = condition === null ? undefined : conditions[condition];
    if (value === undefined) value = truths[fact];
    if (value === undefined) value = truthIn(answers, id);
    if (value === settling) return settling;
    if (value === null) result = null;
  }
  return result;
}

function linkAtLeast(count: number, of: Expr[], slots: Slots): TruthNode {
  const parts = of.map((part) => linkTruth(part, slots));
  const truth = (situation: Situation) => atLeast(count, parts, situation);
  return { type: 'truth', fact: null, condition: null, parts, truth };
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
  return { type: 'number', fact: null, condition: null, parts, openParts, range };
}

function linkIf(test: TruthNode, yes: NumberNode, no: NumberNode): NumberNode {
  const armsIn = (situation: Situation) => {
    const holds = test.truth(situation);
    return holds === null ? [yes, no] : [holds ? yes : no];
  };
  return {
    type: 'number',
    fact: null,
    condition: null,
    parts: [test, yes, no],
    openParts: (situation) => [test, ...armsIn(situation)],
    range: (situation) => hull(armsIn(situation).map((arm) => arm.range(situation))),
  };
}

function linkRound(expr: Extract<Expr, { op: 'round' }>, slots: Slots): NumberNode {
  const over = expr.over.map((part) => linkNumber(part, slots));
  const under = expr.under.map((part) => linkNumber(part, slots));
  const ranges = (parts: NumberNode[], situation: Situation) => parts.map((part) => part.range(situation));
  return {
    type: 'number',
    fact: null,
    condition: null,
    parts: [...over, ...under],
    range: (situation) => quotient(ranges(over, situation), ranges(under, situation), expr),
  };
}

function linkNot(part: TruthNode): TruthNode {
  const truth = (situation: Situation) => negate(part.truth(situation));
  return { type: 'truth', fact: null, condition: null, parts: [part], truth };
}

function compare(test: (a: Interval, b: Interval) => Truth, left: NumberNode, right: NumberNode): TruthNode {
  const truth = (situation: Situation) => test(left.range(situation), right.range(situation));
  return { type: 'truth', fact: null, condition: null, parts: [left, right], truth };
}

function calculate(
  operate: (a: Interval, b: Interval) => Interval,
  left: NumberNode,
  right: NumberNode,
): NumberNode {
  const range = (situation: Situation) => operate(left.range(situation), right.range(situation));
  return { type: 'number', fact: null, condition: null, parts: [left, right], range };
}

function slotOf<Slot>(slots: ReadonlyMap<string, Slot>, id: string): Slot {
  const slot = slots.get(id);
  if (slot === undefined) throw new RangeError(`ruleset names "${id}", which it does not define`);
  return slot;
}
