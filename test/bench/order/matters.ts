/**
 * Whether a question could still have changed something when it was asked: two households that fit all that was known then,
 * differ in this one answer only, and end differently or are given other amounts.
 */

import { turnsOn } from '#api/rules/lint/goals.ts';
import { fieldOf, type Limits, search } from '#api/rules/lint/search.ts';
import type { Answers, Expr, Fact, Ruleset } from '#api/rules/ruleset.ts';
import { AS_OF } from './population.ts';

/** `yes` by such a pair, `no` by proof that there is none; `undecided` where the search ended without either. */
export type Matters = 'yes' | 'no' | 'undecided';

const LIMITS: Limits = { sets: 5_000, households: 5_000, seed: 20_240_418 };

/** Whether an answer to a fact can change anything, where these answers are known. */
export function matters(ruleset: Ruleset, answers: Answers, fact: Fact): Matters {
  const left = withKnown(ruleset, answers);
  const field = fieldOf(left, AS_OF);
  const slot = left.facts.findIndex(({ id }) => id === fact.id);
  const variable =
    fact.type === 'bool'
      ? { in: 'truths' as const, slot, values: [0, 1] }
      : { in: 'numbers' as const, slot, values: valuesOf(fact, field.thresholds.get(slot) ?? []) };
  const found = search(field, turnsOn(field, variable), LIMITS);
  return found.verdict === 'witness' ? 'yes' : found.verdict === 'none' ? 'no' : 'undecided';
}

/** The ends of a number, both sides of each threshold, and some between. */
function valuesOf({ min, max }: Extract<Fact, { type: 'int' }>, thresholds: readonly number[]): number[] {
  const between = [0.1, 0.5, 0.9].map((share) => min + Math.round((max - min) * share));
  const some = [min, min + 1, ...between, max - 1, max, ...thresholds, ...thresholds.map((at) => at - 1)];
  return [...new Set(some.filter((value) => min <= value && value <= max))].sort((one, other) => one - other);
}

/** The ruleset that is left once the known answers stand where their facts stood; 不知道 leaves a fact as it is. */
function withKnown(ruleset: Ruleset, answers: Answers): Ruleset {
  const replace = (expr: Expr): Expr => {
    const answer = expr.op === 'fact' && Object.hasOwn(answers, expr.id) ? answers[expr.id] : null;
    if (typeof answer === 'boolean') return { op: answer ? 'and' : 'or', of: [] };
    if (typeof answer === 'number') return { op: 'number', value: answer };
    return mapParts(expr, replace);
  };
  return {
    ...ruleset,
    conditions: ruleset.conditions.map((condition) => ({ ...condition, when: replace(condition.when) })),
    outcomes: ruleset.outcomes.map((outcome) => ({
      ...outcome,
      when: outcome.when && replace(outcome.when),
      amounts: outcome.amounts.map((amount) => ({ ...amount, value: replace(amount.value) })),
    })),
  };
}

/** The expression with each of its parts replaced. */
function mapParts(expr: Expr, replace: (part: Expr) => Expr): Expr {
  switch (expr.op) {
    case 'fact':
    case 'param':
    case 'condition':
    case 'number':
      return expr;
    case 'and':
    case 'or':
    case 'atLeast':
    case 'min':
    case 'max':
      return { ...expr, of: expr.of.map(replace) };
    case 'not':
      return { ...expr, of: replace(expr.of) };
    case 'if':
      return { ...expr, test: replace(expr.test), yes: replace(expr.yes), no: replace(expr.no) };
    case 'round':
      return { ...expr, over: expr.over.map(replace), under: expr.under.map(replace) };
    default:
      return { ...expr, left: replace(expr.left), right: replace(expr.right) };
  }
}
