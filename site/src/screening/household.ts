/** What a household has said so far, and what it means: for which checks, what is still to ask. Pure. */
import type { Answers } from '#api/rules/ruleset.ts';
import type { Question } from '#api/rules/screening/questions.ts';
import { relevanceOf } from '#api/rules/screening/relevance.ts';
import { type CheckResult, screenHousehold } from '#api/rules/screening.ts';
import type { PageCheck, PageData } from './data.ts';

export type Fields = readonly (readonly [string, string])[];

/** Everything that was entered. It lives in the page and nowhere else. */
export interface Household {
  /** By key: gates and facts. */
  answers: Answers;
  /** Numbers as they were typed, by key. */
  typed: Readonly<Record<string, string>>;
  /** Of the places asked about, which are theirs; null for those they are unsure of. Empty until asked. */
  places: Readonly<Record<string, boolean | null>>;
  /** The day whose rules are asked for; null: today. */
  asOf: string | null;
}

/** Before anything is said. */
export const NOBODY: Household = { answers: {}, typed: {}, places: {}, asOf: null };

/** A check that concerns them, with its result. */
export interface Concern extends Pick<CheckResult, 'relevance' | 'verdict'> {
  check: PageCheck;
  /** The check that comes first and finds them ineligible; null where none does. */
  barredBy: PageCheck | null;
}

/** What their answers come to. */
export interface Outlook {
  /** Checks that are or may be for them, in the order of the checks. */
  concerns: Concern[];
  /** Checks that would be for them, but for another place. */
  elsewhere: PageCheck[];
  questions: Question[];
}

/** Judges everything that is for them and of their place. `today` is the day where they chose none. */
export function outlookOf(data: PageData, household: Household, today: string): Outlook {
  const meant = data.checks.filter(({ gates }) => isMeant(relevanceOf(gates, household.answers)));
  const elsewhere = meant.filter((check) => isElsewhere(check, household));
  const here = meant.filter((check) => !elsewhere.includes(check));
  const input = { asOf: household.asOf ?? today, answers: household.answers };
  const { results, questions } = screenHousehold({ ...data, checks: here }, input, { explain: 'none' });
  const checkOf = (id: string | null) => here.find(({ ruleset }) => ruleset.id === id);
  const concerns = results.flatMap(({ check, relevance, verdict, barredBy }): Concern[] => {
    const own = checkOf(check.ruleset.id);
    return own ? [{ check: own, relevance, verdict, barredBy: checkOf(barredBy) ?? null }] : [];
  });
  return { concerns, elsewhere, questions };
}

/**
 * The places their checks belong to, where these cannot all be theirs: a county and a town in it can, two provinces
 * cannot. Empty where there is nothing to ask.
 */
export function placesToAsk({ checks }: PageData, { answers }: Household): string[] {
  const local = checks.filter(({ gates, isLocal }) => isLocal && isMeant(relevanceOf(gates, answers)));
  const places = [...new Set(local.flatMap(({ place }) => place ?? []))];
  const apart = places.some((place) => places.some((other) => !lies(place, other) && !lies(other, place)));
  return apart ? places : [];
}

function isMeant(relevance: CheckResult['relevance']): boolean {
  return relevance === 'yes' || relevance === 'unsure';
}

/** Not in a place they said is theirs, nor in one that such a place lies in, nor in one they are unsure of. */
function isElsewhere({ place, isLocal }: PageCheck, { places }: Household): boolean {
  if (!isLocal || place === null || !Object.hasOwn(places, place) || places[place] === null) return false;
  return !Object.entries(places).some(([other, theirs]) => theirs === true && lies(other, place));
}

/** Whether a place lies in another or is it: their names begin alike. */
function lies(place: string, within: string): boolean {
  return place.startsWith(within);
}
