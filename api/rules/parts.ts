/** Expressions taken apart and put together again, whatever their operators. */
import type { Expr } from './ruleset.ts';

/** The expressions an expression is made of, in reading order. */
export function partsOf(expr: Expr): Expr[] {
  switch (expr.op) {
    case 'fact':
    case 'param':
    case 'condition':
    case 'number':
      return [];
    case 'and':
    case 'or':
    case 'atLeast':
    case 'min':
    case 'max':
      return expr.of;
    case 'not':
      return [expr.of];
    case 'if':
      return [expr.test, expr.yes, expr.no];
    case 'round':
      return [...expr.over, ...expr.under];
    default:
      return [expr.left, expr.right];
  }
}

/** An expression with something else for every part for which `change` gives something; the parts of others are gone into. */
export function changed(expr: Expr, change: (expr: Expr) => Expr | undefined): Expr {
  return (
    change(expr) ??
    withParts(
      expr,
      partsOf(expr).map((part) => changed(part, change)),
    )
  );
}

/** The same expression made of other parts, as many as `partsOf` gives. */
export function withParts(expr: Expr, parts: readonly Expr[]): Expr {
  const [first = expr, second = expr, third = expr] = parts;
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
      return { ...expr, of: [...parts] };
    case 'not':
      return { ...expr, of: first };
    case 'if':
      return { ...expr, test: first, yes: second, no: third };
    case 'round':
      return { ...expr, over: parts.slice(0, expr.over.length), under: parts.slice(expr.over.length) };
    default:
      return { ...expr, left: first, right: second };
  }
}

/** Ids of the facts an expression names itself, each once. */
export function factsIn(expr: Expr): string[] {
  const found = expr.op === 'fact' ? [expr.id] : partsOf(expr).flatMap(factsIn);
  return [...new Set(found)];
}

/** The opposite of a yes/no expression. */
export function not(of: Expr): Expr {
  return { op: 'not', of };
}
