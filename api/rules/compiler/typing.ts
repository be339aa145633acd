/** Checks what an expression is (yes/no or a number), its units, and that no answer can overflow exact integers. */

import { add, hull, type Interval, multiply, point, quotient, subtract } from '../engine/interval.ts';
import { unitName } from '../format.ts';
import type { Arithmetic, Comparison } from '../operators.ts';
import { changed } from '../parts.ts';
import type { Expr, Unit } from '../ruleset.ts';
import { isCount, quotientUnit } from './dimensions.ts';
import type { Path } from './report.ts';

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
  /** Where it is written. */
  path: Path;
}

type Type = { type: 'truth' } | NumberType;

/** A number; `unit` is null for the literals 0 and 1 and what is made of them alone. */
interface NumberType {
  type: 'number';
  unit: Unit | null;
  range: Interval;
}

/** Reports one mistake, in Chinese, and the expressions it is about where one has to look at what they are. */
type Report = (message: string, ...about: Expr[]) => void;

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
    case 'atLeast':
      return allTruths(expr.of, scope, report);
    case 'min':
    case 'max':
      return likeNumbers(expr.of, scope, report);
    case 'if': {
      const test = allTruths([expr.test], scope, report);
      const arms = likeNumbers([expr.yes, expr.no], scope, report);
      return test && arms;
    }
    case 'round':
      return rounded(expr, scope, report);
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

/** Numbers of one unit: what 较小, 较大 and 若 choose from. Which is chosen is not known here, so any of them may be. */
function likeNumbers(exprs: Expr[], scope: Scope, report: Report): NumberType | undefined {
  const types = exprs.map((expr) => requireNumber(expr, scope, report));
  const [first, ...others] = types;
  const [firstExpr] = exprs;
  if (!first || !firstExpr) return undefined;
  let result = first;
  for (const [index, other] of others.entries()) {
    const expr = exprs[index + 1];
    if (!other || !expr) return undefined;
    const sides = { left: result, right: other };
    if (!sameUnit({ left: firstExpr, right: expr }, sides, scope, '放在一起选', report)) return undefined;
    result = {
      type: 'number',
      unit: result.unit ?? other.unit,
      range: hull([result.range, other.range]),
    };
  }
  return result;
}

type Rounded = Extract<Expr, { op: 'round' }>;

function rounded(expr: Rounded, scope: Scope, report: Report): NumberType | undefined {
  const over = expr.over.map((part) => requireNumber(part, scope, report));
  const under = expr.under.map((part) => requireNumber(part, scope, report));
  const numbers = [...over, ...under];
  if (!numbers.every((type) => type !== undefined)) return undefined;
  for (const [index, type] of numbers.entries()) {
    const part = [...expr.over, ...expr.under][index];
    const least = index < over.length ? 0 : 1;
    if (!part || reportFactor(part, type, least, scope, report)) return undefined;
  }
  const result = quotientUnit(unitsOf(over), unitsOf(under));
  if (!result) {
    report(
      `${[...expr.over, ...expr.under].map((part) => nameOf(part, scope)).join('、')}乘除以后不是钱、面积、重量或比例，请检查单位`,
      ...expr.over,
      ...expr.under,
    );
    return undefined;
  }
  const range = quotient(rangesOf(over), rangesOf(under), { ...expr, scale: result.scale });
  if (range.max <= Number.MAX_SAFE_INTEGER) return { type: 'number', unit: result.unit, range };
  report(`结果可能大到 ${range.max}，超过能准确计算的 ${Number.MAX_SAFE_INTEGER}；请把用到的上限（max）改小`);
  return undefined;
}

/** Reports a factor below 0 or a divisor below 1; true where it did. */
function reportFactor(
  part: Expr,
  { range }: NumberType,
  least: 0 | 1,
  scope: Scope,
  report: Report,
): boolean {
  if (range.min >= least) return false;
  const name = nameOf(part, scope);
  if (least === 1) report(`${name}可能是 0，不能作除数；请把它的下限（min）写成大于 0`);
  else report(`${name}可能小于 0，不能放在取整的括号里`);
  return true;
}

function unitsOf(types: readonly (NumberType | undefined)[]): (Unit | null)[] {
  return types.map((type) => type?.unit ?? null);
}

function rangesOf(types: readonly (NumberType | undefined)[]): Interval[] {
  return types.flatMap((type) => (type ? [type.range] : []));
}

/** The expression with the scale of every rounded quotient; of one whose types were found right. */
export function withScales(expr: Expr, scope: Scope): Expr {
  return changed(expr, (part) => {
    if (part.op !== 'round') return undefined;
    const over = part.over.map((each) => withScales(each, scope));
    const under = part.under.map((each) => withScales(each, scope));
    const units = (parts: Expr[]) => unitsOf(parts.map((each) => requireNumber(each, scope, () => {})));
    return { ...part, over, under, scale: quotientUnit(units(over), units(under))?.scale ?? part.scale };
  });
}

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
  expr: { left: Expr; right: Expr },
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
  report(
    `${withUnit(expr.left, left, scope)}和${withUnit(expr.right, right, scope)}单位不同，不能${verb}`,
    expr.left,
    expr.right,
  );
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
    `${withUnit(expr.left, left, scope)}和${withUnit(expr.right, right, scope)}不能相乘：只能乘以人、户、个、天、个月、年这样的个数；要乘比例或面积，写在 四舍五入(…) 这样的取整里`,
    expr.left,
    expr.right,
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
