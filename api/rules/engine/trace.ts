/** Every step of an evaluation as data, for someone who wants to check it by hand. Versioned from its first day. */
import { partsOf } from '../parts.ts';
import type { Expr, Trace, TraceStep } from '../ruleset.ts';
import type { Cite } from './cite.ts';
import type { Fill } from './fill.ts';
import type { Model } from './model.ts';
import type { Node, Situation } from './node.ts';

const FORMAT = 'trace/1';

/** The trace of a situation whose conditions have been judged. */
export function traceOf(model: Model, situation: Situation, fill: Fill, cite: Cite): Trace {
  const { params, facts } = model.ruleset;
  return {
    format: FORMAT,
    params: params.map(({ id, label, unit }, slot) => ({
      id,
      label,
      value: valueAt(situation.params, slot),
      unit,
    })),
    facts: facts.map((fact, slot) => ({
      id: fact.id,
      label: fact.label,
      value: fact.type === 'bool' ? (situation.truths[slot] ?? null) : valueAt(situation.numbers, slot),
    })),
    conditions: model.conditionOrder.flatMap((slot) => {
      const entry = model.conditions[slot];
      if (!entry) return [];
      const { condition, node } = entry;
      const step = stepOf(condition.when, node, situation);
      return [{ id: condition.id, label: fill(condition.label), step, citations: cite(condition.cites) }];
    }),
    outcomes: model.outcomes.map(({ outcome, when, amounts }) => ({
      id: outcome.id,
      holds: when === null ? true : when.truth(situation),
      amounts: amounts.map(({ amount, node }) => ({
        id: amount.id,
        label: fill(amount.label),
        unit: amount.unit,
        step: stepOf(amount.value, node, situation),
        citations: cite(amount.cites),
      })),
    })),
  };
}

/** An expression with the value of each of its parts; a linked node has its parts in the order of its expression. */
function stepOf(expr: Expr, node: Node, situation: Situation): TraceStep {
  const value = node.type === 'truth' ? node.truth(situation) : node.range(situation);
  const of = partsOf(expr).flatMap((part, index) => {
    const inner = node.parts[index];
    return inner ? [stepOf(part, inner, situation)] : [];
  });
  const id = 'id' in expr ? expr.id : undefined;
  return { op: expr.op, ...(id !== undefined && { id }), value, ...(of.length > 0 && { of }) };
}

function valueAt(intervals: readonly { min: number; max: number }[], slot: number) {
  return intervals[slot] ?? { min: 0, max: 0 };
}
