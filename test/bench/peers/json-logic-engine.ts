/** 滩头低保 for json-logic-engine: one expression. A missing answer would count as no. */
import { LogicEngine } from 'json-logic-engine';
import { type Contender, STANDARD } from '../rules/contender.ts';

/** Compiled by `eval`, which a page of ours and a Worker forbid. */
export function compiled(): Contender {
  const judge = new LogicEngine().build(OUTCOME);
  return {
    name: 'json-logic-engine，编译',
    includes: '二值；结果，没有过程；要 eval',
    unknowns: false,
    tells: 'outcome',
    judge: (household) => String(judge(household)),
  };
}

export function interpreted(): Contender {
  const engine = new LogicEngine();
  return {
    name: 'json-logic-engine，解释',
    includes: '二值；结果，没有过程',
    unknowns: false,
    tells: 'outcome',
    judge: (household) => String(engine.run(OUTCOME, household)),
  };
}

const says = (fact: string) => ({ var: fact });
const anyOf = (...facts: (string | object)[]) => ({ or: facts.map(said) });
const allOf = (...facts: (string | object)[]) => ({ and: facts.map(said) });
const said = (fact: string | object) => (typeof fact === 'string' ? says(fact) : fact);
const not = (part: object) => ({ '!': [part] });

const OUTCOME = {
  if: [
    not(anyOf('hardship', 'totalIncapacity', 'disability12')),
    'noGround',
    allOf('onWubao', 'disability12'),
    'wubao',
    allOf('official', not(anyOf('disability12', 'majorIllnessOrDisaster'))),
    'official',
    anyOf(
      allOf('incomeRose', { '>': [says('income'), STANDARD] }),
      'livingWell',
      'newHome',
      'vehicle',
      'hiresWorkers',
      'idleLand',
      'allowanceNotDrawn',
      'idleness',
      'refusesInquiry',
      'supportNeglected',
      'missedReview',
    ),
    'excluded',
    says('totalIncapacity'),
    'priority',
    allOf('disability12', 'countyCard', 'broadlyQualifies', 'ownWill'),
    'disability',
    allOf('hardship', { '<': [says('income'), STANDARD] }),
    'base',
    'notCovered',
  ],
};
