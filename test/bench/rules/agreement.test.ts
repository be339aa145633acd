/** The bench itself: what it compares must agree, and it must see where it does not. The other engines need its install. */
import { expect, it } from 'vitest';
import { agreementOf } from './agreement.ts';
import type { Contender } from './contender.ts';
import { handWritten, handWrittenThreeValued } from './hand-written.ts';
import { completeHouseholds, partialHouseholds } from './households.ts';
import { asResidentsSee, everything, statusOnly, tantou, verdictOn, withTrace } from './ours.ts';

const SEED = Number(process.env.SEED ?? 20_240_418);
const HOUSEHOLDS = process.env.FULL ? 1000 : 300;
const complete = completeHouseholds(SEED, HOUSEHOLDS);
const partial = partialHouseholds(SEED, complete);
const verdictsOn = (households: typeof complete) => households.map((one) => verdictOn(one));
console.info('seed', SEED, 'households', HOUSEHOLDS);

it('draws households that reach every outcome, some of them open', () => {
  const reached = new Set(verdictsOn(complete).map(({ outcome }) => outcome));
  expect([...reached].sort()).toEqual(tantou.ruleset.outcomes.map(({ id }) => id).sort());
  expect(new Set(verdictsOn(partial).map(({ status }) => status))).toEqual(
    new Set(['undetermined', 'ineligible', 'likely']),
  );
});

it.each([handWritten, handWrittenThreeValued, statusOnly, withTrace, asResidentsSee, everything])(
  '$name judges complete households as the engine does',
  async (contender) => {
    const agreement = await agreementOf(contender, complete, verdictsOn(complete));
    expect(agreement).toEqual({ wrong: [], open: 0 });
  },
);

it.each([handWrittenThreeValued, statusOnly, withTrace, asResidentsSee, everything])(
  '$name judges households with open answers as the engine does',
  async (contender) => {
    const agreement = await agreementOf(contender, partial, verdictsOn(partial));
    expect(agreement).toEqual({ wrong: [], open: 0 });
  },
);

it('sees a wrong threshold, and a household left open', async () => {
  const { judge } = handWritten;
  const wrong: Contender = {
    ...handWritten,
    judge: (household) => judge({ ...household, income: Number(household.income) - 1 }),
  };
  const agreement = await agreementOf(wrong, complete, verdictsOn(complete));
  expect(agreement.wrong[0]).toMatch(/"income":1650[01]\}: \w+, ours \w+$/);
  const open: Contender = { ...handWritten, judge: () => null };
  expect(await agreementOf(open, complete, verdictsOn(complete))).toEqual({ wrong: [], open: HOUSEHOLDS });
});
