/** 滩头低保 for json-rules-engine: one rule an outcome, in order of priority. */
import { Engine } from 'json-rules-engine';
import { type Contender, type Household, STANDARD, type Told } from '../rules/contender.ts';

/** As one uses it for a decision: nothing more is tried once a rule holds. */
export function firstRuleThatHolds(): Contender {
  const engine = new Engine(rulesByPriority());
  engine.on('success', () => engine.stop());
  return {
    name: 'json-rules-engine',
    includes: '二值；第一条成立的规则就停，试过的规则每个条件的值',
    unknowns: false,
    tells: 'outcome',
    judge: (household) => outcomeBy(engine, household),
  };
}

/** As one uses it to see how every condition came out. */
export function everyRule(): Contender {
  const engine = new Engine(rulesByPriority());
  return {
    name: 'json-rules-engine，全部规则',
    includes: '二值；不停，所有规则每个条件的值',
    unknowns: false,
    tells: 'outcome',
    judge: (household) => outcomeBy(engine, household),
  };
}

async function outcomeBy(engine: Engine, household: Household): Promise<Told> {
  const { events } = await engine.run(household);
  return events[0]?.type ?? 'notCovered';
}

function rulesByPriority() {
  return Object.entries(RULES).map(([name, conditions], at, { length }) => ({
    name,
    priority: length - at,
    conditions,
    event: { type: name },
  }));
}

const is = (fact: string, value = true) => ({ fact, operator: 'equal', value });
const income = (operator: 'lessThan' | 'greaterThan') => ({ fact: 'income', operator, value: STANDARD });

const RULES = {
  noGround: { not: { any: [is('hardship'), is('totalIncapacity'), is('disability12')] } },
  wubao: { all: [is('onWubao'), is('disability12')] },
  official: { all: [is('official'), is('disability12', false), is('majorIllnessOrDisaster', false)] },
  excluded: {
    any: [
      { all: [is('incomeRose'), income('greaterThan')] },
      is('livingWell'),
      is('newHome'),
      is('vehicle'),
      is('hiresWorkers'),
      is('idleLand'),
      is('allowanceNotDrawn'),
      is('idleness'),
      is('refusesInquiry'),
      is('supportNeglected'),
      is('missedReview'),
    ],
  },
  priority: { all: [is('totalIncapacity')] },
  disability: { all: [is('disability12'), is('countyCard'), is('broadlyQualifies'), is('ownWill')] },
  base: { all: [is('hardship'), income('lessThan')] },
};
