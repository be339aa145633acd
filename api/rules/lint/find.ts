/** Looks on every day of a ruleset for a household, for a goal or for an expression over the names of the ruleset. */
import type { Expr, Ruleset } from '../ruleset.ts';
import { daysToJudge } from './days.ts';
import { judges } from './goals.ts';
import { type Field, type Found, fieldsOf, type Goal, LIMITS, type Limits, search } from './search.ts';
import { named } from './sites.ts';

/** A household on any of the days; none only where no day has one. */
export function searchDays(fields: readonly Field[], goal: (field: Field) => Goal, limits: Limits): Found {
  let undecided = fields.length === 0;
  for (const field of fields) {
    const found = search(field, goal(field), limits);
    if (found.verdict === 'witness') return found;
    if (found.verdict === 'undecided') undecided = true;
  }
  return { verdict: undecided ? 'undecided' : 'none' };
}

/** A household for which a yes/no expression holds on any of `days` (all that differ, unless given). */
export function findHousehold(
  ruleset: Ruleset,
  holds: Expr,
  { days = daysToJudge(ruleset), limits = LIMITS }: { days?: readonly string[]; limits?: Limits } = {},
): Found {
  const asked = { ...ruleset, conditions: [...ruleset.conditions, named("'asked", holds)] };
  return searchDays(fieldsOf(asked, days), (field) => judges(field, ruleset.conditions.length, true), limits);
}
