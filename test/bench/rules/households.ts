/** Households drawn from a seed. */
import { seededRandom } from '#api/rules/lint/random.ts';
import { type Household, STANDARD } from './contender.ts';

/** In how many of a hundred households a yes/no question, in the form's order, is answered with yes: no outcome is rare. */
const YES_IN_100: Record<string, number> = {
  hardship: 70,
  totalIncapacity: 15,
  disability12: 30,
  onWubao: 15,
  countyCard: 60,
  broadlyQualifies: 60,
  ownWill: 80,
  official: 8,
  majorIllnessOrDisaster: 20,
  incomeRose: 10,
  livingWell: 4,
  newHome: 4,
  vehicle: 4,
  hiresWorkers: 4,
  idleLand: 4,
  allowanceNotDrawn: 4,
  idleness: 4,
  refusesInquiry: 4,
  supportNeglected: 4,
  missedReview: 4,
};

/** How many of a hundred incomes lie on the standard or one fen beside it, where a wrong `<` shows. */
const AT_THE_STANDARD_IN_100 = 12;

/** How many of a hundred questions a household that is on its way answers with 不知道. */
const UNKNOWN_IN_100 = 5;

type Random = ReturnType<typeof seededRandom>;

/** `count` households that answered every question. */
export function completeHouseholds(seed: number, count: number): Household[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const answers = Object.entries(YES_IN_100).map(([fact, share]) => [fact, random(100) < share]);
    return fromJson({ ...Object.fromEntries(answers), income: incomeFrom(random) });
  });
}

/** The same households on their way through the form: some questions answered or 不知道, the rest not asked yet. */
export function partialHouseholds(seed: number, households: readonly Household[]): Household[] {
  const random = seededRandom(seed);
  return households.map((household) => {
    const facts = Object.entries(household);
    const asked = facts.slice(0, random(facts.length + 1));
    const answers = asked.map(([fact, answer]) => [fact, random(100) < UNKNOWN_IN_100 ? null : answer]);
    return fromJson(Object.fromEntries(answers));
  });
}

function incomeFrom(random: Random): number {
  return random(100) < AT_THE_STANDARD_IN_100 ? STANDARD - 1 + random(3) : random(2 * STANDARD);
}

/** Laid out in memory as the answers of a request are. */
function fromJson(household: object): Household {
  return JSON.parse(JSON.stringify(household));
}
