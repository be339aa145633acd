/** Households on either side of every limit: for each comparison one exactly on it, and the nearest for whom it turns. */
import { decide } from '../engine/decide.ts';
import { modelOf } from '../engine/model.ts';
import { paramsInForce, situationOf } from '../engine/situation.ts';
import { COMPARISONS, type Comparison, isComparison } from '../operators.ts';
import { factsIn } from '../parts.ts';
import type { Expr, NumberFact, Ruleset } from '../ruleset.ts';
import { daysToJudge } from './days.ts';
import { differenceOf, differing } from './difference.ts';
import { findHousehold } from './find.ts';
import type { Household, Witness } from './finding.ts';
import { named, type Site, sitesOf } from './sites.ts';

/** A comparison on one day of the rules. */
export interface Boundary {
  asOf: string;
  comparison: Comparison;
  /** Of the whole expression it stands in, where its author wrote it (`CheckSource`). */
  path: (string | number)[];
  /** Ids of the numbers compared, in reading order. */
  facts: string[];
  /** What has to be known of a household on the limit and of those beside it; none where nobody can be on the limit. */
  households: Household[];
  /** Whether somebody on the limit would end otherwise if the comparison turned. */
  decides: boolean;
}

/** Every comparison of a ruleset on every day that can make a difference, in the order of the check. */
export function boundariesOf(ruleset: Ruleset): Boundary[] {
  return sitesOf(ruleset).flatMap((site) => {
    const { expr, path } = site;
    if (!isComparison(expr)) return [];
    return daysToJudge(ruleset).map((asOf) => {
      const facts = factsIn(expr);
      const found = findOnLimit(ruleset, { site, comparison: expr, asOf });
      const beside = found ? besideLimit(ruleset, expr, found.witness) : [];
      const households = found ? [decisiveIn(found.witness), ...beside] : [];
      return { asOf, comparison: expr, path, facts, households, decides: found?.decides ?? false };
    });
  });
}

interface Limit {
  site: Site;
  comparison: Comparison;
  asOf: string;
}

/** Somebody on the limit whose result hangs on it; or for whom at least the condition turns; or anybody on it. */
function findOnLimit(ruleset: Ruleset, limit: Limit): { witness: Witness; decides: boolean } | undefined {
  const { site, comparison } = limit;
  const turned: Expr = { ...comparison, op: COMPARISONS[comparison.op].opposite };
  const both = differenceOf(ruleset, site.put(turned));
  const hangs = findOn(both.ruleset, limit, both.differs);
  if (hangs) return { witness: hangs, decides: true };
  const turns = differing(ruleset, site.whole, site.within(turned));
  const witness = findOn(ruleset, limit, turns) ?? findOn(ruleset, limit);
  return witness && { witness, decides: false };
}

function findOn(ruleset: Ruleset, { comparison, asOf }: Limit, holds?: Expr): Witness | undefined {
  const { left, right } = comparison;
  const onLimit: Expr = { op: 'and', of: [{ op: 'eq', left, right }, ...(holds ? [holds] : [])] };
  for (const among of fromOrdinary(ruleset, factsIn(comparison))) {
    const found = findHousehold(among, onLimit, { days: [asOf] });
    if (found.verdict === 'witness') return found.witness;
  }
  return undefined;
}

/** Where numbers of several facts are compared: first households as people know them, 1 to 10 of a thing, then all. */
function fromOrdinary(ruleset: Ruleset, compared: readonly string[]): Ruleset[] {
  if (compared.length < 2) return [ruleset];
  const within = (narrow: (fact: NumberFact) => NumberFact) => ({
    ...ruleset,
    facts: ruleset.facts.map((fact) =>
      fact.type === 'int' && compared.includes(fact.id) ? narrow(fact) : fact,
    ),
  });
  const some = (fact: NumberFact) => ({ ...fact, min: Math.min(fact.max, Math.max(fact.min, 1)) });
  const few = (fact: NumberFact) => ({ ...some(fact), max: Math.min(fact.max, some(fact).min + 9) });
  return [within(few), within(some), ruleset];
}

/** The nearest households beside the limit, of one number more or less: on one side of it, or for = and != on both. */
function besideLimit(ruleset: Ruleset, comparison: Comparison, witness: Witness): Household[] {
  const sides = comparison.op === 'eq' || comparison.op === 'ne' ? 2 : 1;
  const turns = turnsFor(ruleset, comparison, witness);
  const found: Household[] = [];
  for (const household of neighboursOf(ruleset, comparison, witness)) {
    if (turns(household)) found.push(household);
    if (found.length === sides) break;
  }
  return found;
}

/** Households that differ in one of the numbers compared, the nearest first. */
function* neighboursOf(ruleset: Ruleset, comparison: Comparison, witness: Witness): Generator<Household> {
  const numbers = aloneFirst(comparison).flatMap((id) => ruleset.facts.filter((fact) => fact.id === id));
  for (let step = 1; step <= FARTHEST; step += 1) {
    for (const fact of numbers) {
      if (fact.type !== 'int') continue;
      const onLimit = Number(witness.household[fact.id]);
      for (const value of [onLimit - step, onLimit + step]) {
        if (fact.min <= value && value <= fact.max) yield { ...decisiveIn(witness), [fact.id]: value };
      }
    }
  }
}

/** Numbers are counted in small units, and a limit is a multiple of what one of the numbers counts. */
const FARTHEST = 1000;

/** One more student beside the limit says more than one more teacher for 4000 students. */
function aloneFirst(comparison: Comparison): string[] {
  const alone = [comparison.left, comparison.right].flatMap((side) => (side.op === 'fact' ? [side.id] : []));
  return [...new Set([...alone, ...factsIn(comparison)])];
}

/** Whether the comparison is another for a household than for the one on the limit. */
function turnsFor(
  ruleset: Ruleset,
  comparison: Comparison,
  { asOf, household }: Witness,
): (household: Household) => boolean {
  const model = modelOf({
    ...ruleset,
    conditions: [...ruleset.conditions, named("'turns", comparison)],
  });
  const params = paramsInForce(ruleset, asOf) ?? [];
  const holds = (answers: Household) => {
    const situation = situationOf(model, answers, params);
    decide(model, situation);
    return situation.conditions.at(-1) ?? null;
  };
  const onLimit = holds(household);
  return (other) => holds(other) === !onLimit;
}

function decisiveIn({ household, decisive }: Witness): Household {
  return Object.fromEntries(Object.entries(household).filter(([id]) => decisive.includes(id)));
}
