/** What the analysis of a ruleset finds: where, what, how sure, and a household that shows it. */

/** A household of which everything is known: every fact by id. */
export type Household = Record<string, boolean | number>;

/** A household that shows a finding, and the day it is judged by. */
export interface Witness {
  asOf: string;
  household: Household;
  /** Ids of the facts the finding hangs on; with these as they are the others can be anything. */
  decisive: string[];
}

/** What can be wrong with rules that compile. `overlap` is no fault: it says where the order of outcomes decides. */
export type FindingKind =
  | 'unreachableOutcome'
  | 'alwaysTrue'
  | 'alwaysFalse'
  | 'deadPart'
  | 'unusedCondition'
  | 'unusedFact'
  | 'unusedParam'
  | 'paramGap'
  | 'negativeAmount'
  | 'contradictingTitle'
  | 'undisclosedHumanCheck'
  | 'overlap';

/**
 * `proved`: it holds for every household; `witness`: a household is named that shows it; `undecided`: the search ended
 * without either, so it may or may not be so.
 */
export type Certainty = 'proved' | 'witness' | 'undecided';

/** One thing found. */
export interface Finding {
  kind: FindingKind;
  level: 'error' | 'note';
  verdict: Certainty;
  /** Where it stands in the check as its author wrote it (`CheckSource`). */
  path: (string | number)[];
  /** Id of the outcome, condition, fact, parameter or amount. */
  id: string;
  /** In Chinese: what is wrong and what would be right. */
  message: string;
  witness: Witness | null;
}

/** Whether it is a fault beyond doubt. */
export function isFault({ level, verdict }: Finding): boolean {
  return level === 'error' && verdict !== 'undecided';
}
