/** Random small rulesets and answers: few facts of small range, so that every household can be enumerated. */
import fc from 'fast-check';
import type { Answer, Answers, Condition, Expr, Fact, Outcome, Ruleset } from '#api/rules/ruleset.ts';

export const AS_OF = '2024-06-01';
const LARGEST = 3;
const CLAUSE = '一';

export interface Sample {
  ruleset: Ruleset;
  answers: Answers;
}

/** A ruleset and answers to some of its facts: known, 不知道, a range, or not asked. */
export const samples: fc.Arbitrary<Sample> = rulesets().chain((ruleset) =>
  answersTo(ruleset).map((answers) => ({ ruleset, answers })),
);

/** The same answers and then more: everything known stays, unknowns become ranges or values, ranges shrink. */
export const refinements: fc.Arbitrary<Sample & { more: Answers }> = samples.chain(({ ruleset, answers }) =>
  fc
    .record(Object.fromEntries(ruleset.facts.map((fact) => [fact.id, refinementOf(fact, answers[fact.id])])))
    .map((more) => ({ ruleset, answers, more: withoutUnasked(more) })),
);

function rulesets(): fc.Arbitrary<Ruleset> {
  return fc
    .record({
      truths: fc.integer({ min: 1, max: 4 }),
      numbers: fc.integer({ min: 0, max: 2 }),
      leaves: fc.integer({ min: 1, max: 4 }),
      composites: fc.integer({ min: 0, max: 3 }),
      outcomes: fc.integer({ min: 1, max: 3 }),
      humanChecks: fc.boolean(),
    })
    .chain(({ truths, numbers, leaves, composites, outcomes, humanChecks }) => {
      const facts = [...range(truths).map(boolFact), ...range(numbers).map(numberFact)];
      const leaf = leafExpr(facts);
      const ids = range(leaves).map((index) => `leaf${index}`);
      const compositeIds = range(composites).map((index) => `composite${index}`);
      return fc
        .record({
          leaves: fc.tuple(...ids.map((id) => leaf.map((when) => condition(id, when)))),
          // A composite refers to leaves and to composites before it; every second one also reads facts itself.
          composites: fc.tuple(
            ...compositeIds.map((id, index) => {
              const known = conditionExpr([...ids, ...compositeIds.slice(0, index)]);
              const part = index % 2 === 0 ? known : fc.oneof(known, leaf);
              return logic(part, 2).map((when) => condition(id, when));
            }),
          ),
          outcomes: fc.tuple(
            ...range(outcomes).map((index) =>
              fc
                .record({
                  when: logic(conditionExpr([...ids, ...compositeIds]), 2),
                  status: STATUS,
                  amount: fc.option(numberExpr(facts), { nil: undefined }),
                })
                .map(({ when, status, amount }) => outcome(`outcome${index}`, when, status, amount)),
            ),
          ),
          lastStatus: STATUS,
          facts: fc.shuffledSubarray(facts, { minLength: facts.length }),
          limit: fc.integer({ min: 0, max: LARGEST }),
        })
        .map((made) => rulesetOf({ ...made, humanChecks }));
    });
}

const STATUS = fc.constantFrom<Outcome['status']>('eligible', 'ineligible', 'undetermined');

interface Made {
  facts: Fact[];
  limit: number;
  leaves: Condition[];
  composites: Condition[];
  outcomes: Outcome[];
  lastStatus: Outcome['status'];
  humanChecks: boolean;
}

function rulesetOf({ facts, limit, leaves, composites, outcomes, lastStatus, humanChecks }: Made): Ruleset {
  return {
    format: 'ruleset/1',
    id: 'random/check',
    programme: 'random',
    check: 'check',
    title: '随机',
    kind: 'eligibility',
    version: '2024.1',
    regionCode: null,
    instrument: { id: 'random', title: '随机' },
    clauses: { [CLAUSE]: { anchor: 'c-1', summary: '一' } },
    inForce: { from: '2024-01-01', to: null },
    window: null,
    intro: '',
    screens: [{ id: 'all', kind: 'single', title: '', help: null, facts: facts.map(({ id }) => id) }],
    facts,
    params: [
      {
        id: 'limit',
        label: '标准',
        unit: 'piece',
        versions: [{ from: '2024-01-01', to: null, value: limit, cites: [CLAUSE] }],
      },
    ],
    conditions: [...composites, ...leaves],
    outcomes: [...outcomes, outcome('last', null, lastStatus, undefined)],
    humanChecks: humanChecks ? [{ id: 'visit', label: '走访', decidedBy: '村', cites: [CLAUSE] }] : [],
    assumptions: [],
  };
}

function boolFact(index: number): Fact {
  return { ...factBase(`yes${index}`), type: 'bool' };
}

function numberFact(index: number): Fact {
  return { ...factBase(`number${index}`), type: 'int', unit: 'piece', min: 0, max: LARGEST };
}

function factBase(id: string) {
  return {
    id,
    concept: null,
    label: id,
    ask: `${id}?`,
    help: null,
    whereToFind: null,
    changeable: true,
    cites: [CLAUSE],
  };
}

function condition(id: string, when: Expr): Condition {
  return { id, label: id, yes: id, no: `no ${id}`, when, cites: [CLAUSE] };
}

function outcome(
  id: string,
  when: Expr | null,
  status: Outcome['status'],
  amount: Expr | undefined,
): Outcome {
  const amounts = amount
    ? [{ id: 'amount', label: '数额', value: amount, unit: 'piece' as const, cites: [CLAUSE] }]
    : [];
  return {
    id,
    status,
    title: id,
    say: id,
    when,
    amounts,
    steps: [],
    cites: [CLAUSE],
  };
}

function leafExpr(facts: Fact[]): fc.Arbitrary<Expr> {
  const ids = facts.filter(({ type }) => type === 'bool').map(({ id }) => id);
  const truth = fc.constantFrom(...ids).map((id): Expr => ({ op: 'fact', id }));
  const op = fc.constantFrom('lt', 'le', 'gt', 'ge', 'eq', 'ne');
  const compared = fc.record({ op, left: numberExpr(facts), right: numberExpr(facts) });
  return logic(facts.some(({ type }) => type === 'int') ? fc.oneof(truth, compared) : truth, 1);
}

function numberExpr(facts: Fact[]): fc.Arbitrary<Expr> {
  const ids = facts.filter(({ type }) => type === 'int').map(({ id }) => id);
  const simple = fc.constantFrom<Expr>(
    { op: 'param', id: 'limit' },
    { op: 'number', value: 1 },
    ...ids.map((id): Expr => ({ op: 'fact', id })),
  );
  const op = fc.constantFrom('add', 'sub', 'mul');
  const several = fc.array(simple, { minLength: 1, maxLength: 3 });
  const truths = facts.filter(({ type }) => type === 'bool').map(({ id }): Expr => ({ op: 'fact', id }));
  return fc.oneof(
    { weight: 6, arbitrary: simple },
    { weight: 2, arbitrary: fc.record({ op, left: simple, right: simple }) },
    { weight: 1, arbitrary: fc.record({ op: fc.constantFrom('min', 'max'), of: several }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...truths), simple, simple)
        .map(([test, yes, no]): Expr => ({ op: 'if', test, yes, no })),
    },
    { weight: 1, arbitrary: roundedExpr(simple, several) },
  );
}

/** Divisors from 1: a number of a fact plus one. */
function roundedExpr(simple: fc.Arbitrary<Expr>, several: fc.Arbitrary<Expr[]>): fc.Arbitrary<Expr> {
  const divisor = simple.map((left): Expr => ({ op: 'add', left, right: { op: 'number', value: 1 } }));
  return fc.record({
    op: fc.constant('round'),
    mode: fc.constantFrom('down', 'halfUp', 'up'),
    over: several,
    under: fc.array(divisor, { maxLength: 2 }),
    scale: fc.record({ over: fc.constantFrom(1, 10), under: fc.constantFrom(1, 3, 100, 10 ** 12) }),
  });
}

function conditionExpr(ids: string[]): fc.Arbitrary<Expr> {
  return fc.constantFrom(...ids).map((id): Expr => ({ op: 'condition', id }));
}

function logic(part: fc.Arbitrary<Expr>, depth: number): fc.Arbitrary<Expr> {
  if (depth === 0) return part;
  const deeper = logic(part, depth - 1);
  const of = fc.array(deeper, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    part,
    deeper.map((inner): Expr => ({ op: 'not', of: inner })),
    fc.record({ op: fc.constantFrom('and', 'or'), of }),
    of.chain((parts) =>
      fc.integer({ min: 1, max: parts.length }).map((count): Expr => ({ op: 'atLeast', count, of: parts })),
    ),
  );
}

function answersTo({ facts }: Ruleset): fc.Arbitrary<Answers> {
  return fc.record(Object.fromEntries(facts.map((fact) => [fact.id, answerTo(fact)]))).map(withoutUnasked);
}

/** undefined stands for a fact not asked. */
function answerTo(fact: Fact): fc.Arbitrary<Answer | undefined> {
  if (fact.type === 'bool') return fc.constantFrom(true, false, true, false, null, undefined);
  return fc.oneof(
    fc.integer({ min: fact.min, max: fact.max }),
    subrange(fact.min, fact.max),
    fc.constantFrom(null, undefined),
  );
}

function refinementOf(fact: Fact, answer: Answer | undefined): fc.Arbitrary<Answer | undefined> {
  if (typeof answer === 'boolean' || typeof answer === 'number') return fc.constant(answer);
  if (fact.type === 'bool') return fc.constantFrom(true, false, answer);
  const { min, max } = typeof answer === 'object' && answer !== null ? answer : fact;
  return fc.oneof(fc.integer({ min, max }), subrange(min, max), fc.constant(answer));
}

function subrange(min: number, max: number): fc.Arbitrary<{ min: number; max: number }> {
  return fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
    .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
}

function withoutUnasked(answers: Record<string, Answer | undefined>): Answers {
  const kept: Answers = {};
  for (const [id, answer] of Object.entries(answers)) if (answer !== undefined) kept[id] = answer;
  return kept;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
