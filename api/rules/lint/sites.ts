/** Every place in a ruleset where an expression stands, and the ruleset with another expression in that place. */
import { isComparison } from '../operators.ts';
import { changed, partsOf, withParts } from '../parts.ts';
import type { Condition, Expr, Ruleset } from '../ruleset.ts';

/** A place in a ruleset where an expression stands. */
export interface Site {
  /** Of the whole expression, where its author wrote it (`CheckSource`). */
  path: (string | number)[];
  /** The whole expression; the site may be a part of it. */
  whole: Expr;
  expr: Expr;
  /** The whole expression with another one here. */
  within: (other: Expr) => Expr;
  /** The ruleset with another expression here. */
  put: (other: Expr) => Ruleset;
}

/** Every expression of a ruleset and each of their parts, in reading order, a whole before its parts. */
export function sitesOf(ruleset: Ruleset): Site[] {
  return wholesOf(ruleset).flatMap(({ path, whole, replace }) =>
    placesIn(whole).map(({ expr, within }) => ({
      path,
      whole,
      expr,
      within,
      put: (other) => replace(within(other)),
    })),
  );
}

/** Whether an expression is a yes/no. */
export function isTruth({ facts }: Ruleset, expr: Expr): boolean {
  switch (expr.op) {
    case 'fact':
      return facts.some(({ id, type }) => id === expr.id && type === 'bool');
    case 'condition':
    case 'and':
    case 'or':
    case 'not':
    case 'atLeast':
      return true;
    default:
      return isComparison(expr);
  }
}

/** The ruleset with something else for every expression for which `change` gives something; the parts of others are gone into. */
export function withExpressions(ruleset: Ruleset, change: (expr: Expr) => Expr | undefined): Ruleset {
  return {
    ...ruleset,
    conditions: ruleset.conditions.map((condition) => ({
      ...condition,
      when: changed(condition.when, change),
    })),
    outcomes: ruleset.outcomes.map((outcome) => ({
      ...outcome,
      when: outcome.when && changed(outcome.when, change),
      amounts: outcome.amounts.map((amount) => ({ ...amount, value: changed(amount.value, change) })),
    })),
  };
}

/** A condition that stands in no ruleset: an id with `'` in it is none an author can write. */
export function named(id: string, when: Expr): Condition {
  return { id, label: '', yes: '', no: '', when, cites: [] };
}

interface Whole {
  path: (string | number)[];
  whole: Expr;
  replace: (other: Expr) => Ruleset;
}

/** What conditions and outcomes hang on, and amounts. */
function wholesOf(ruleset: Ruleset): Whole[] {
  const { conditions, outcomes } = ruleset;
  return [
    ...conditions.map((condition, slot) => ({
      path: ['conditions', slot, 'when'],
      whole: condition.when,
      replace: (when: Expr) => ({
        ...ruleset,
        conditions: replaced(conditions, slot, { ...condition, when }),
      }),
    })),
    ...outcomes.flatMap((outcome, slot): Whole[] => {
      const withOutcome = (changes: Partial<typeof outcome>) => ({
        ...ruleset,
        outcomes: replaced(outcomes, slot, { ...outcome, ...changes }),
      });
      const path = ['outcomes', slot];
      const when: Whole[] = outcome.when
        ? [{ path: [...path, 'when'], whole: outcome.when, replace: (other) => withOutcome({ when: other }) }]
        : [];
      const amounts = outcome.amounts.map((amount, index) => ({
        path: [...path, 'amounts', index, 'value'],
        whole: amount.value,
        replace: (value: Expr) =>
          withOutcome({ amounts: replaced(outcome.amounts, index, { ...amount, value }) }),
      }));
      return [...when, ...amounts];
    }),
  ];
}

/** An expression and each of its parts, with what stands around it. */
function placesIn(expr: Expr): { expr: Expr; within: (other: Expr) => Expr }[] {
  const parts = partsOf(expr);
  const inner = parts.flatMap((part, index) =>
    placesIn(part).map((place) => ({
      expr: place.expr,
      within: (other: Expr) => withParts(expr, replaced(parts, index, place.within(other))),
    })),
  );
  return [{ expr, within: (other) => other }, ...inner];
}

function replaced<Item>(items: readonly Item[], at: number, item: Item): Item[] {
  return items.map((each, index) => (index === at ? item : each));
}
