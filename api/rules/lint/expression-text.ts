/** An expression as its author writes it, over Chinese labels: the other way round of `compiler/expression.ts`. */
import {
  ARITHMETIC,
  type Arithmetic,
  COMPARISONS,
  type Comparison,
  isComparison,
  STRENGTH,
} from '../operators.ts';
import type { Expr, Ruleset } from '../ruleset.ts';

/** How what an expression names is called; its label unless told otherwise. */
export type NameOf = (named: { op: 'fact' | 'param' | 'condition'; id: string }) => string;

/** `家庭月人均收入 < 低保标准`. Parsed again it is the same expression. */
export function expressionText(ruleset: Ruleset, expr: Expr, nameOf: NameOf = labelsOf(ruleset)): string {
  return write(expr, WEAKEST, nameOf);
}

/** The labels of a ruleset. */
export function labelsOf({ facts, params, conditions }: Ruleset): NameOf {
  const lists = { fact: facts, param: params, condition: conditions };
  return ({ op, id }) => lists[op].find((one) => one.id === id)?.label ?? id;
}

const WEAKEST = 0;
const LISTS = { min: '较小', max: '较大' } as const;
const ROUNDINGS = { down: '去尾', halfUp: '四舍五入', up: '进一' } as const;

/** `around`: how strongly what stands around it binds; what binds no stronger needs brackets. */
function write(expr: Expr, around: number, nameOf: NameOf): string {
  const list = (of: readonly Expr[]) => of.map((part) => write(part, WEAKEST, nameOf)).join('、');
  switch (expr.op) {
    case 'fact':
    case 'param':
    case 'condition':
      return nameOf(expr);
    case 'number':
      return String(expr.value);
    case 'and':
      return expr.of.length > 2 ? `全部(${list(expr.of)})` : joined(expr.of, '且', around, nameOf);
    case 'or':
      return expr.of.length > 2 ? `任一(${list(expr.of)})` : joined(expr.of, '或', around, nameOf);
    case 'atLeast':
      return `至少${expr.count}项(${list(expr.of)})`;
    case 'min':
    case 'max':
      return `${LISTS[expr.op]}(${list(expr.of)})`;
    case 'if':
      return `若(${list([expr.test, expr.yes, expr.no])})`;
    case 'round':
      return `${ROUNDINGS[expr.mode]}(${fraction(expr, nameOf)})`;
    case 'not':
      return `非 ${write(expr.of, STRENGTH.not, nameOf)}`;
    default:
      return writeBetween(expr, around, nameOf);
  }
}

function writeBetween(expr: Comparison | Arithmetic, around: number, nameOf: NameOf): string {
  const [sign, strength] = isComparison(expr)
    ? [COMPARISONS[expr.op].sign, STRENGTH.comparison]
    : [ARITHMETIC[expr.op], expr.op === 'mul' ? STRENGTH.product : STRENGTH.sum];
  const text = `${write(expr.left, strength - 1, nameOf)} ${sign} ${write(expr.right, strength, nameOf)}`;
  return bracketed(text, strength <= around);
}

/** 且 and 或 of two stand in brackets wherever they are not alone: nobody should have to know which binds tighter. */
function joined(of: readonly Expr[], word: string, around: number, nameOf: NameOf): string {
  const [only, ...others] = of;
  if (only && others.length === 0) return write(only, around, nameOf);
  return bracketed(of.map((part) => write(part, STRENGTH.and, nameOf)).join(` ${word} `), around > WEAKEST);
}

function fraction({ over, under }: Extract<Expr, { op: 'round' }>, nameOf: NameOf): string {
  const factor = (part: Expr) => write(part, STRENGTH.product, nameOf);
  return [over.map(factor).join(' * '), ...under.map(factor)].join(' / ');
}

function bracketed(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
