/** What a standard still lacks: unlike the minimal reasons, of which one suffices, everything that has to be put right. */
import type { Expr } from '../ruleset.ts';
import { sharedStatus } from './decide.ts';
import type { Model } from './model.ts';
import type { Situation } from './node.ts';

/**
 * Slots of the conditions that have to turn for the eligible outcome that undoes and then needs fewest of them, in the
 * author's order. None where no outcome can be reached in one way only: a body is not told to become one of another kind, nor
 * one of no kind the text names. Every condition has been judged; what is not known is not lacking.
 */
export function lackingConditions(model: Model, situation: Situation): number[] {
  const ways = model.outcomes.flatMap(({ outcome }, slot) => {
    const needs = outcome.status === 'eligible' ? needsOf(model, situation, slot) : null;
    const status = needs && statusOnceTurned(model, situation, needs);
    return needs && (status === 'eligible' || status === 'open') ? [[...new Set(needs)]] : [];
  });
  const undone = (way: readonly number[]) => way.filter((slot) => situation.conditions[slot] === true).length;
  const [fewest = []] = ways.sort((one, other) => undone(one) - undone(other) || one.length - other.length);
  const needed = fewest.reduce((left, slot) => {
    const without = left.filter((other) => other !== slot);
    return statusOnceTurned(model, situation, without) === 'eligible' ? without : left;
  }, fewest);
  return needed.sort((one, other) => one - other);
}

/** An outcome is reached when its own `when` holds and none of another status does that is tried before it. */
function needsOf(
  { outcomes, slots, conditions }: Model,
  situation: Situation,
  slot: number,
): number[] | null {
  const before = outcomes.slice(0, slot).filter(({ outcome }) => outcome.status !== 'eligible');
  return every([
    ...before.map(({ outcome: { when } }) => (when ? need(when, false) : null)),
    ...outcomes.slice(slot, slot + 1).map(({ outcome: { when } }) => (when ? need(when, true) : [])),
  ]);

  /** What has to turn for an expression to have a value; null where it could be had in more than one way. */
  function need(expr: Expr, value: boolean): number[] | null {
    if (expr.op === 'not') return need(expr.of, !value);
    if (expr.op === 'condition') return needCondition(slots.conditions.get(expr.id) ?? -1, value);
    if (expr.op !== 'and' && expr.op !== 'or') return null;
    const needs = expr.of.map((part) => need(part, value));
    if (expr.op === (value ? 'and' : 'or')) return every(needs);
    return needs.some((part) => part?.length === 0) ? [] : null;
  }

  function needCondition(at: number, value: boolean): number[] | null {
    const entry = conditions[at];
    if (!entry || situation.conditions[at] !== !value) return [];
    return entry.mentionsFact ? [at] : need(entry.condition.when, value);
  }
}

/** The status if these were the other way round: what one outcome needs another may forbid. */
function statusOnceTurned(model: Model, situation: Situation, needs: readonly number[]) {
  const conditions = model.conditions.map(({ mentionsFact }, slot) => {
    const known = situation.conditions[slot];
    if (!mentionsFact) return undefined;
    return needs.includes(slot) ? !known : known;
  });
  return sharedStatus(model, { ...situation, conditions });
}

function every(needs: readonly (number[] | null)[]): number[] | null {
  const all: number[] = [];
  for (const part of needs) {
    if (part === null) return null;
    all.push(...part);
  }
  return all;
}
