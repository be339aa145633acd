/** Checks what an expression is (yes/no or a number), its units, and that no answer can overflow exact integers. */

import { add, type Interval, multiply, point, subtract } from '../engine/interval.ts';
import { unitName } from '../format.ts';
import type { Expr, Unit } from '../ruleset.ts';
import { isCount } from '../units.ts';

/** What an expression may refer to. */
export interface Scope {
  facts: ReadonlyMap<string, { label: string; type: 'bool' } | ({ label: string; type: 'int' } & Numeric)>;
  params: ReadonlyMap<string, { label: string } & Numeric>;
  conditions: ReadonlyMap<string, { label: string }>;
}

interface Numeric {
  unit: Unit;
  /** Every value it can have: a fact's bounds, a parameter's versions. */
  range: Interval;
}

type Type = { type: 'truth' } | NumberType;

/** A number; `unit` is null for the literals 0 and 1 and what is made of them alone. */
interface NumberType {
  type: 'number';
  unit: Unit | null;
  range: Interval;
}

/** Reports one mistake, in Chinese. */
type Report = (message: string) => void;

/** The type of an expression; undefined once a mistake in it has been reported. */
function typeOf(expr: Expr, scope: Scope, report: Report): Type | undefined {
  switch (expr.op) {
    case 'fact': {
      const fact = scope.facts.get(expr.id);
      if (fact?.type === 'int') return { type: 'number', unit: fact.unit, range: fact.range };
      return fact && { type: 'truth' };
    }
    case 'param': {
      const param = scope.params.get(expr.id);
      return param && { type: 'number', unit: param.unit, range: param.range };
    }
    case 'condition':
      return { type: 'truth' };
    case 'number':
      return { type: 'number', unit: null, range: point(expr.value) };
    case 'and':
    case 'or':
      return allTruths(expr.of, scope, report);
    case 'not':
      return allTruths([expr.of], scope, report);
    case 'add':
    case 'sub':
    case 'mul':
      return arithmetic(expr, scope, report);
    default:
      return comparison(expr, scope, report);
  }
}

/** Reports an expression that is a number where a yes/no is needed. */
export function requireTruth(expr: Expr, scope: Scope, report: Report): void {
  allTruths([expr], scope, report);
}

/** The number an expression stands for; reports a yes/no where a number is needed. */
export function requireNumber(expr: Expr, scope: Scope, report: Report): NumberType | undefined {
  const type = typeOf(expr, scope, report);
  if (type?.type !== 'truth') return type;
  report(`${nameOf(expr, scope)}是“是”或“否”，不是数，不能比较大小或计算`);
  return undefined;
}

type Arithmetic = Extract<Expr, { op: 'add' | 'sub' | 'mul' }>;
type Comparison = Extract<Expr, { op: 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne' }>;

function allTruths(exprs: Expr[], scope: Scope, report: Report): Type | undefined {
  const types = exprs.map((expr) => {
    const type = typeOf(expr, scope, report);
    if (type?.type === 'number')
      report(`${nameOf(expr, scope)}是数，要和别的数比较后才能判断，如 ${nameOf(expr, scope)} < 某个标准`);
    return type?.type === 'truth';
  });
  return types.every(Boolean) ? { type: 'truth' } : undefined;
}

function comparison(expr: Comparison, scope: Scope, report: Report): Type | undefined {
  const sides = twoNumbers(expr, scope, report);
  if (!sides) return undefined;
  return sameUnit(expr, sides, scope, '比较', report) ? { type: 'truth' } : undefined;
}

function arithmetic(expr: Arithmetic, scope: Scope, report: Report): Type | undefined {
  const sides = twoNumbers(expr, scope, report);
  if (!sides) return undefined;
  const unit =
    expr.op === 'mul' ? productUnit(expr, sides, scope, report) : sumUnit(expr, sides, scope, report);
  if (unit === undefined) return undefined;
  const range = OPERATIONS[expr.op](sides.left.range, sides.right.range);
  const largest = Math.max(Math.abs(range.min), Math.abs(range.max));
  if (largest <= Number.MAX_SAFE_INTEGER) return { type: 'number', unit, range };
  report(
    `${nameOf(expr, scope)}可能大到 ${largest}，超过能准确计算的 ${Number.MAX_SAFE_INTEGER}；请把用到的上限（max）改小`,
  );
  return undefined;
}

const OPERATIONS = { add, sub: subtract, mul: multiply };

interface Sides {
  left: NumberType;
  right: NumberType;
}

function twoNumbers(expr: Arithmetic | Comparison, scope: Scope, report: Report): Sides | undefined {
  const left = requireNumber(expr.left, scope, report);
  const right = requireNumber(expr.right, scope, report);
  return left && right && { left, right };
}

function sumUnit(expr: Arithmetic, sides: Sides, scope: Scope, report: Report): Unit | null | undefined {
  return sameUnit(expr, sides, scope, '相加减', report) ? (sides.left.unit ?? sides.right.unit) : undefined;
}

/** 0 fits every unit; 1 only what is counted one by one, for nobody knows whether 1 means 1 元 or 1 分. */
function sameUnit(
  expr: Arithmetic | Comparison,
  { left, right }: Sides,
  scope: Scope,
  verb: string,
  report: Report,
): boolean {
  if (left.unit === right.unit) return true;
  const unit = left.unit ?? right.unit;
  const literal = left.unit === null ? left : right.unit === null ? right : undefined;
  if (literal && unit !== null) {
    if (isPointZero(literal.range) || isCount(unit)) return true;
    report(`1 只能和人、户、个、天、个月、年比较或计算；${unitName(unit)}的数请写成参数`);
    return false;
  }
  report(`${withUnit(expr.left, left, scope)}和${withUnit(expr.right, right, scope)}单位不同，不能${verb}`);
  return false;
}

function productUnit(
  expr: Arithmetic,
  { left, right }: Sides,
  scope: Scope,
  report: Report,
): Unit | null | undefined {
  if (left.unit === null) return right.unit;
  if (right.unit === null || isCount(right.unit)) return left.unit;
  if (isCount(left.unit)) return right.unit;
  report(
    `${withUnit(expr.left, left, scope)}和${withUnit(expr.right, right, scope)}不能相乘：只能乘以人、户、个、天、个月、年这样的个数`,
  );
  return undefined;
}

function withUnit(expr: Expr, { unit }: NumberType, scope: Scope): string {
  return `${nameOf(expr, scope)}${unit === null ? '' : `（${unitName(unit)}）`}`;
}

function nameOf(expr: Expr, scope: Scope): string {
  switch (expr.op) {
    case 'fact':
      return `“${scope.facts.get(expr.id)?.label}”`;
    case 'param':
      return `“${scope.params.get(expr.id)?.label}”`;
    case 'condition':
      return `“${scope.conditions.get(expr.id)?.label}”`;
    case 'number':
      return String(expr.value);
    case 'add':
    case 'sub':
    case 'mul':
      return `${nameOf(expr.left, scope)}${SIGNS[expr.op]}${nameOf(expr.right, scope)}`;
    default:
      return '这个条件';
  }
}

const SIGNS = { add: '加', sub: '减', mul: '乘' };

function isPointZero({ min, max }: Interval): boolean {
  return min === 0 && max === 0;
}
