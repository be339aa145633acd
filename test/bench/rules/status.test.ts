/** What the bench times as “status only” is the status the engine tells, of whichever rules. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import type { Answers, Ruleset } from '#api/rules/ruleset.ts';
import { AS_OF as RANDOM_AS_OF, samples } from '../../api/rules/arbitrary-ruleset.ts';
import { RUNS, SEED } from '../../api/rules/runs.ts';
import { statusOf } from './status.ts';

const checks = readContent().programmes.flatMap((programme) => programme.checks);

function toldBy(ruleset: Ruleset, asOf: string, answers: Answers) {
  return evaluate({ ruleset, sha256: '' }, { asOf, answers }, { explain: 'none' }).status;
}

it.each(checks.map((check) => [check.ruleset.id, check] as const))(
  '%s: the same of every worked and boundary case, also the day before its rules',
  (_id, { ruleset, cases, boundaries }) => {
    const asked = [...cases, ...boundaries, { asOf: '1999-12-31', answers: {} }];
    const told = asked.map(({ asOf, answers }) => statusOf(ruleset, asOf, answers));
    expect(told).toEqual(asked.map(({ asOf, answers }) => toldBy(ruleset, asOf, answers)));
  },
);

it('the same of random rules and answers', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      expect(statusOf(ruleset, RANDOM_AS_OF, answers)).toBe(toldBy(ruleset, RANDOM_AS_OF, answers));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
