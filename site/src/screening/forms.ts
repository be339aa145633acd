/** The forms of a screening: one screen of one check with only what is still to be asked, or the places to choose from. */
import { type Form, fieldNames } from '#api/rules/form.ts';
import { formatQuantity } from '#api/rules/format.ts';
import type { Answer, Answers, Fact, Ruleset, Screen } from '#api/rules/ruleset.ts';
import { keyOf } from '#api/rules/screening/keys.ts';
import type { Concept, Gate } from '#api/rules/screening.ts';
import type { Fields, Household } from './household.ts';

/** Id of the screen on which places are ticked. */
export const PLACES = 'places';

/** A ruleset with one of its screens, and on it some of its facts; a shared fact in the words that fit everywhere. */
export function narrowed(
  ruleset: Ruleset,
  screen: string,
  facts: readonly string[],
  concepts: readonly Concept[],
): Ruleset {
  return {
    ...ruleset,
    screens: ruleset.screens
      .filter(({ id }) => id === screen)
      .map((whole) => ({ ...whole, facts: whole.facts.filter((id) => facts.includes(id)) })),
    facts: ruleset.facts.map((fact) => {
      const concept = concepts.find(({ id }) => id === fact.concept);
      return concept ? { ...fact, label: concept.label, ask: concept.ask } : fact;
    }),
  };
}

/** The fields of a narrowed ruleset as they were filled in before; only what was answered, not what followed from it. */
export function fieldsOf(ruleset: Ruleset, { answers, typed }: Pick<Household, 'answers' | 'typed'>): Fields {
  const facts = new Map(ruleset.facts.map((fact) => [fact.id, fact]));
  return ruleset.screens.flatMap((screen) => {
    const shown = screen.facts.flatMap((id) => facts.get(id) ?? []);
    const answered = shown.flatMap((fact) => {
      const key = keyOf(ruleset, fact);
      const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
      return answer === undefined ? [] : [{ fact, answer, typed: typed[key] }];
    });
    return screen.kind === 'list' ? listFields(screen, answered) : answered.flatMap(singleField);
  });
}

/** The ticks of the gate form as they were made before. */
export function gateFields(gates: readonly Gate[], answers: Answers): Fields {
  const answered = (group: Gate['group']) =>
    gates.flatMap((gate) => {
      const answer = gate.group === group && Object.hasOwn(answers, gate.id) ? answers[gate.id] : undefined;
      return answer === undefined ? [] : [{ fact: gate, answer }];
    });
  const organisations = answered('organisations').filter(({ answer }) => answer !== false); // passed over, most likely
  return [
    ...listFields({ id: 'residents' }, answered('residents')),
    ...listFields({ id: 'organisations' }, organisations),
  ];
}

/** The places as a list to tick. */
export function placesForm(places: readonly string[]): Form {
  const texts = { help: null, whereToFind: null, cites: [] };
  return {
    screens: [
      {
        id: PLACES,
        kind: 'list',
        title: '这些政策是不同地方的，您那里是下面哪里？',
        help: '只看您选的地方的。都不在，勾“都没有”；想都看看，勾“不确定”。',
        facts: places.map((_, index) => placeId(index)),
      },
    ],
    facts: places.map((place, index) => ({
      ...texts,
      id: placeId(index),
      concept: null,
      type: 'bool',
      label: place,
      ask: place,
      changeable: false,
    })),
  };
}

/** The answers to that list, by place. */
export function placeAnswers(places: readonly string[], answers: Answers): Household['places'] {
  return Object.fromEntries(
    places.map((place, index) => [
      place,
      answers[placeId(index)] === true ? true : answers[placeId(index)] === null ? null : false,
    ]),
  );
}

/** The ticks of that list as they were made before. */
export function placeFields(places: readonly string[], chosen: Household['places']): Fields {
  const answered = places.flatMap((place, index) => {
    const answer = chosen[place];
    return answer === undefined ? [] : [{ fact: { id: placeId(index) }, answer }];
  });
  return listFields({ id: PLACES }, answered);
}

interface Answered<F> {
  fact: F;
  answer: Answer;
  typed?: string | undefined;
}

function listFields(screen: Pick<Screen, 'id'>, answered: readonly Answered<Pick<Fact, 'id'>>[]): Fields {
  if (answered.length === 0) return [];
  const ticks = answered
    .filter(({ answer }) => answer === true)
    .map(({ fact }): [string, string] => [fact.id, 'yes']);
  if (answered.some(({ answer }) => answer === null))
    return [...ticks, [fieldNames.unsure(screen.id), 'yes']];
  return ticks.length > 0 ? ticks : [[fieldNames.none(screen.id), 'yes']];
}

function singleField({ fact, answer, typed }: Answered<Fact>): Fields {
  if (fact.type === 'int') {
    if (answer === null) return [[fieldNames.unknown(fact.id), 'yes']];
    return typeof answer === 'number' ? [[fact.id, typed ?? formatQuantity(answer, fact.unit)]] : [];
  }
  return [[fact.id, answer === null ? 'unknown' : answer === true ? 'yes' : 'no']];
}

function placeId(index: number): string {
  return `place${index}`;
}
