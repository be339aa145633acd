/** What can still come out of a situation. Outcomes are tried in order; the first whose `when` holds is taken. */

import type { Outcome, Status } from '../ruleset.ts';
import type { Model } from './model.ts';
import { knownOf, type Situation } from './node.ts';
import type { Truth } from './truth.ts';

/** Judges every condition and returns the slots of the outcomes still possible; one left means decided. */
export function decide(model: Model, situation: Situation): number[] {
  judgeConditions(model, situation);
  return possibleOutcomes(model, situation);
}

/**
 * A situation in which only some conditions are given: a given condition has the value given, one that mentions a fact is
 * otherwise unknown, and the rest follow from these.
 */
export function assuming(
  model: Model,
  situation: Situation,
  given: readonly (Truth | undefined)[],
): Situation {
  const conditions = model.conditions.map(({ mentionsFact }, slot) => {
    const value = given[slot];
    return value === undefined && mentionsFact ? null : value;
  });
  return { ...situation, conditions };
}

/** The outcomes still possible when only some conditions are given. */
export function decideFrom(
  model: Model,
  situation: Situation,
  given: readonly (Truth | undefined)[],
): number[] {
  return possibleOutcomes(model, assuming(model, situation, given));
}

/**
 * The status all outcomes still possible share, before human checks cap it; `open` where they differ. Outcomes that are
 * `undetermined` each say something else, so one of them agrees with no other.
 */
export function sharedStatus({ outcomes }: Model, situation: Situation): Outcome['status'] | 'open' {
  let shared: Outcome['status'] | undefined;
  for (const { outcome, when } of outcomes) {
    const holds = when === null ? true : when.truth(situation);
    if (holds === false) continue;
    if (shared !== undefined && (shared !== outcome.status || shared === 'undetermined')) return 'open';
    shared = outcome.status;
    if (holds === true) break;
  }
  return shared ?? 'open';
}

/** A status that follows from answers; `notInForce` follows from the day alone. */
export type DecidedStatus = Exclude<Status, 'notInForce'>;

/** The status people are told: where a visit or a vote follows, the best is `likely`. */
export function cappedStatus(model: Model, situation: Situation): DecidedStatus {
  const status = sharedStatus(model, situation);
  if (status === 'open') return 'undetermined';
  return status === 'eligible' && model.ruleset.humanChecks.length > 0 ? 'likely' : status;
}

/** Judges every condition, each after those it refers to. */
export function judgeConditions(model: Model, situation: Situation): void {
  for (const slot of model.conditionOrder) {
    const node = model.conditions[slot]?.node;
    const known = node && knownOf(node, situation); // most conditions are one answer
    situation.conditions[slot] = known === undefined ? (node?.truth(situation) ?? null) : known;
  }
}

function possibleOutcomes({ outcomes }: Model, situation: Situation): number[] {
  const possible: number[] = [];
  for (const [slot, { when }] of outcomes.entries()) {
    const holds = when === null ? true : when.truth(situation);
    if (holds !== false) possible.push(slot);
    if (holds === true) break;
  }
  return possible;
}
