/** 滩头低保 as someone would write it for this one ruleset and nothing else: no reasons, no clauses, no other day's rules. */
import { AS_OF, type Contender, type Household, STANDARD } from './contender.ts';

/** First day of the rules. */
const IN_FORCE = '2024-04-10';

/** Asks for every answer; a missing one would count as no. */
export const handWritten: Contender = {
  name: '手写函数',
  includes: '结果；每题都要答',
  unknowns: false,
  tells: 'outcome',
  judge: (household) => outcomeOn(AS_OF, household),
};

/** Keeps no, 不知道 and not asked apart, which the engine also does. */
export const handWrittenThreeValued: Contender = {
  name: '手写函数，三值',
  includes: '结论；可以有没答的',
  unknowns: true,
  tells: 'status',
  judge: (household) => statusOn(AS_OF, household),
};

function outcomeOn(day: string, household: Household): string {
  if (day < IN_FORCE) return 'notInForce';
  const income = Number(household.income);
  if (!(household.hardship || household.totalIncapacity || household.disability12)) return 'noGround';
  if (household.onWubao && household.disability12) return 'wubao';
  if (household.official && !(household.disability12 || household.majorIllnessOrDisaster)) return 'official';
  if (
    (household.incomeRose && income > STANDARD) ||
    household.livingWell ||
    household.newHome ||
    household.vehicle ||
    household.hiresWorkers ||
    household.idleLand ||
    household.allowanceNotDrawn ||
    household.idleness ||
    household.refusesInquiry ||
    household.supportNeglected ||
    household.missedReview
  ) {
    return 'excluded';
  }
  if (household.totalIncapacity) return 'priority';
  if (household.disability12 && household.countyCard && household.broadlyQualifies && household.ownWill) {
    return 'disability';
  }
  return household.hardship && income < STANDARD ? 'base' : 'notCovered';
}

/** Yes, no, or cannot tell. */
type Truth = boolean | null;

function statusOn(day: string, household: Household): string {
  if (day < IN_FORCE) return 'notInForce';
  const says = (fact: string): Truth => {
    const answer = household[fact];
    return typeof answer === 'boolean' ? answer : null;
  };
  const { income } = household;
  const above = typeof income === 'number' ? income > STANDARD : null;
  const below = typeof income === 'number' ? income < STANDARD : null;
  const disability = says('disability12');
  const excluded = anyOf(
    allOf(says('incomeRose'), above),
    says('livingWell'),
    says('newHome'),
    says('vehicle'),
    says('hiresWorkers'),
    says('idleLand'),
    says('allowanceNotDrawn'),
    says('idleness'),
    says('refusesInquiry'),
    says('supportNeglected'),
    says('missedReview'),
  );
  return firstThatHolds([
    [not(anyOf(says('hardship'), says('totalIncapacity'), disability)), 'ineligible'],
    [allOf(says('onWubao'), disability), 'ineligible'],
    [allOf(says('official'), not(disability), not(says('majorIllnessOrDisaster'))), 'ineligible'],
    [excluded, 'ineligible'],
    [says('totalIncapacity'), 'likely'],
    [allOf(disability, says('countyCard'), says('broadlyQualifies'), says('ownWill')), 'likely'],
    [allOf(says('hardship'), below), 'likely'],
    [true, 'ineligible'],
  ]);
}

/** The status of every rule that may be the first to hold; undetermined where they differ. */
function firstThatHolds(rules: [holds: Truth, status: string][]): string {
  let shared: string | undefined;
  for (const [holds, status] of rules) {
    if (holds === false) continue;
    if (shared !== undefined && shared !== status) return 'undetermined';
    shared = status;
    if (holds) break;
  }
  return shared ?? 'undetermined';
}

function anyOf(...truths: Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(null) ? null : false;
}

function allOf(...truths: Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}
