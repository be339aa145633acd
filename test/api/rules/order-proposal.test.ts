/** Proposing a better order of questions: never a worse one, never against the words, and nothing but moves in the file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { factOrder, inOrder, meanQuestions } from '../../bench/order/asking.ts';
import { betterOrder } from '../../bench/order/better-order.ts';
import { inquiryInto } from '../../bench/order/inquiry.ts';
import { reorderEntries } from '../../bench/order/reorder-yaml.ts';
import { wordingOf } from '../../bench/order/wording.ts';
import { samples } from './arbitrary-ruleset.ts';
import { RUNS, SEED } from './runs.ts';
import { householdsOf } from './two-valued.ts';

const checks = readContent().programmes.flatMap((programme) => programme.checks);

it.each(checks.map(({ ruleset }) => [ruleset.id, ruleset] as const))(
  '%s asks nothing before what its words take as told',
  (id, { facts }) => {
    const order = facts.map((fact) => fact.id);
    const { after, late } = wordingOf(id);
    const named = [...Object.entries(after).flatMap(([fact, earlier]) => [fact, ...earlier]), ...late];
    expect(named.filter((fact) => !order.includes(fact))).toEqual([]);
    const tooEarly = Object.entries(after).filter(([fact, earlier]) =>
      earlier.some((each) => order.indexOf(each) > order.indexOf(fact)),
    );
    expect(tooEarly).toEqual([]);
  },
);

it('is as good an order as any of a small ruleset, and never worse than the one there is', () => {
  const inquiries = samples.map(({ ruleset }) =>
    inquiryInto(
      ruleset,
      householdsOf(ruleset, {}).map((answers, at) => ({ households: 1 + (at % 4), answers })),
    ),
  );
  fc.assert(
    fc.property(inquiries, (inquiry) => {
      const own = factOrder(inquiry);
      fc.pre(own.length < 6);
      const questions = (order: number[]) => meanQuestions(inquiry, inOrder(order));
      const better = betterOrder(inquiry);
      expect([...better].sort()).toEqual(own);
      expect(questions(better)).toBeLessThanOrEqual(questions(own) + 1e-9);
      const best = Math.min(...ordersOf(own).map(questions));
      expect(questions(better)).toBeLessThanOrEqual(best * 1.03 + 1e-9);
    }),
    { numRuns: Math.ceil(RUNS / 10), seed: SEED },
  );
});

function ordersOf(slots: readonly number[]): number[][] {
  if (slots.length === 0) return [[]];
  return slots.flatMap((slot) =>
    ordersOf(slots.filter((each) => each !== slot)).map((rest) => [slot, ...rest]),
  );
}

describe('entries of a list in YAML', () => {
  const text = [
    'id: x # the check',
    'facts:',
    '  # about the first',
    '  - id: first',
    '    ask: 一',
    '',
    '  - id: second',
    '    ask: >-',
    '      二',
    '  - { id: third, ask: 三 }',
    'conditions:',
    '  - id: first',
    '',
  ];

  it('move with their comments, and nothing else changes', () => {
    expect(reorderEntries(text.join('\n'), 'facts', ['third', 'first', 'second']).split('\n')).toEqual([
      ...text.slice(0, 2),
      ...text.slice(9, 10),
      ...text.slice(2, 9),
      ...text.slice(10),
    ]);
  });

  it('stay where they are in their own order', () => {
    const unchanged = text.join('\n');
    expect(reorderEntries(unchanged, 'facts', ['first', 'second', 'third'])).toBe(unchanged);
  });

  it.each([[['first', 'second']], [['first', 'second', 'fourth']], [['first', 'first', 'second']]])(
    'are not moved into an order of others: %s',
    (ids) => {
      expect(() => reorderEntries(text.join('\n'), 'facts', ids)).toThrow(RangeError);
    },
  );

  it('are not looked for where there is no list', () => {
    expect(() => reorderEntries(text.join('\n'), 'id', [])).toThrow(RangeError);
    expect(() => reorderEntries(text.join('\n'), 'screens', [])).toThrow(RangeError);
  });
});
