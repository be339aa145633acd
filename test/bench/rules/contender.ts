/** What the bench compares: ways of judging a household by the rules of 滩头低保. */

/** The day of every evaluation; all of the ruleset's parameters are in force on it. */
export const AS_OF = '2024-04-18';

/** 低保标准 on that day, in fen a head and month. */
export const STANDARD = 16_500;

/** Answers by fact id of `tantou-dibao/eligibility`: what is unknown is null, or not there. */
export type Household = Record<string, boolean | number | null>;

/** One engine, or one way of using it. */
export interface Contender {
  name: string;
  /** What one evaluation includes. */
  includes: string;
  /** Whether it can judge a household that leaves something open. */
  unknowns: boolean;
  /** Whether it names the outcome by its id (null while open) or only the status. */
  tells: 'outcome' | 'status';
  judge: (household: Household) => Told | Promise<Told>;
}

export type Told = string | null;
