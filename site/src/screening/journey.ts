/** Where someone is in a screening and where each step leads. Pure: the page and its history are main.ts's. */
import { type Form, type FormProblem, parseForm, unanswered } from '#api/rules/form.ts';
import type { Answers } from '#api/rules/ruleset.ts';
import { readGates } from '#api/rules/screening/gate-form.ts';
import { keyOf } from '#api/rules/screening/keys.ts';
import type { Question } from '#api/rules/screening/questions.ts';
import type { PageCheck, PageData } from './data.ts';
import { fieldsOf, narrowed, placeAnswers, placesForm } from './forms.ts';
import { type Fields, type Household, NOBODY, outlookOf, placesToAsk } from './household.ts';

/** A place one can be at. */
export type Place =
  | { kind: 'gates' | 'places' | 'day' | 'result' }
  | QuestionPlace
  /** The whole result of one check. */
  | { kind: 'detail'; check: string };

/** Some facts of one screen of one check. */
export interface QuestionPlace {
  kind: 'question';
  /** Id of the ruleset. */
  check: string;
  screen: string;
  facts: string[];
}

/** Where they are, where they have been, and what they have said. */
export interface Journey {
  household: Household;
  /** Fields of the form at this place as they stand, where they could not be used. */
  entered: Fields | null;
  problems: FormProblem[];
  /** Every place of the browser's history on this page, this one at `at`. */
  trail: Place[];
  at: number;
  /** Whether everything was cleared just now, which is then said. */
  cleared: boolean;
}

/** What a step needs to know beside the journey. */
export interface World {
  data: PageData;
  /** `YYYY-MM-DD` in Shanghai. */
  today: string;
}

/** At the first ticks with nothing said, however many places of this page lie behind in the browser's history. */
export function begin(at = 0): Journey {
  const trail = Array.from({ length: at + 1 }, (): Place => ({ kind: 'gates' }));
  return { household: NOBODY, entered: null, problems: [], trail, at, cleared: false };
}

/** The place one is at. */
export function placeOf({ trail, at }: Journey): Place {
  return trail[at] ?? { kind: 'gates' };
}

/** On from a form with what stands in it; one that cannot be used, or was passed over, stays and says what would be right. */
export function advance(journey: Journey, fields: Fields, world: World): Journey {
  const read = readPlace(placeOf(journey), fields, journey.household, world);
  if (read.problems.length > 0) return { ...journey, entered: fields, problems: read.problems };
  return goTo({ ...journey, household: read.household }, nextPlace(read.household, world));
}

/** To a place, which becomes the last of the history. */
export function goTo(journey: Journey, place: Place): Journey {
  const trail = [...journey.trail.slice(0, journey.at + 1), place];
  return { ...journey, entered: null, problems: [], trail, at: trail.length - 1, cleared: false };
}

/** Back or forward in the history; where it was left before this page was loaded, to the beginning. */
export function revisit(journey: Journey, at: number): Journey {
  return at in journey.trail ? { ...journey, entered: null, problems: [], at, cleared: false } : begin(at);
}

/** What comes next for what was said: whose places these are, the next question, or the result. */
export function nextPlace(household: Household, { data, today }: World): Place {
  if (Object.keys(household.answers).length === 0) return { kind: 'gates' };
  const open = placesToAsk(data, household).filter((place) => !Object.hasOwn(household.places, place));
  if (open.length > 0) return { kind: 'places' };
  const { questions } = outlookOf(data, household, today);
  return questionPlaces(questions)[0] ?? { kind: 'result' };
}

/** The open questions as screens, in the order in which they are asked. */
export function questionPlaces(questions: readonly Question[]): QuestionPlace[] {
  const places = new Map<string, QuestionPlace>();
  for (const question of questions) {
    if (question.kind !== 'fact') continue;
    const { screen, fact, asker: check } = question;
    const id = `${check} ${screen}`;
    const place = places.get(id) ?? { kind: 'question', check, screen, facts: [] };
    place.facts.push(fact.id);
    places.set(id, place);
  }
  return [...places.values()];
}

/**
 * Where answers on a screen of a check are given or changed: there, with what was said and what is `missing`; or, where
 * all of it only followed from other answers, on the screen of one of these.
 */
export function placeToAnswer(
  { ruleset }: PageCheck,
  { screen, missing }: { screen: string; missing: readonly string[] },
  { answers }: Household,
  { concepts, checks }: PageData,
): QuestionPlace | undefined {
  const isSaid = (key: string) => Object.hasOwn(answers, key);
  const shown = ruleset.screens.find(({ id }) => id === screen)?.facts ?? [];
  const facts = ruleset.facts.filter(({ id }) => shown.includes(id));
  const own = facts.filter((fact) => isSaid(keyOf(ruleset, fact)) || missing.includes(fact.id));
  if (own.length > 0) return { kind: 'question', check: ruleset.id, screen, facts: own.map(({ id }) => id) };
  const related = concepts.filter((concept) =>
    facts.some((fact) => concept.id === fact.concept || concept.anyOf.includes(fact.concept ?? '')),
  );
  const sources = related.flatMap(({ id, anyOf }) => [id, ...anyOf]).filter(isSaid);
  return checks.flatMap((other) => screensAsking(other, sources))[0];
}

function screensAsking({ ruleset }: PageCheck, keys: readonly string[]): QuestionPlace[] {
  return ruleset.screens.flatMap(({ id: screen, facts: shown }) => {
    const facts = ruleset.facts.filter(
      ({ id, concept }) => shown.includes(id) && keys.includes(concept ?? ''),
    );
    return facts.length > 0
      ? [{ kind: 'question', check: ruleset.id, screen, facts: facts.map(({ id }) => id) }]
      : [];
  });
}

interface Read {
  household: Household;
  problems: FormProblem[];
}

function readPlace(place: Place, fields: Fields, household: Household, { data }: World): Read {
  switch (place.kind) {
    case 'gates':
      return readGatesOf(data, fields, household);
    case 'places':
      return readPlaces(data, fields, household);
    case 'question':
      return readQuestion(place, data, fields, household);
    case 'day': {
      const { asOf, problems } = parseForm({ screens: [], facts: [] }, fields);
      return { household: { ...household, asOf }, problems };
    }
    default:
      return { household, problems: [] };
  }
}

function readGatesOf({ gates }: PageData, fields: Fields, household: Household): Read {
  const { reading, answers } = readGates(gates, fields);
  return {
    household: { ...household, answers: { ...household.answers, ...answers } },
    problems: reading.problems,
  };
}

function readPlaces(data: PageData, fields: Fields, household: Household): Read {
  const places = placesToAsk(data, household);
  const { answers, problems } = readWhole(placesForm(places), fields);
  return { household: { ...household, places: placeAnswers(places, answers) }, problems };
}

function readQuestion(place: QuestionPlace, data: PageData, fields: Fields, household: Household): Read {
  const ruleset = formOf(place, data);
  if (!ruleset) return { household, problems: [] };
  const { answers: read, problems } = readWhole(ruleset, fields);
  const asked = ruleset.facts.filter(({ id }) => Object.hasOwn(read, id));
  const answers = { ...household.answers };
  const typed = { ...household.typed };
  for (const fact of asked) {
    const key = keyOf(ruleset, fact);
    answers[key] = read[fact.id] ?? null;
    typed[key] = fields.find(([name]) => name === fact.id)?.[1] ?? '';
  }
  return { household: { ...household, answers, typed }, problems };
}

/** The form shown at a question: its check, narrowed to what is asked there. */
export function formOf({ check, screen, facts }: QuestionPlace, { checks, concepts }: PageData) {
  const found = checks.find(({ ruleset }) => ruleset.id === check);
  return found && narrowed(found.ruleset, screen, facts, concepts);
}

/** What stands in the form at a question: as it was entered where that could not be used, else as it was answered. */
export function enteredAt(place: QuestionPlace, { entered, household }: Journey, data: PageData): Fields {
  const ruleset = formOf(place, data);
  return entered ?? (ruleset ? fieldsOf(ruleset, household) : []);
}

/** A form in which every question is to be answered. */
function readWhole(form: Form, fields: Fields): { answers: Answers; problems: FormProblem[] } {
  const { answers, problems } = parseForm(form, fields);
  if (problems.length > 0) return { answers, problems };
  const shown = form.screens.flatMap((screen) => screen.facts.map((id) => ({ screen, id })));
  const missing = shown.find(({ id }) => !Object.hasOwn(answers, id));
  const fact = form.facts.find(({ id }) => id === missing?.id);
  return { answers, problems: missing && fact ? [unanswered(missing.screen, fact)] : [] };
}
