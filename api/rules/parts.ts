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
