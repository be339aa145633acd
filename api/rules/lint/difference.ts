/** For whom two expressions, or two rulesets over the same questions, do not come to the same. */
import { changed, not, partsOf } from '../parts.ts';
import type { Condition, Expr, Outcome, Param, Ruleset } from '../ruleset.ts';
import { isTruth, named } from './sites.ts';

/** A yes/no expression that holds where two expressions of one type do not have the same value. */
export function differing(ruleset: Ruleset, one: Expr, other: Expr): Expr {
  if (!isTruth(ruleset, one)) return { op: 'ne', left: one, right: other };
  return { op: 'or', of: [and(one, not(other)), and(not(one), other)] };
}

/**
 * A ruleset that holds both, and an expression over it that holds for whom `other` ends in another outcome than `one`, or
 * in the same with another amount. Both have the same days; facts, outcomes and amounts are matched by id.
 */
export function differenceOf(one: Ruleset, other: Ruleset): { ruleset: Ruleset; differs: Expr } {
  const { params, conditions, renamed } = ownNamesOf(other, one);
  const ends = endsOf(one.outcomes, (expr) => expr);
  const otherEnds = endsOf(other.outcomes, renamed);
  const differs = one.outcomes.flatMap((outcome): Expr[] => {
    const end = ends.get(outcome.id) ?? NEVER;
    const otherEnd = otherEnds.get(outcome.id) ?? NEVER;
    const twin = other.outcomes.find(({ id }) => id === outcome.id);
    const amounts = twin ? amountsThatDiffer(outcome, twin, renamed) : [];
    return [
      ...(isSame(end, otherEnd) ? [] : [and(end, not(otherEnd))]),
      ...amounts.map((amount) => and(end, otherEnd, amount)),
    ];
  });
  const ruleset = {
    ...one,
    facts: [...one.facts, ...other.facts.filter(({ id }) => !one.facts.some((fact) => fact.id === id))],
    params: [...one.params, ...params],
    conditions: [...one.conditions, ...conditions],
  };
  return { ruleset, differs: { op: 'or', of: differs } };
}

const NEVER: Expr = { op: 'or', of: [] };

/** By outcome id, whether a household ends in it: its own `when` holds and none before. */
function endsOf(outcomes: readonly Outcome[], renamed: (expr: Expr) => Expr): Map<string, Expr> {
  const before: Expr[] = [];
  return new Map(
    outcomes.map(({ id, when }) => {
      const own = when === null ? [] : [renamed(when)];
      const end = and(...before.map(not), ...own);
      before.push(...own);
      return [id, end];
    }),
  );
}

function amountsThatDiffer(one: Outcome, other: Outcome, renamed: (expr: Expr) => Expr): Expr[] {
  return one.amounts.flatMap((amount): Expr[] => {
    const twin = other.amounts.find(({ id }) => id === amount.id);
    const right = twin && renamed(twin.value);
    if (!right || isSame(amount.value, right)) return [];
    return [{ op: 'ne', left: amount.value, right }];
  });
}

interface OwnNames {
  params: Param[];
  conditions: Condition[];
  renamed: (expr: Expr) => Expr;
}

/** What a ruleset does not have in common with another, under names of its own; what they share is judged once. */
function ownNamesOf(ruleset: Ruleset, shared: Ruleset): OwnNames {
  const params = ruleset.params.filter((param) => !shared.params.some((known) => isSame(known, param)));
  const conditions = ownConditions(ruleset, shared, params);
  const own = new Set([
    ...params.map(({ id }) => `param ${id}`),
    ...conditions.map(({ id }) => `condition ${id}`),
  ]);
  const renamed = (expr: Expr) =>
    changed(expr, (part) =>
      'id' in part && own.has(`${part.op} ${part.id}`) ? { ...part, id: ownName(part) } : undefined,
    );
  return {
    params: params.map((param) => ({ ...param, id: ownName(param) })),
    conditions: conditions.map((condition) => named(ownName(condition), renamed(condition.when))),
    renamed,
  };
}

function ownName({ id }: { id: string }): string {
  return `${id}'`;
}

/** The conditions that are others by themselves, or rest on something that is. */
function ownConditions(ruleset: Ruleset, shared: Ruleset, params: readonly Param[]): Condition[] {
  const isKnown = ({ id, when }: Condition) =>
    shared.conditions.some((known) => known.id === id && isSame(known.when, when));
  const own = new Set(ruleset.conditions.filter((condition) => !isKnown(condition)));
  const ownParams = new Set(params.map(({ id }) => id));
  const restsOnOwn = (expr: Expr): boolean => {
    if (expr.op === 'param') return ownParams.has(expr.id);
    if (expr.op === 'condition') return [...own].some(({ id }) => id === expr.id);
    return partsOf(expr).some(restsOnOwn);
  };
  for (let size = -1; size < own.size; ) {
    size = own.size;
    for (const condition of ruleset.conditions) if (restsOnOwn(condition.when)) own.add(condition);
  }
  return [...own];
}

function and(...of: Expr[]): Expr {
  return { op: 'and', of };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
