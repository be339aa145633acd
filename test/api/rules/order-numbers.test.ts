/** What is demanded of questions, held over the committed households; `FULL=1` looks at the large checks too. */
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import { countScreens, factOrder, inOrder, meanQuestions } from '../../bench/order/asking.ts';
import { inquiryInto } from '../../bench/order/inquiry.ts';
import { irrelevantQuestions } from '../../bench/order/irrelevant.ts';
import { MOST_FACTS_FOR_OPTIMUM } from '../../bench/order/measure.ts';
import { isMeasured } from '../../bench/order/measured.ts';
import { leastMeanQuestions, meanOfFewest } from '../../bench/order/optimum.ts';
import { readPopulation } from '../../bench/order/population.ts';
import { asPublicodes } from '../../bench/order/publicodes/asking.ts';

const FULL = Boolean(process.env.FULL);
const TIMEOUT = FULL ? 300_000 : 30_000;
const ROUNDING = 1e-9;
/** Of each check, in `npm test`. */
const QUESTIONS = FULL ? Number.POSITIVE_INFINITY : 60;

/**
 * Asked of a dozen households although nothing can follow from it, as `matters` proves: all of them answered something
 * else 不知道 or ticked two kinds, and the engine does not see that the two ways still open come to the same.
 */
const TO_NO_PURPOSE = new Map([
  ['sanyuan-integrated-care/premises', ['existingRoom']],
  ['youth-league-pilots/enterprise', ['privateAbove']],
  ['youth-league-pilots/urban-rural', ['partyPattern']],
]);

const rulesets = readContent()
  .programmes.flatMap(({ checks }) => checks.map(({ ruleset }) => ruleset))
  .filter(isMeasured);
const byId = (list: Ruleset[]) => list.map((ruleset) => [ruleset.id, ruleset] as const);

const inquiryOf = (ruleset: Ruleset) => inquiryInto(ruleset, readPopulation(ruleset.id));

it.each(byId(rulesets))(
  '%s asks no more than publicodes’ order would',
  (_, ruleset) => {
    const inquiry = inquiryOf(ruleset);
    const asked = meanQuestions(inquiry, inOrder(factOrder(inquiry)));
    expect(asked).toBeLessThanOrEqual(meanQuestions(inquiry, asPublicodes(inquiry)) + ROUNDING);
  },
  TIMEOUT,
);

it.each(byId(rulesets.filter(({ facts }) => facts.length <= (FULL ? MOST_FACTS_FOR_OPTIMUM : 9))))(
  '%s asks no more than 1.1 times the exact optimum',
  (_, ruleset) => {
    const inquiry = inquiryOf(ruleset);
    const asked = meanQuestions(inquiry, inOrder(factOrder(inquiry)));
    expect(asked).toBeLessThanOrEqual(1.1 * leastMeanQuestions(inquiry));
  },
  TIMEOUT,
);

it.each(byId(rulesets))(
  '%s asks nothing that can change nothing, but what is known of',
  (id, ruleset) => {
    const facts = irrelevantQuestions(ruleset, QUESTIONS).map(({ fact }) => fact);
    const known = TO_NO_PURPOSE.get(id) ?? [];
    if (FULL) expect([...new Set(facts)].sort()).toEqual([...known].sort());
    else expect(facts.filter((fact) => !known.includes(fact))).toEqual([]);
  },
  TIMEOUT,
);

describe.each(byId(rulesets.filter(({ id }) => id === 'tantou-dibao/eligibility')))('%s', (_, ruleset) => {
  const inquiry = inquiryOf(ruleset);

  it('takes six screens at most', () => {
    expect(countScreens(inquiry).most).toBeLessThanOrEqual(6);
  });

  it('asks no more than 1.1 times what nobody can go below', () => {
    const asked = meanQuestions(inquiry, inOrder(factOrder(inquiry)));
    expect(asked).toBeLessThanOrEqual(1.1 * meanOfFewest(inquiry));
  });

  // Who may qualify has to deny eleven exclusions in any order; the demand cannot be met by an order.
  it('cannot be asked with 0.75 of publicodes’ questions, not even by who knows the answers beforehand', () => {
    expect(meanOfFewest(inquiry)).toBeGreaterThan(0.75 * meanQuestions(inquiry, asPublicodes(inquiry)));
  });
});
