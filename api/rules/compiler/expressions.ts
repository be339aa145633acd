/** Expressions of a check: parsed, typed, and free of circles. */
import type { CheckSource } from '../authoring.ts';
import { hull, point } from '../engine/interval.ts';
import type { Expr, Fact, Param, Unit } from '../ruleset.ts';
import { parseExpression } from './expression.ts';
import type { Path, Report, See } from './report.ts';
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
    if (expr) requireTruth(expr, scope, reportAt(path));
    return expr && withScales(expr, scope);
  }

  function number(text: string, path: Path): { expr: Expr; unit: Unit } | undefined {
    const expr = parse(text, path);
    const type = expr && requireNumber(expr, scope, reportAt(path));
    if (!expr || !type) return undefined;
    if (type.unit === null) report(path, '金额或数量要有单位，请用参数来写');
    return type.unit === null ? undefined : { expr: withScales(expr, scope), unit: type.unit };
  }

  function reportAt(path: Path) {
    return (message: string, ...about: Expr[]) => report(path, message, placesOf(about, scope));
  }

  function parse(text: string, path: Path): Expr | undefined {
    const parsed = parseExpression(text, names);
    if ('expr' in parsed) return parsed.expr;
    for (const problem of parsed.problems) report(path, problem);
    return undefined;
  }
}

/** Where the numbers among some expressions are written. */
function placesOf(exprs: readonly Expr[], { facts, params }: Scope): See {
  return exprs.flatMap((expr) => {
    const known =
      expr.op === 'fact' ? facts.get(expr.id) : expr.op === 'param' ? params.get(expr.id) : undefined;
    return known && 'path' in known ? [{ name: known.label, path: known.path }] : [];
  });
}

/** What expressions may refer to, with every value it can take. */
export function scopeOf(source: CheckSource, facts: Fact[], params: Param[]): Scope {
  const pathOf = (list: 'facts' | 'parameters', id: string) => [
    list,
    source[list].findIndex((written) => written.id === id),
  ];
  return {
    facts: new Map(facts.map((fact) => [fact.id, factType(fact, pathOf('facts', fact.id))])),
    params: new Map(
      params.map(({ id, label, unit, versions }) => {
        const range = hull(versions.map(({ value }) => point(value)));
        return [id, { label, unit, range, path: pathOf('parameters', id) }];
      }),
    ),
    conditions: new Map(source.conditions.map(({ id, label }) => [id, { label }])),
  };
}

type FactType = Scope['facts'] extends ReadonlyMap<string, infer Entry> ? Entry : never;

function factType(fact: Fact, path: Path): FactType {
  if (fact.type === 'bool') return { label: fact.label, type: 'bool' };
  return { label: fact.label, type: 'int', unit: fact.unit, range: { min: fact.min, max: fact.max }, path };
}
