/** Reads what a person entered in a check form: answers, the day asked for, and whatever has to be mended. */
import { parseDay } from './day.ts';
import { halfWidth, parseNumber } from './number.ts';
import type { Answer, Answers, Fact, NumberFact, Ruleset, Screen } from './ruleset.ts';

/** What a person entered in a check form, read. */
export interface FormReading {
  answers: Answers;
  /** By field name, exactly as entered, so that nothing has to be typed twice. */
  values: FormValues;
  /** The day whose rules are asked for; null where none was entered: today. */
  asOf: string | null;
  problems: FormProblem[];
}

/** What was entered, by field name; a name may come more than once. */
type FormValues = ReadonlyMap<string, readonly string[]>;

/** Something entered that cannot be used. */
export interface FormProblem {
  /** Id of the screen, or `AS_OF`. */
  screen: string;
  /** Id of the control to go to. */
  control: string;
  /** A sentence that names the question and says what would be right. */
  message: string;
}

/** Field name of the day asked for. */
export const AS_OF = 'asOf';

/** What a form asks: the questions, and the screens they stand on. */
export type Form = Pick<Ruleset, 'screens' | 'facts'>;

/** Reads the fields of a check form. Fields the form does not have are left out of everything; never throws. */
export function parseForm(ruleset: Form, fields: Iterable<readonly [string, string]>): FormReading {
  const values = enteredValues(ruleset, fields);
  const day = readDay(values);
  const readings: Reading[] = ruleset.screens.flatMap((screen) => readScreen(screen, ruleset, values));
  return {
    answers: Object.fromEntries(readings.flatMap(({ answers }) => answers)),
    values,
    asOf: day.asOf,
    problems: [...readings, day].flatMap(({ problems }) => problems),
  };
}

/** The form's field names; the view writes them, the reader reads them. */
export const fieldNames = {
  /** The tick 不知道 beside a number. */
  unknown: (fact: string) => `${fact}.unknown`,
  /** The tick 都没有 under a list. */
  none: (screen: string) => `${screen}.none`,
  /** The tick 不确定 under a list. */
  unsure: (screen: string) => `${screen}.unsure`,
};

/** Id of a control, by its field name and, for a radio, its value. */
export function controlId(name: string, value?: string): string {
  return `f-${name.replace('.', '-')}${value === undefined ? '' : `-${value}`}`;
}

/** The facts of a screen, in its order. */
export function factsOf(screen: Screen, { facts }: Pick<Form, 'facts'>): Fact[] {
  return screen.facts.flatMap((id) => facts.find((fact) => fact.id === id) ?? []);
}

/** The problem of a question passed over without an answer. */
export function unanswered(screen: Screen, fact: Fact): FormProblem {
  const list = screen.kind === 'list';
  const name = list ? screen.title : fact.ask;
  const right = list
    ? '有哪几条就勾哪几条；一条也没有，勾“都没有”；拿不准，勾“不确定”'
    : fact.type === 'bool'
      ? '请选“是”或“否”；拿不准，选“不知道”'
      : '请填一个数；拿不准，勾“不知道”';
  const control = list || fact.type === 'int' ? controlId(fact.id) : controlId(fact.id, 'yes');
  return { screen: screen.id, control, message: `“${name}”还没有回答。${right}。` };
}

interface Reading {
  answers: [string, Answer][];
  problems: FormProblem[];
}

const NOTHING: Reading = { answers: [], problems: [] };
const CHOICES = new Map<string, Answer>([
  ['yes', true],
  ['no', false],
  ['unknown', null],
]);

function enteredValues(ruleset: Form, fields: Iterable<readonly [string, string]>): FormValues {
  const known = new Set([AS_OF, ...ruleset.facts.flatMap(({ id }) => [id, fieldNames.unknown(id)])]);
  for (const { id } of ruleset.screens) known.add(fieldNames.none(id)).add(fieldNames.unsure(id));
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) {
    if (known.has(name) && value.trim() !== '') values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

function readScreen(screen: Screen, form: Form, values: FormValues): Reading[] {
  const facts = factsOf(screen, form);
  if (screen.kind === 'list') return [readList(screen, facts, values)];
  return facts.map((fact) =>
    fact.type === 'bool' ? readChoice(screen, fact, values) : readNumber(screen, fact, values),
  );
}

function readChoice(screen: Screen, fact: Fact, values: FormValues): Reading {
  const [choice, ...others] = values.get(fact.id) ?? [];
  if (choice === undefined) return NOTHING;
  const answer = others.length ? undefined : CHOICES.get(choice);
  if (answer !== undefined) return answered([[fact.id, answer]]);
  return problem(screen.id, controlId(fact.id, 'yes'), `“${fact.label}”要在“是”“否”“不知道”里选一个。`);
}

function readNumber(screen: Screen, fact: NumberFact, values: FormValues): Reading {
  const [typed, ...others] = values.get(fact.id) ?? [];
  const unknown = values.has(fieldNames.unknown(fact.id));
  if (typed === undefined) return unknown ? answered([[fact.id, null]]) : NOTHING;
  const control = controlId(fact.id);
  if (unknown) {
    return problem(
      screen.id,
      control,
      `“${fact.label}”填了数，又勾了“不知道”。知道就去掉勾，不知道就把数删掉。`,
    );
  }
  if (others.length > 0) return problem(screen.id, control, `“${fact.label}”填了不止一次，请只填一个数。`);
  const number = parseNumber(typed, fact);
  if ('problem' in number) return problem(screen.id, control, `“${fact.label}”${number.problem}`);
  return answered([[fact.id, number.value]]);
}

function readList(screen: Screen, facts: Fact[], values: FormValues): Reading {
  const isTicked = (fact: Fact) => values.has(fact.id);
  const unsure = values.has(fieldNames.unsure(screen.id));
  const none = values.has(fieldNames.none(screen.id));
  const some = facts.some(isTicked);
  if (none && (some || unsure)) {
    const message = `“${screen.title}”勾了“都没有”，又勾了别的。有就去掉“都没有”，没有就只留“都没有”。`;
    return problem(screen.id, controlId(fieldNames.none(screen.id)), message);
  }
  if (!none && !some && !unsure) return NOTHING;
  const others = unsure ? null : false;
  return answered(facts.map((fact) => [fact.id, isTicked(fact) ? true : others]));
}

function readDay(values: FormValues): Reading & { asOf: string | null } {
  const [typed, ...others] = values.get(AS_OF) ?? [];
  if (typed === undefined) return { ...NOTHING, asOf: null };
  if (others.length > 0) return dayProblem('填了不止一次，请只填一个日子；不填就按今天算。');
  const asOf = parseDay(halfWidth(typed).trim());
  if (asOf !== null) return { ...NOTHING, asOf };
  const shown = typed.trim().slice(0, 20);
  return dayProblem(`填的“${shown}”不是一个日子。请写成 2024-04-18 这样；不填就按今天算。`);
}

function dayProblem(whatIsWrong: string): Reading & { asOf: null } {
  return { ...problem(AS_OF, controlId(AS_OF), `“按哪一天的规定算”${whatIsWrong}`), asOf: null };
}

function answered(answers: [string, Answer][]): Reading {
  return { answers, problems: [] };
}

function problem(screen: string, control: string, message: string): Reading {
  return { answers: [], problems: [{ screen, control, message }] };
}
