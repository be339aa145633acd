/** Rules whose comparisons rest on shared ones judge every household as before. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withSharedComparisons } from '#api/rules/lint/shared-comparisons.ts';
import { named } from '#api/rules/lint/sites.ts';
import type { Expr, Ruleset } from '#api/rules/ruleset.ts';
import { AS_OF, samples } from './arbitrary-ruleset.ts';
import { RUNS, SEED } from './runs.ts';
import { sampleRuleset } from './sample-check.ts';
import { householdsOf, isTrue, outcomeOf } from './two-valued.ts';

it('however two numbers are compared, and in whichever order', () => {
  const [income, members]: Expr[] = [
    { op: 'fact', id: 'income' },
    { op: 'fact', id: 'members' },
  ];
  if (!income || !members) throw new Error('two facts');
  const comparisons = (['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const).flatMap((op) => [
    named(`${op} one way`, { op, left: income, right: members }),
    named(`${op} the other`, { op, left: members, right: income }),
  ]);
  const ruleset = { ...sampleRuleset(), conditions: comparisons, outcomes: [] };
  const shared = withSharedComparisons(ruleset);
  expect(shared.conditions).toHaveLength(comparisons.length + 2);
  for (const household of [1, 2, 3].map((value) => ({ income: 2, members: value }))) {
    expect(truths(shared, household).slice(0, comparisons.length)).toEqual(truths(ruleset, household));
  }
});

it('for any rules', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const shared = withSharedComparisons(ruleset);
      for (const household of householdsOf(ruleset, answers)) {
        expect(truths(shared, household).slice(0, ruleset.conditions.length)).toEqual(
          truths(ruleset, household),
        );
        expect(outcomeOf(shared, household, AS_OF).id).toBe(outcomeOf(ruleset, household, AS_OF).id);
      }
    }),
    { numRuns: RUNS / 5, seed: SEED },
  );
});

function truths(ruleset: Ruleset, household: Record<string, boolean | number>): boolean[] {
  return ruleset.conditions.map(({ when }) => isTrue(when, ruleset, household, AS_OF));
}
