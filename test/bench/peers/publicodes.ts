/** 滩头低保 for publicodes. Its names take no Chinese characters, so the rules bear our ids. */
import Engine from 'publicodes';
import { type Contender, type Household, STANDARD, type Told } from '../rules/contender.ts';

export function publicodes(): Contender {
  const engine = new Engine({ ...QUESTIONS, ...RULES });
  return {
    name: 'publicodes',
    includes: '三值；试过的规则的过程、还缺什么',
    unknowns: true,
    tells: 'outcome',
    judge: (household) => outcomeBy(engine, household),
  };
}

/** What is not in the situation is missing: an unknown and a question not asked are the same to it. */
function outcomeBy(engine: Engine, household: Household): Told {
  const situation: Record<string, string | number> = {};
  for (const [fact, answer] of Object.entries(household)) {
    if (answer !== null) situation[fact] = typeof answer === 'number' ? answer : answer ? 'oui' : 'non';
  }
  const { nodeValue } = engine.setSituation(situation).evaluate('outcome');
  return typeof nodeValue === 'string' ? nodeValue : null;
}

const ASKED = [
  'hardship',
  'totalIncapacity',
  'disability12',
  'onWubao',
  'countyCard',
  'broadlyQualifies',
  'ownWill',
  'official',
  'majorIllnessOrDisaster',
  'incomeRose',
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
  'income',
];

const QUESTIONS = Object.fromEntries(ASKED.map((fact) => [fact, { question: fact }]));

const anyOf = (...conditions: string[]) => ({ 'une de ces conditions': conditions });
const allOf = (...conditions: string[]) => ({ 'toutes ces conditions': conditions });

const RULES = {
  standard: { valeur: STANDARD },
  ground: anyOf('hardship', 'totalIncapacity', 'disability12'),
  wubao: allOf('onWubao', 'disability12'),
  officialWithoutException: allOf('official', 'disability12 = non', 'majorIllnessOrDisaster = non'),
  richer: allOf('incomeRose', 'income > standard'),
  exclusion: anyOf(
    'richer',
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
  disability: allOf('disability12', 'countyCard', 'broadlyQualifies', 'ownWill'),
  base: allOf('hardship', 'income < standard'),
  outcome: {
    variations: [
      { si: 'ground = non', alors: "'noGround'" },
      { si: 'wubao', alors: "'wubao'" },
      { si: 'officialWithoutException', alors: "'official'" },
      { si: 'exclusion', alors: "'excluded'" },
      { si: 'totalIncapacity', alors: "'priority'" },
      { si: 'disability', alors: "'disability'" },
      { si: 'base', alors: "'base'" },
      { sinon: "'notCovered'" },
    ],
  },
};
