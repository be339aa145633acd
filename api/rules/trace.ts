/** Every step of an evaluation as data, for someone who wants to check it by hand. Versioned from its first day. */
import { judgeConditions } from './engine/decide.ts';
import type { LinkedOutcome, Model } from './engine/model.ts';
import { modelOf } from './engine/model.ts';
import type { Node, Situation } from './engine/node.ts';
import { situationOf, valuesOn } from './engine/situation.ts';
import { frozen, type Statements, statementsOf } from './engine/statements.ts';
import type { Truth } from './engine/truth.ts';
import type { Household, Published } from './evaluate.ts';
import { partsOf } from './parts.ts';
import type { Expr, Trace, TraceStep } from './ruleset.ts';

const FORMAT = 'trace/1';

/** The trace of a household by the rules of a day; undefined on a day without rules. Pages do without, so they do not load it. */
export function traceOf(
  { ruleset }: Pick<Published, 'ruleset'>,
  household: Household,
  linkBase = '',
): Trace | undefined {
  const model = modelOf(ruleset);
  const params = valuesOn(model, household.asOf);
  if (!params) return undefined;
  const situation = situationOf(model, household.answers, params);
  judgeConditions(model, situation);
  return told(model, situation, statementsOf(model, params, linkBase));
}

function told(model: Model, situation: Situation, statements: Statements): Trace {
  const tracer = tracers.get(statements) ?? tracerOf(model, situation, statements);
  tracers.set(statements, tracer);
  const { truths, numbers, conditions } = situation;
  return {
    format: FORMAT,
    params: tracer.params,
    facts: tracer.facts.map(({ id, label, yesNo }, slot) =>
      yesNo ? pick(yesNo, truths[slot]) : { id, label, value: numbers[slot] ?? NONE },
    ),
    conditions: tracer.conditions.map(({ slot, yesNo, tell }) =>
      yesNo ? pick(yesNo, conditions[slot]) : tell(situation),
    ),
    outcomes: tracer.outcomes.map((tell) => tell(situation)),
  };
}

/** What hangs on a single yes/no, made beforehand. */
interface YesNo<T> {
  yes: T;
  no: T;
  neither: T;
}

/** Tells one thing of a situation. */
type Teller<T> = (situation: Situation) => T;

type TracedFact = Trace['facts'][number];
type TracedCondition = Trace['conditions'][number];
type TracedOutcome = Trace['outcomes'][number];

interface Tracer {
  params: Trace['params'];
  facts: { id: string; label: string; yesNo: YesNo<TracedFact> | null }[];
  conditions: { slot: number; yesNo: YesNo<TracedCondition> | null; tell: Teller<TracedCondition> }[];
  outcomes: Teller<TracedOutcome>[];
}

const tracers = new WeakMap<Statements, Tracer>();
const NONE = { min: 0, max: 0 };

function tracerOf(model: Model, { params: values }: Situation, statements: Statements): Tracer {
  const { params, facts } = model.ruleset;
  return {
    params: params.map(({ id, label, unit }, slot) => ({ id, label, value: values[slot] ?? NONE, unit })),
    facts: facts.map(({ id, label, type }) => {
      return { id, label, yesNo: type === 'bool' ? yesNo((value) => ({ id, label, value })) : null };
    }),
    conditions: model.conditionOrder.flatMap((slot) => tracedCondition(model, slot, statements)),
    outcomes: model.outcomes.map((entry, slot) => outcomeTeller(entry, slot, statements)),
  };
}

function tracedCondition(model: Model, slot: number, { conditions }: Statements): Tracer['conditions'] {
  const entry = model.conditions[slot];
  const said = conditions[slot];
  if (!entry || !said) return [];
  const { condition, node } = entry;
  const { label, citations } = said;
  const tell = (step: TraceStep) => ({ id: condition.id, label, step, citations });
  const step = stepTeller(condition.when, node);
  const alone = node.parts.length === 0;
  return [
    {
      slot,
      yesNo: alone ? yesNo((value) => tell(leafStep(condition.when, value))) : null,
      tell: (situation) => tell(step(situation)),
    },
  ];
}

function outcomeTeller(
  { outcome: { id }, when, amounts }: LinkedOutcome,
  slot: number,
  { outcomes, cite }: Statements,
): Teller<TracedOutcome> {
  const tellers = amounts.map(({ amount, node }, index) => {
    const label = outcomes[slot]?.amounts[index] ?? '';
    const step = stepTeller(amount.value, node);
    const citations = cite(amount.cites);
    const { id, unit } = amount;
    return (situation: Situation) => ({ id, label, unit, step: step(situation), citations });
  });
  if (tellers.length === 0) {
    const known = yesNo<TracedOutcome>((holds) => ({ id, holds, amounts: [] }));
    return (situation) => pick(known, when === null ? true : when.truth(situation));
  }
  return (situation) => ({
    id,
    holds: when === null ? true : when.truth(situation),
    amounts: tellers.map((tell) => tell(situation)),
  });
}

/** Tells an expression with the value of each of its parts; a linked node has its parts in the order of its expression. */
function stepTeller(expr: Expr, node: Node): Teller<TraceStep> {
  const { op } = expr;
  if (node.parts.length > 0) {
    const parts = partsOf(expr).flatMap((part, index) => {
      const inner = node.parts[index];
      return inner ? [stepTeller(part, inner)] : [];
    });
    return (situation) => ({
      op,
      value: node.type === 'truth' ? node.truth(situation) : node.range(situation),
      of: parts.map((tell) => tell(situation)),
    });
  }
  if (node.type === 'number') return (situation) => leafStep(expr, node.range(situation));
  const known = yesNo((value) => leafStep(expr, value));
  return (situation) => pick(known, node.truth(situation));
}

function leafStep(expr: Expr, value: TraceStep['value']): TraceStep {
  return 'id' in expr ? { op: expr.op, id: expr.id, value } : { op: expr.op, value };
}

function yesNo<T>(tell: (value: Truth) => T): YesNo<T> {
  return frozen({ yes: tell(true), no: tell(false), neither: tell(null) });
}

function pick<T>({ yes, no, neither }: YesNo<T>, truth: Truth | undefined): T {
  return truth === true ? yes : truth === false ? no : neither;
}
