/** 滩头低保 for GoRules' zen-engine: expressions, then a decision table that takes the first row that holds. */
import { ZenEngine } from '@gorules/zen-engine';
import { type Contender, STANDARD } from '../rules/contender.ts';

export function zenEngine(): Contender {
  const decision = new ZenEngine().createDecision(graph());
  return {
    name: 'zen-engine（本机代码）',
    includes: '二值；结果，没有过程；每户一次异步调用',
    unknowns: false,
    tells: 'outcome',
    judge: async (household) => String((await decision.evaluate(household)).result.outcome),
  };
}

const CONDITIONS = {
  noGround: 'not (hardship or totalIncapacity or disability12)',
  wubao: 'onWubao and disability12',
  officialWithoutException: 'official and not (disability12 or majorIllnessOrDisaster)',
  exclusion: `(incomeRose and income > ${STANDARD}) or livingWell or newHome or vehicle or hiresWorkers or idleLand
    or allowanceNotDrawn or idleness or refusesInquiry or supportNeglected or missedReview`,
  disability: 'disability12 and countyCard and broadlyQualifies and ownWill',
  base: `hardship and income < ${STANDARD}`,
};

/** Rows of the table: the column that must hold, and the outcome. */
const ROWS = [
  ['noGround', 'noGround'],
  ['wubao', 'wubao'],
  ['officialWithoutException', 'official'],
  ['exclusion', 'excluded'],
  ['totalIncapacity', 'priority'],
  ['disability', 'disability'],
  ['base', 'base'],
  [null, 'notCovered'],
] as const;

/** In the format its editor saves. */
function graph() {
  const nodes = [
    node('input', 'inputNode'),
    node('conditions', 'expressionNode', expressions()),
    node('outcome', 'decisionTableNode', decisionTable()),
    node('output', 'outputNode'),
  ];
  const edges = nodes.slice(1).map(({ id }, at) => ({
    id: `to-${id}`,
    type: 'edge',
    sourceId: nodes[at]?.id,
    targetId: id,
  }));
  return { nodes, edges };
}

function node(id: string, type: string, content?: object) {
  return { id, name: id, type, position: { x: 0, y: 0 }, ...(content && { content }) };
}

function expressions() {
  return {
    expressions: Object.entries(CONDITIONS).map(([key, value]) => ({ id: key, key, value })),
    passThrough: true,
  };
}

/** Every row must have every column; an empty cell takes anything. */
function decisionTable() {
  const columns = ROWS.flatMap(([column]) => column ?? []);
  return {
    hitPolicy: 'first',
    inputs: columns.map((field) => ({ id: `is-${field}`, name: field, field })),
    outputs: [{ id: 'told', name: 'outcome', field: 'outcome' }],
    rules: ROWS.map(([held, outcome]) => ({
      _id: `row-${outcome}`,
      ...Object.fromEntries(columns.map((field) => [`is-${field}`, field === held ? 'true' : ''])),
      told: `"${outcome}"`,
    })),
  };
}
