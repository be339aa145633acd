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
  /** The places by their depth. The history itself keeps none: where someone was can tell what was answered. */
  trail: Readonly<Record<number, Place>>;
  /** The answers were cleared just now, which the page then says. */
  cleared?: true;
}

/** The first place: an empty form's first question, or wherever a form already filled in leads. */
export function begin(judged: Judged, depth = 0): Journey {
  const place = placeAfter(judged);
  return { ...judged, place, depth, trail: { [depth]: place } };
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
export function visit(journey: Journey, judged: Judged, target: Place): Journey {
  const depth = target === journey.place ? journey.depth : journey.depth + 1;
  return { ...judged, place: target, depth, trail: { ...journey.trail, [depth]: target } };
}

/** From all questions to the one that is next, or to the result. */
export function resume(journey: Journey, judged: Judged): Journey {
  return visit(journey, judged, placeAfter(judged));
}

/** To the first question of a check whose answers were cleared. */
export function restart(empty: Judged, depth: number): Journey {
  return { ...begin(empty, depth), cleared: true };
}

/** Back or forward in the history; to a result only while the answers still give one, and to what is next where nobody knows. */
export function revisit({ trail }: Journey, judged: Judged, depth: number): Journey {
  const { [depth]: place = RESULT } = trail;
  return { ...judged, place: place === RESULT ? placeAfter(judged) : place, depth, trail };
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
