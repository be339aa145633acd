/** Every step of an evaluation as data, for someone who wants to check it by hand. Versioned from its first day. */
import { judgeConditions } from './engine/decide.ts';
import type { LinkedOutcome, Model } from './engine/model.ts';
import { modelOf } from './engine/model.ts';
import { knownOf, type Node, type Situation } from './engine/node.ts';
import { situationOf, valuesOn } from './engine/situation.ts';
import { frozen, type Statements, statementsOf } from './engine/statements.ts';
import type { Truth } from './engine/truth.ts';
import { evaluate, type Household, type Published, type Telling } from './evaluate.ts';
import { partsOf } from './parts.ts';
import type { Expr, Trace, TraceStep, Verdict } from './ruleset.ts';

const FORMAT = 'trace/1';

/** What `evaluate` gives, with every step of it. */
export function evaluateWithTrace(
  published: Published,
  household: Household,
  telling: Telling = {},
): Verdict {
  const trace = traceOf(published, household, telling.linkBase);
  return { ...evaluate(published, household, telling), ...(trace && { trace }) };
}

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
    params: frozen(
      params.map(({ id, label, unit }, slot) => ({ id, label, value: values[slot] ?? NONE, unit })),
    ),
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
  const { when } = condition;
  const of = partsTeller(when, node);
  return [
    {
      slot,
      yesNo: node.parts.length === 0 ? yesNo((value) => tell(leafStep(when, value))) : null,
      tell: (situation) =>
        tell({ op: when.op, value: situation.conditions[slot] ?? null, of: of(situation) }),
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
    const citations = frozen(cite(amount.cites));
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

function stepTeller(expr: Expr, node: Node): Teller<TraceStep> {
  const { op } = expr;
  if (node.parts.length === 0) {
    const { told, tell } = leafOf(expr, node);
    return (situation) => (told ? pick(told, knownOf(node, situation)) : tell(situation));
  }
  const of = partsTeller(expr, node);
  return (situation) => ({
    op,
    value: node.type === 'truth' ? node.truth(situation) : node.range(situation),
    of: of(situation),
  });
}

/** Tells the parts of an expression; a linked node has its parts in the order of its expression. */
function partsTeller(expr: Expr, node: Node): Teller<TraceStep[]> {
  const parts = partsOf(expr).flatMap((part, index) => {
    const inner = node.parts[index];
    if (!inner) return [];
    return [{ node: inner, ...(inner.parts.length === 0 ? leafOf(part, inner) : composed(part, inner)) }];
  });
  return (situation) =>
    parts.map(({ told, node: inner, tell }) =>
      told ? pick(told, knownOf(inner, situation)) : tell(situation),
    );
}

/** A step that is a single yes/no (`told`), or is told anew each time. */
interface Part {
  told: YesNo<TraceStep> | null;
  tell: Teller<TraceStep>;
}

function leafOf(expr: Expr, node: Node): Part {
  if (node.type === 'number')
    return { told: null, tell: (situation) => leafStep(expr, node.range(situation)) };
  return {
    told: yesNo((value) => leafStep(expr, value)),
    tell: (situation) => leafStep(expr, node.truth(situation)),
  };
}

function composed(expr: Expr, node: Node): Part {
  return { told: null, tell: stepTeller(expr, node) };
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
