/** What can still come out of a situation. Outcomes are tried in order; the first whose `when` holds is taken. */

import type { Status } from '../ruleset.ts';
import type { Model } from './model.ts';
import type { Situation } from './node.ts';
import type { Truth } from './truth.ts';

/** Judges every condition and returns the slots of the outcomes still possible; one left means decided. */
export function decide(model: Model, situation: Situation): number[] {
  judgeConditions(model, situation);
  return possibleOutcomes(model, situation);
}

/**
 * The outcomes still possible when only some conditions are given: a given condition has the value given, one that
 * mentions a fact is otherwise unknown, and the rest follow from these.
 */
export function decideFrom(
  model: Model,
  situation: Situation,
  given: readonly (Truth | undefined)[],
): number[] {
  const assumed = { ...situation, conditions: new Array<Truth>(model.conditions.length).fill(null) };
  for (const slot of model.conditionOrder) {
    const entry = model.conditions[slot];
    const value = given[slot];
    if (value !== undefined) assumed.conditions[slot] = value;
    else if (entry && !entry.mentionsFact) assumed.conditions[slot] = entry.node.truth(assumed);
  }
  return possibleOutcomes(model, assumed);
}

/** The status all these outcomes share, before human checks cap it; undetermined where they differ. */
export function sharedStatus(
  model: Model,
  possible: readonly number[],
): 'eligible' | 'ineligible' | 'undetermined' {
  const [first, ...others] = possible.map((slot) => model.outcomes[slot]?.outcome.status);
  return first && others.every((status) => status === first) ? first : 'undetermined';
}

/** A status that follows from answers; `notInForce` follows from the day alone. */
export type DecidedStatus = Exclude<Status, 'notInForce'>;

/** The status people are told: where a visit or a vote follows, the best is `likely`. */
export function cappedStatus(model: Model, possible: readonly number[]): DecidedStatus {
  const status = sharedStatus(model, possible);
  return status === 'eligible' && model.ruleset.humanChecks.length > 0 ? 'likely' : status;
}

function judgeConditions(model: Model, situation: Situation): void {
  for (const slot of model.conditionOrder) {
    situation.conditions[slot] = model.conditions[slot]?.node.truth(situation) ?? null;
  }
}

function possibleOutcomes(model: Model, situation: Situation): number[] {
  const possible: number[] = [];
  for (const [slot, { when }] of model.outcomes.entries()) {
    const holds = when === null ? true : when.truth(situation);
    if (holds !== false) possible.push(slot);
    if (holds === true) break;
  }
  return possible;
}
