/** Comparisons of the same numbers, made one: what is not less than something is at least that much, and no search need find it out. */
import { partsOf } from '../parts.ts';
import type { Condition, Expr, Ruleset } from '../ruleset.ts';
import { type Comparison, isComparison, named, withParts } from './sites.ts';

/**
 * The same rules, in which comparisons between numbers of several facts are conditions of their own, after the others:
 * `a < b`, `a >= b`, `b > a` and `b <= a` all rest on the one of `a < b`.
 */
export function withSharedComparisons(ruleset: Ruleset): Ruleset {
  const shared = new Map<string, Condition>();
  const isLess = (left: Expr, right: Expr): Expr => {
    const text = JSON.stringify([left, right]);
    const known = shared.get(text) ?? named(`'less${shared.size}`, { op: 'lt', left, right });
    shared.set(text, known);
    return { op: 'condition', id: known.id };
  };
  const rewritten = (expr: Expr): Expr => {
    if (isComparison(expr) && factsIn(expr).size > 1) return overLess(expr, isLess);
    return withParts(expr, partsOf(expr).map(rewritten));
  };
  const conditions = ruleset.conditions.map(({ when, ...rest }) => ({ ...rest, when: rewritten(when) }));
  const outcomes = ruleset.outcomes.map(({ when, amounts, ...rest }) => ({
    ...rest,
    when: when && rewritten(when),
    amounts: amounts.map(({ value, ...amount }) => ({ ...amount, value: rewritten(value) })),
  }));
  return shared.size === 0
    ? ruleset
    : { ...ruleset, conditions: [...conditions, ...shared.values()], outcomes };
}

function overLess({ op, left, right }: Comparison, isLess: (left: Expr, right: Expr) => Expr): Expr {
  switch (op) {
    case 'lt':
      return isLess(left, right);
    case 'gt':
      return isLess(right, left);
    case 'ge':
      return not(isLess(left, right));
    case 'le':
      return not(isLess(right, left));
    case 'eq':
      return { op: 'and', of: [not(isLess(left, right)), not(isLess(right, left))] };
    case 'ne':
      return { op: 'or', of: [isLess(left, right), isLess(right, left)] };
    default:
      return op satisfies never;
  }
}

function not(of: Expr): Expr {
  return { op: 'not', of };
}

function factsIn(expr: Expr): Set<string> {
  if (expr.op === 'fact') return new Set([expr.id]);
  return new Set(partsOf(expr).flatMap((part) => [...factsIn(part)]));
}
