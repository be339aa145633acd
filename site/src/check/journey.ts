/** Where someone is in a check and where each step leads. Pure: the page and its history are main.ts's. */
import { type FormReading, unanswered } from '#api/rules/form.ts';
import type { Ruleset, Verdict } from '#api/rules/ruleset.ts';

/** A screen's id, `AS_OF`, `ALL`, or `RESULT`. */
export type Place = string;

/** The place where every question is shown at once; no screen can have this id. */
export const ALL = '*';

/** The place where nothing is left to ask. */
export const RESULT = 'result';

/** What was read from the form, and the verdict on it. */
export interface Judged {
  reading: FormReading;
  verdict: Verdict;
}

/** A place and what is known there. */
export interface Journey extends Judged {
  place: Place;
  /** How many places of this check lie behind in the browser's history. */
  depth: number;
  /** The answers were cleared just now, which the page then says. */
  cleared?: true;
}

/** What the browser's history keeps of a journey: never an answer. */
export type Visit = Pick<Journey, 'place' | 'depth'>;

/** The first place: an empty form's first question, or wherever a form already filled in leads. */
export function begin(judged: Judged, depth: number): Journey {
  return { ...judged, place: placeAfter(judged), depth };
}

/**
 * On from a question; one passed over stays and says how to answer it. From all of them to the result as far as it
 * goes, which says what it still lacks.
 */
export function advance(journey: Journey, judged: Judged, ruleset: Ruleset): Journey {
  if (journey.place === ALL) return visit(journey, judged, judged.reading.problems.length > 0 ? ALL : RESULT);
  const target = placeAfter(judged, journey.place);
  const passedOver = target === journey.place && judged.reading.problems.length === 0;
  return visit(journey, passedOver ? withUnanswered(judged, ruleset) : judged, target);
}

/** To a question of one's own choice, to change its answer. */
export function visit({ place, depth }: Journey, judged: Judged, target: Place): Journey {
  return { ...judged, place: target, depth: target === place ? depth : depth + 1 };
}

/** From all questions to the one that is next, or to the result. */
export function resume(journey: Journey, judged: Judged): Journey {
  return visit(journey, judged, placeAfter(judged));
}

/** To the first question of a check whose answers were cleared. */
export function restart(empty: Judged, depth: number): Journey {
  return { ...begin(empty, depth), cleared: true };
}

/** Back or forward to an earlier visit; to a result only while the answers still give one. */
export function revisit({ place, depth }: Visit, judged: Judged): Journey {
  return { ...judged, place: place === RESULT ? placeAfter(judged) : place, depth };
}

/** To what must be corrected (at `here` first), else to the next question, else to the result. */
function placeAfter({ reading: { problems }, verdict }: Judged, here?: Place): Place {
  const [first] = problems;
  if (first) return problems.find(({ screen }) => screen === here)?.screen ?? first.screen;
  return verdict.next?.screen ?? RESULT;
}

function withUnanswered(judged: Judged, { screens, facts }: Ruleset): Judged {
  const { reading, verdict } = judged;
  const screen = screens.find(({ id }) => id === verdict.next?.screen);
  const fact = facts.find(({ id }) => id === verdict.next?.fact);
  return screen && fact ? { verdict, reading: { ...reading, problems: [unanswered(screen, fact)] } } : judged;
}
