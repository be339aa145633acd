/** Counting questions: the same engine, an optimum nobody beats, and a proof where a question had no purpose. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import type { Answers, Fact, Ruleset } from '#api/rules/ruleset.ts';
import {
  countScreens,
  factOrder,
  inOrder,
  meanQuestions,
  oneAfterAnother,
} from '../../bench/order/asking.ts';
import { askedToo, groupsBy, has, type Inquiry, inquiryInto, sizeOf } from '../../bench/order/inquiry.ts';
import { matters } from '../../bench/order/matters.ts';
import { isMeasured } from '../../bench/order/measured.ts';
import { leastMeanQuestions, meanOfFewest } from '../../bench/order/optimum.ts';
import { type Alike, AS_OF, readPopulation } from '../../bench/order/population.ts';
import { samples } from './arbitrary-ruleset.ts';
import { RUNS, SEED } from './runs.ts';
import { amountOf, type Household, householdsOf, outcomeOf } from './two-valued.ts';

const checks = readContent()
  .programmes.flatMap((programme) => programme.checks)
  .filter(({ ruleset }) => isMeasured(ruleset));
const options = { numRuns: Math.ceil(RUNS / 5), seed: SEED };

describe.each(checks.map((check) => [check.ruleset.id, check] as const))('%s', (id, check) => {
  it('is asked what the engine asks fact by fact, until it asks no more', () => {
    const some = readPopulation(id).filter((_, at) => at % 16 === 0);
    const inquiry = inquiryInto(check.ruleset, some);
    const choose = inOrder(factOrder(inquiry));
    for (const { codes } of inquiry.everyone) {
      let asked = inquiry.nothing;
      for (let slot = choose(asked, inquiry.open(asked)); slot !== undefined; ) {
        expect(nextBy(inquiry.answers(asked))).toBe(check.ruleset.facts[slot]?.id);
        asked = askedToo(asked, slot, codes[slot] ?? 0);
        slot = choose(asked, inquiry.open(asked));
      }
      expect(nextBy(inquiry.answers(asked))).toBeUndefined();
    }
  });

  function nextBy(answers: Answers): string | undefined {
    return evaluate(check, { asOf: AS_OF, answers }, { explain: 'none', askBy: 'fact' }).next?.fact;
  }
});

/** A random ruleset and some of its households, each as often as its place says. */
const inquiries = samples.map(({ ruleset }) => {
  const all = householdsOf(ruleset, {});
  const step = Math.ceil(all.length / 12);
  const population = all
    .filter((_, at) => at % step === 0)
    .map((answers, at): Alike => ({ households: 1 + (at % 3), answers }));
  return inquiryInto(ruleset, population);
});

describe('the optimum', () => {
  it('is what trying every way of asking finds', () => {
    fc.assert(
      fc.property(inquiries, (inquiry) => {
        expect(leastMeanQuestions(inquiry)).toBeCloseTo(leastByTrying(inquiry), 9);
      }),
      options,
    );
  });

  it('is no more than any order asks, and no less than what every household has to tell', () => {
    fc.assert(
      fc.property(inquiries, (inquiry) => {
        const least = leastMeanQuestions(inquiry);
        const asked = meanQuestions(inquiry, inOrder(factOrder(inquiry)));
        expect(asked).toBeGreaterThanOrEqual(least - 1e-9);
        expect(least).toBeGreaterThanOrEqual(meanOfFewest(inquiry) - 1e-9);
        expect(meanQuestions(inquiry, oneAfterAnother(factOrder(inquiry)))).toBeGreaterThanOrEqual(
          asked - 1e-9,
        );
      }),
      options,
    );
  });
});

it('one after another, a household is asked as many as it takes until nothing matters', () => {
  fc.assert(
    fc.property(inquiries, (inquiry) => {
      const asked = inquiry.everyone.map(({ households, codes }) => {
        const prefixes = [...codes.keys(), codes.length].map((length) =>
          codes.map((code, slot) => (slot < length ? code : 0)),
        );
        return households * prefixes.findIndex((prefix) => inquiry.open(prefix) === 0);
      });
      const mean = asked.reduce((sum, each) => sum + each, 0) / inquiry.households;
      expect(meanQuestions(inquiry, oneAfterAnother(factOrder(inquiry)))).toBeCloseTo(mean, 9);
    }),
    options,
  );
});

it('a screen that holds everything is seen once, and a screen for each question as often as there are questions', () => {
  fc.assert(
    fc.property(inquiries, (inquiry) => {
      const order = factOrder(inquiry);
      const anything = inquiry.open(inquiry.nothing) !== 0;
      expect(countScreens(inquiry, [order])).toEqual({ mean: anything ? 1 : 0, most: anything ? 1 : 0 });
      const single = countScreens(
        inquiry,
        order.map((slot) => [slot]),
      );
      expect(single.mean).toBeCloseTo(meanQuestions(inquiry, inOrder(order)), 9);
    }),
    options,
  );
});

it('a question is called to no purpose just where no two households that differ in it alone end differently', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const known = Object.fromEntries(
        Object.entries(answers).filter(([, answer]) => typeof answer !== 'object' || answer === null),
      );
      for (const fact of ruleset.facts) {
        if (Object.hasOwn(known, fact.id)) continue;
        expect(matters(ruleset, known, fact)).toBe(changesSomething(ruleset, known, fact) ? 'yes' : 'no');
      }
    }),
    options,
  );
});

/** By trying every open question first, without any of what makes the optimum quick to find. */
function leastByTrying(inquiry: Inquiry): number {
  const least = (asked: Inquiry['nothing'], group: Inquiry['everyone']): number => {
    const open = inquiry.open(asked);
    if (open === 0) return 0;
    const costs = [...asked.keys()]
      .filter((slot) => has(open, slot))
      .map((slot) => {
        const parts = [...groupsBy(group, slot)];
        return parts.reduce(
          (sum, [code, part]) => sum + least(askedToo(asked, slot, code), part),
          sizeOf(group),
        );
      });
    return Math.min(...costs);
  };
  return least(inquiry.nothing, inquiry.everyone) / inquiry.households;
}

function changesSomething(ruleset: Ruleset, answers: Answers, fact: Fact): boolean {
  const others = ({ [fact.id]: _, ...rest }: Household) => JSON.stringify(rest);
  const ends = new Map<string, Set<string>>();
  for (const household of householdsOf(ruleset, answers)) {
    const outcome = outcomeOf(ruleset, household, AS_OF);
    const amounts = outcome.amounts.map(({ value }) => amountOf(value, ruleset, household, AS_OF));
    const key = others(household);
    ends.set(key, (ends.get(key) ?? new Set()).add(JSON.stringify([outcome.id, amounts])));
  }
  return [...ends.values()].some((different) => different.size > 1);
}
