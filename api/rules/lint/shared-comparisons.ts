/** Comparisons of the same two numbers, made to rest on the same: what is not above a limit is below it or on it. */
import { COMPARISONS, type Comparison, isComparison } from '../operators.ts';
import { factsIn, not } from '../parts.ts';
import type { Condition, Expr, Ruleset } from '../ruleset.ts';
import { named, withExpressions } from './sites.ts';

/**
 * The same rules, in which comparisons between numbers of several facts are conditions of their own, after the others: all
 * that compare the same two numbers rest on whether one is less and whether they are equal. So a search that takes the one
 * to be so need not find out anew, of each of the others, that it then cannot be.
 */
export function withSharedComparisons(ruleset: Ruleset): Ruleset {
  const shared = new Map<string, Condition>();
  const share: Share = (op, left, right) => {
    const text = JSON.stringify([op, left, right]);
    const known = shared.get(text) ?? named(`'shared${shared.size}`, { op, left, right });
    shared.set(text, known);
    return { op: 'condition', id: known.id };
  };
  const rewritten = withExpressions(ruleset, (expr) =>
    isComparison(expr) && factsIn(expr).length > 1 ? overShared(inOrder(expr), share) : undefined,
  );
  if (shared.size === 0) return ruleset;
  return { ...rewritten, conditions: [...rewritten.conditions, ...shared.values()] };
}

/** Names the condition that holds where the left number is less than the right, or equal to it. */
type Share = (op: 'lt' | 'eq', left: Expr, right: Expr) => Expr;

/** Equality is asked only of what is not less, so that no two conditions contradict each other. */
function overShared({ op, left, right }: Comparison, share: Share): Expr {
  const isLess = share('lt', left, right);
  if (op === 'lt') return isLess;
  if (op === 'ge') return not(isLess);
  const isEqual = share('eq', left, right);
  switch (op) {
    case 'le':
      return { op: 'or', of: [isLess, isEqual] };
    case 'gt':
      return { op: 'and', of: [not(isLess), not(isEqual)] };
    case 'eq':
      return { op: 'and', of: [not(isLess), isEqual] };
    case 'ne':
      return { op: 'or', of: [isLess, not(isEqual)] };
    default:
      return op satisfies never;
  }
}

/** `b > a` is `a < b`: the same two numbers always stand in the same order. */
function inOrder({ op, left, right }: Comparison): Comparison {
  if (JSON.stringify(left) <= JSON.stringify(right)) return { op, left, right };
  return { op: COMPARISONS[op].mirrored, left: right, right: left };
}
