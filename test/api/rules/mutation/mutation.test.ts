/** A slip in any ruleset is caught by the cases of its check: those their authors signed and those at the limits. */
import { describe, expect, it } from 'vitest';
import { householdText } from '#api/rules/lint/household-text.ts';
import { seededRandom } from '#api/rules/lint/random.ts';
import type { Found } from '#api/rules/lint/search.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import { checks } from '../repository-rules.ts';
import { SEED } from '../runs.ts';
import { amountOf, type Household, outcomeOf } from '../two-valued.ts';
import { findDifference, isKilled } from './killed.ts';
import { type Mutant, offByOne, otherMutants } from './mutants.ts';

const limits = resultsOf(offByOne);
const others = resultsOf(otherMutants);

describe('a slip', () => {
  it('at a limit is caught in every ruleset that compares, or changes nobody', () => {
    report(limits);
    expect(missed(limits).map(told)).toEqual([]);
    const compare = new Set(limits.map(({ ruleset }) => ruleset.id));
    const caught = new Set(
      limits.filter((one) => one.difference === undefined).map(({ ruleset }) => ruleset.id),
    );
    expect(caught).toEqual(compare);
  });

  it('of any other kind is caught in at least nine of ten', () => {
    report(others);
    const faults = others.filter(({ difference }) => difference?.verdict !== 'none');
    expect(missed(others).length / faults.length).toBeLessThanOrEqual(0.1);
  });

  it('that is proved to change nobody changes nobody by another reading of the rules', () => {
    const same = [...limits, ...others].filter(({ difference }) => difference?.verdict === 'none');
    expect(same.length).toBeGreaterThan(0);
    for (const { ruleset, mutant } of same) {
      for (const household of someHouseholds(ruleset)) {
        const asOf = ruleset.inForce.from;
        const place = [mutant.place, household];
        expect([place, endOf(mutant.ruleset, household, asOf)]).toEqual([
          place,
          endOf(ruleset, household, asOf),
        ]);
      }
    }
  });

  it('that no case shows is shown on a household, which another reading judges otherwise too', () => {
    for (const { ruleset } of checks) {
      for (const mutant of offByOne(ruleset)) {
        const found = findDifference(ruleset, mutant.ruleset);
        if (found.verdict !== 'witness') continue;
        const { household, asOf } = found.witness;
        expect(endOf(mutant.ruleset, household, asOf)).not.toEqual(endOf(ruleset, household, asOf));
      }
    }
  });
});

/** A mutant, and where no case catches it what the search for somebody it judges otherwise came to. */
interface Result {
  ruleset: Ruleset;
  mutant: Mutant;
  difference: Found | undefined;
}

function resultsOf(mutantsOf: (ruleset: Ruleset) => Mutant[]): Result[] {
  return checks.flatMap(({ ruleset, cases, boundaries }) =>
    mutantsOf(ruleset).map((mutant) => {
      const isCaught = isKilled([...cases, ...boundaries], mutant.ruleset);
      return { ruleset, mutant, difference: isCaught ? undefined : findDifference(ruleset, mutant.ruleset) };
    }),
  );
}

function missed(results: readonly Result[]): Result[] {
  return results.filter(({ difference }) => difference && difference.verdict !== 'none');
}

function told({ ruleset, mutant, difference }: Result): string {
  const shown =
    difference?.verdict === 'witness' ? householdText(ruleset, difference.witness) : 'no household found';
  return `${mutant.slip}: ${mutant.place}: ${shown}`;
}

/** Slip by slip: how many were tried, caught, and proved to change nobody; then each that was missed. */
function report(results: readonly Result[]): void {
  const table = [...Map.groupBy(results, ({ mutant }) => mutant.slip)].map(([slip, list]) => ({
    slip,
    tried: list.length,
    caught: list.filter(({ difference }) => difference === undefined).length,
    same: list.filter(({ difference }) => difference?.verdict === 'none').length,
    missed: missed(list).length,
  }));
  console.table(table);
  for (const result of missed(results)) console.info('missed', told(result));
}

function someHouseholds({ facts }: Ruleset): Household[] {
  const random = seededRandom(SEED);
  return Array.from({ length: process.env.FULL ? 2000 : 100 }, () =>
    Object.fromEntries(
      facts.map((fact) => [
        fact.id,
        fact.type === 'bool' ? random(2) === 1 : fact.min + random(Math.min(fact.max - fact.min, 10_000) + 1),
      ]),
    ),
  );
}

function endOf(ruleset: Ruleset, household: Household, asOf: string) {
  const { id, amounts } = outcomeOf(ruleset, household, asOf);
  return [id, ...amounts.map(({ value }) => amountOf(value, ruleset, household, asOf))];
}
