/** What stands in a check and changes nothing: questions, parameters and conditions. */
import { formatQuantity } from '../format.ts';
import { changed } from '../parts.ts';
import type { Condition, Expr, Fact, NumberFact, Param, Ruleset } from '../ruleset.ts';
import { differenceOf, differing } from './difference.ts';
import { findHousehold } from './find.ts';
import type { Finding } from './finding.ts';
import { absent, plain } from './report.ts';
import type { Found, Limits } from './search.ts';
import { sitesOf, withExpressions } from './sites.ts';

/** The facts no answer to which changes an outcome or an amount. */
export function unusedFacts(ruleset: Ruleset, limits: Limits): Finding[] {
  const read = namesRead(ruleset, 'fact');
  return ruleset.facts.flatMap((fact, slot) => {
    const place = { path: ['facts', slot], id: fact.id };
    if (!read.has(fact.id)) {
      return plain('unusedFact', place, `问题“${fact.label}”没有一处用到，请去掉，或者写进条件`);
    }
    const found = findChange(ruleset, { op: 'fact', id: fact.id }, fact, limits);
    const says = `问题“${fact.label}”怎么回答，结果和金额都一样：请去掉，或者看看条件是不是写漏了`;
    return absent('unusedFact', place, found, { says });
  });
}

/**
 * The parameters nothing reads and no text tells, and those that are read but no other value of which changes an outcome or
 * an amount. One that nothing reads but texts tell is none of them: the document states it, and no rule hangs on it.
 */
export function unusedParams(ruleset: Ruleset, limits: Limits): Finding[] {
  const read = namesRead(ruleset, 'param');
  const texts = JSON.stringify([
    ruleset.conditions,
    ruleset.outcomes,
    ruleset.assumptions,
    ruleset.amountNote,
  ]);
  return ruleset.params.flatMap((param, slot) => {
    const place = { path: ['parameters', slot], id: param.id };
    if (!read.has(param.id)) {
      if (texts.includes(`{${param.id}}`)) return [];
      return plain(
        'unusedParam',
        place,
        `参数“${param.label}”没有一处用到，请去掉，或者写进条件、金额或文字里`,
      );
    }
    const other = otherValueOf(param);
    const range = [other.min, other.max].map((value) => formatQuantity(value, param.unit)).join('到');
    const says = `参数“${param.label}”从${range}改成多少，结果和金额都一样：请看看条件是不是写漏了`;
    const found = findChange(ruleset, { op: 'param', id: param.id }, other, limits);
    return absent('unusedParam', place, found, { says });
  });
}

/** Somebody who would end otherwise, or be given another amount, were another answer or value in its place. */
export function findChange(
  ruleset: Ruleset,
  { op, id }: { op: 'fact' | 'param'; id: string },
  like: Fact,
  limits: Limits,
): Found {
  const fact = { ...like, id: `${like.id}'` };
  const asked = { ...ruleset, facts: [...ruleset.facts, fact] };
  const other = (expr: Expr): Expr | undefined =>
    expr.op === op && expr.id === id ? { op: 'fact', id: fact.id } : undefined;
  // What rests on expressions that all come out as before comes out as before.
  const readers = new Set(sitesOf(asked).flatMap(({ expr, whole }) => (other(expr) ? [whole] : [])));
  const isAsBefore = (whole: Expr) => {
    const differs = differing(asked, whole, changed(whole, other));
    return findHousehold(asked, differs, { limits: briefly(limits) }).verdict === 'none';
  };
  if ([...readers].every(isAsBefore)) return { verdict: 'none' };
  const both = differenceOf(ruleset, withExpressions(asked, other));
  return findHousehold(both.ruleset, both.differs, { limits: briefly(limits) });
}

/** Somebody is soon guessed for whom a number matters that is multiplied with others, and hard to find by cutting. */
function briefly({ sets, households, seed }: Limits): Limits {
  return {
    guesses: Math.min(households, 500),
    sets: Math.min(sets, 5_000),
    households: Math.min(households, 5_000),
    seed,
  };
}

/** From 1 to double, or one more; never 0 unless it is 0 or less, for it may divide. */
function otherValueOf({ id, label, unit, versions }: Param): NumberFact {
  const values = versions.map(({ value }) => value);
  const texts = {
    label,
    ask: label,
    help: null,
    whereToFind: null,
    concept: null,
    changeable: false,
    cites: [],
  };
  const max = Math.max(...values.map((value) => Math.max(value + 1, 2 * value)));
  return { id, ...texts, type: 'int', unit, min: Math.min(...values, 1), max };
}

/** The conditions nothing names. */
export function unusedConditions(ruleset: Ruleset): Finding[] {
  const read = namesRead(ruleset, 'condition');
  const unread = ({ id, label }: Condition, slot: number) =>
    read.has(id)
      ? []
      : plain(
          'unusedCondition',
          { path: ['conditions', slot], id },
          `条件“${label}”没有一处用到，请去掉，或者写进结果里`,
        );
  return ruleset.conditions.flatMap(unread);
}

/** Ids of this kind that any expression names. */
function namesRead(ruleset: Ruleset, kind: 'fact' | 'param' | 'condition'): Set<string> {
  return new Set(sitesOf(ruleset).flatMap(({ expr }) => (expr.op === kind ? [expr.id] : [])));
}
