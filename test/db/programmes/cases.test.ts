import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { caseDifferences, outcomesWithoutCase } from '#api/cli/worked-cases.ts';

const checks = readContent().programmes.flatMap((programme) => programme.checks);

describe.each(checks.map((check) => [check.ruleset.id, check] as const))('%s', (_id, check) => {
  it.each(check.cases.map((worked) => [worked.name, worked] as const))('%s', (_name, worked) => {
    expect(caseDifferences(check, worked)).toEqual([]);
  });

  it.each(check.boundaries.map((worked) => [worked.name, worked] as const))('%s', (_name, worked) => {
    expect(caseDifferences(check, worked)).toEqual([]);
  });

  it('has a case for every outcome', () => {
    expect(outcomesWithoutCase(check)).toEqual([]);
  });
});
