/** Every kind of fault, put into every real ruleset wherever it can be, is reported where it is. */
import { expect, it } from 'vitest';
import { RUNS_FULLY, sampleOf } from '../sample.ts';
import type { Fault } from './fault.ts';
import { ruleFaults } from './rule-faults.ts';
import { sourceFaults } from './source-faults.ts';
import { writtenChecks } from './written-checks.ts';

/** Of each kind, where not all are tried. */
const SOME = { rules: 6, source: 60 };
const TIMEOUT = { timeout: RUNS_FULLY ? 1_800_000 : 120_000 };

it('is caught by the compiler or the loader in at least 95 of 100, of each kind', TIMEOUT, () => {
  expectCaught(writtenChecks.flatMap(sourceFaults), SOME.source);
});

it('is caught by rules:lint in at least 95 of 100, of each kind', TIMEOUT, () => {
  expectCaught(
    writtenChecks.flatMap(({ ruleset }) => ruleFaults(ruleset)),
    SOME.rules,
  );
});

function expectCaught(faults: readonly Fault[], some: number): void {
  const kinds = [...Map.groupBy(faults, ({ kind }) => kind)];
  const rows = kinds.map(([kind, all]) => {
    const tried = sampleOf(all, some);
    const missed = tried.filter(({ isCaught }) => !isCaught());
    for (const { told } of missed) console.info('missed', kind, told);
    return { kind, possible: all.length, injected: tried.length, caught: tried.length - missed.length };
  });
  console.table(rows);
  const sum = (of: 'injected' | 'caught') => rows.reduce((total, row) => total + row[of], 0);
  console.info(`${sum('caught')} of ${sum('injected')} caught`);
  expect(rows.filter(({ injected, caught }) => caught < 0.95 * injected)).toEqual([]);
  expect(sum('caught')).toBeGreaterThanOrEqual(0.95 * sum('injected'));
}
