/** Each limit has a household on it and one beside it; another reading of the rules agrees that the comparison turns there. */
import { expect, it } from 'vitest';
import { type Boundary, boundariesOf } from '#api/rules/lint/boundaries.ts';
import { expressionText } from '#api/rules/lint/expression-text.ts';
import type { Expr, Ruleset } from '#api/rules/ruleset.ts';
import { checks } from './repository-rules.ts';
import { sampleRuleset } from './sample-check.ts';
import { amountOf, type Household, isTrue } from './two-valued.ts';

const boundaries = checks.flatMap(({ ruleset }) =>
  boundariesOf(ruleset).map((boundary) => ({ ruleset, boundary })),
);

it('stands exactly on the limit, and turns beside it', () => {
  for (const { ruleset, boundary } of boundaries) {
    const { comparison, asOf } = boundary;
    const [onLimit, ...beside] = boundary.households;
    const place = [ruleset.id, ...boundary.path].join(' ');
    const value = (side: Expr) => amountOf(side, ruleset, onLimit ?? {}, asOf);
    expect([place, value(comparison.left)]).toEqual([place, value(comparison.right)]);
    const holds = (household: Household) => isTrue(comparison, ruleset, household, asOf);
    expect([place, beside.map(holds)]).toEqual([place, beside.map(() => !holds(onLimit ?? {}))]);
    expect(beside.length).toBe(comparison.op === 'eq' || comparison.op === 'ne' ? 2 : 1);
  }
});

it('differs from its neighbour in one number, by the least there is or by one of what the text counts', () => {
  for (const { boundary } of boundaries) {
    const [onLimit, ...beside] = boundary.households;
    for (const household of beside) {
      const other = Object.keys(household).filter((id) => household[id] !== onLimit?.[id]);
      expect(boundary.facts).toEqual(expect.arrayContaining(other));
      expect(other.map((id) => Math.abs(Number(household[id]) - Number(onLimit?.[id])))).toEqual([1]);
    }
  }
});

it('is found for every comparison, and only where another outcome comes first no result hangs on it', () => {
  const without = boundaries.filter(({ boundary }) => boundary.households.length === 0);
  expect(without.map(told)).toEqual([]);
  expect(boundaries.filter(({ boundary }) => !boundary.decides).map(told)).toEqual([
    'college-apprenticeship/ratio 学生的人数 > 师傅的人数 * 一个师傅一般最多带的学生',
    'helinger-psychological-services/staffing 单位人数 < 规模线',
  ]);
});

it('is looked for on each day the numbers of the text change, among households as people know them', () => {
  const found = boundariesOf(withStandardForAllDays());
  expect(found.map(({ asOf, households }) => [asOf, households])).toMatchObject([
    [
      '2024-04-10',
      [
        { income: 16500, members: 1 },
        { income: 16499, members: 1 },
      ],
    ],
    [
      '2025-01-01',
      [
        { income: 18000, members: 1 },
        { income: 17999, members: 1 },
      ],
    ],
  ]);
});

it('is told as none where nobody can be on the limit', () => {
  const fixed = withStandardForAllDays((when) => ({ op: 'and', of: [when, { op: 'ge', ...ZERO_AND_ONE }] }));
  const [, , never] = boundariesOf(fixed);
  expect(never).toMatchObject({ facts: [], households: [], decides: false });
});

const ZERO_AND_ONE = { left: { op: 'number', value: 1 }, right: { op: 'number', value: 0 } } as const;

function withStandardForAllDays(change: (when: Expr) => Expr = (when) => when): Ruleset {
  const ruleset = sampleRuleset(({ parameters }) => {
    const last = parameters[0]?.versions[1];
    if (last) last.to = '2026-01-01';
  });
  const [first, ...others] = ruleset.conditions;
  if (!first) throw new Error('the sample has conditions');
  return { ...ruleset, conditions: [{ ...first, when: change(first.when) }, ...others] };
}

function told({ ruleset, boundary }: { ruleset: Ruleset; boundary: Boundary }): string {
  return `${ruleset.id} ${expressionText(ruleset, boundary.comparison)}`;
}
