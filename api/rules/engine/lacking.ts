/** What a standard still lacks: unlike the minimal reasons, of which one suffices, everything that has to be put right. */
import type { Expr } from '../ruleset.ts';
import type { Model } from './model.ts';
import type { Situation } from './node.ts';

/**
 * Slots of the conditions an eligible outcome needs and the answers deny, in the author's order. Every condition has been
 * judged; what is not known is not lacking.
 */
export function lackingConditions(model: Model, situation: Situation): number[] {
  const lacking = new Set<number>();
  const need = (expr: Expr, value: boolean): void => {
    if (expr.op === 'not') need(expr.of, !value);
    else if (expr.op === 'condition') needCondition(expr.id, value);
    else if (isJoint(expr, value)) for (const part of expr.of) need(part, value);
  };
  const needCondition = (id: string, value: boolean): void => {
    const slot = model.slots.conditions.get(id) ?? -1;
    const entry = model.conditions[slot];
    if (!entry || situation.conditions[slot] !== !value) return;
    const { when } = entry.condition;
    if (!entry.mentionsFact && isJoint(when, value)) need(when, value);
    else lacking.add(slot);
  };
  for (const { outcome } of model.outcomes) {
    if (outcome.status === 'eligible' && outcome.when) need(outcome.when, true);
  }
  return [...lacking].sort((a, b) => a - b);
}

/** Whether an expression has this value only if every part of it has. */
function isJoint(expr: Expr, value: boolean): expr is Extract<Expr, { op: 'and' | 'or' }> {
  return expr.op === (value ? 'and' : 'or');
}
