/** Expressions of a check: parsed, typed, and free of circles. */
import type { CheckSource } from '../authoring.ts';
import type { Expr, Fact, Param, Unit } from '../ruleset.ts';
import { parseExpression } from './expression.ts';
import type { Path, Report } from './report.ts';
import type { Names } from './tokens.ts';
import { requireNumber, requireTruth, type Scope, withScales } from './typing.ts';

/** Compiles the expressions of one check; undefined stands for an expression whose mistakes were reported. */
export interface Expressions {
  truth: (text: string, path: Path) => Expr | undefined;
  number: (text: string, path: Path) => { expr: Expr; unit: Unit } | undefined;
}

/** An `Expressions` over the names of one check; every mistake is reported at the path of its expression. */
export function expressionsOf(names: Names, scope: Scope, report: Report): Expressions {
  return { truth, number };

  function truth(text: string, path: Path): Expr | undefined {
    const expr = parse(text, path);
    if (expr) requireTruth(expr, scope, (message) => report(path, message));
    return expr && withScales(expr, scope);
  }

  function number(text: string, path: Path): { expr: Expr; unit: Unit } | undefined {
    const expr = parse(text, path);
    const type = expr && requireNumber(expr, scope, (message) => report(path, message));
    if (!expr || !type) return undefined;
    if (type.unit === null) report(path, '金额或数量要有单位，请用参数来写');
    return type.unit === null ? undefined : { expr: withScales(expr, scope), unit: type.unit };
  }

  function parse(text: string, path: Path): Expr | undefined {
    const parsed = parseExpression(text, names);
    if ('expr' in parsed) return parsed.expr;
    for (const problem of parsed.problems) report(path, problem);
    return undefined;
  }
}

/** What expressions may refer to, with every value it can take. */
export function scopeOf(facts: Fact[], params: Param[], conditions: CheckSource['conditions']): Scope {
  return {
    facts: new Map(facts.map((fact) => [fact.id, factType(fact)])),
    params: new Map(
      params.map(({ id, label, unit, versions }) => [id, { label, unit, range: hull(versions) }]),
    ),
    conditions: new Map(conditions.map(({ id, label }) => [id, { label }])),
  };
}

type FactType = Scope['facts'] extends ReadonlyMap<string, infer Entry> ? Entry : never;

function factType(fact: Fact): FactType {
  if (fact.type === 'bool') return { label: fact.label, type: 'bool' };
  return { label: fact.label, type: 'int', unit: fact.unit, range: { min: fact.min, max: fact.max } };
}

function hull(versions: Param['versions']): { min: number; max: number } {
  const values = versions.map(({ value }) => value);
  return values.length === 0 ? { min: 0, max: 0 } : { min: Math.min(...values), max: Math.max(...values) };
}
