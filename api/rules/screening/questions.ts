/** What is worth asking next of a household: whom the checks are for first, then what open ones would ask next, most wanted first. */
import type { Answers, Fact, Verdict } from '../ruleset.ts';
import type { Concept, Gate, ScreenedCheck } from '../screening.ts';
import { keyOf } from './keys.ts';
import type { Relevance } from './relevance.ts';

/** One thing to ask, once for all the checks that need it. */
export type Question = GateQuestion | FactQuestion;

interface QuestionBase {
  /** Under what the answer is given. */
  key: string;
  ask: string;
  /** Ids of the rulesets that need it, in the order of the screening. */
  neededBy: string[];
}
/** Whether checks are for them. */
export interface GateQuestion extends QuestionBase {
  kind: 'gate';
  /** Whom it is asked of. */
  group: Gate['group'];
}
/** A fact, as one check has it: the first that would ask it next, else the first that needs it at all. */
export interface FactQuestion extends QuestionBase {
  kind: 'fact';
  label: string;
  fact: Fact;
  /** Id of that check's ruleset, and its screen on which the fact stands. */
  asker: string;
  screen: string;
  /** What it decides, where a check would ask it next; null for what is asked later. */
  why: string | null;
}

/** A check with what the answers make of it. */
interface Judged {
  check: ScreenedCheck;
  relevance: Relevance;
  /** By fact id. */
  answers: Answers;
  verdict: Verdict | null;
}
interface Asking {
  gates: readonly Gate[];
  concepts: readonly Concept[];
  known: Answers;
  judged: readonly Judged[];
}

/**
 * What a check would ask next comes before what it asks later, for its author put first what shuts out most; then what
 * most checks need; then in the order of the checks, and within one as its author asks.
 */
export function openQuestions(asking: Asking): Question[] {
  const facts = mostWantedFirst(factQuestions(asking));
  const next = facts.filter(({ why }) => why !== null);
  return [...gateQuestions(asking), ...next, ...facts.filter((question) => !next.includes(question))];
}

/** What residents are asked comes before what organisations are: they are most of those who ask. */
function gateQuestions({ gates, known, judged }: Asking): Question[] {
  const waiting = judged.filter(({ relevance }) => relevance === 'notAsked');
  const ofGroup = (group: Gate['group']) =>
    gates.flatMap((gate): GateQuestion[] => {
      const { id, ask } = gate;
      const neededBy = waiting.filter(({ check }) => check.gates.includes(id)).map(idOf);
      const isOpen = gate.group === group && neededBy.length > 0 && !Object.hasOwn(known, id);
      return isOpen ? [{ kind: 'gate', key: id, ask, group, neededBy }] : [];
    });
  return [...mostWantedFirst(ofGroup('residents')), ...mostWantedFirst(ofGroup('organisations'))];
}

function factQuestions({ concepts, known, judged }: Asking): FactQuestion[] {
  const words = new Map(concepts.map((concept) => [concept.id, concept]));
  const questions = new Map<string, FactQuestion>();
  for (const each of judged.filter(isOpen)) {
    for (const question of questionsOf(each, words)) {
      const asked = questions.get(question.key);
      const neededBy = [...(asked?.neededBy ?? []), idOf(each)];
      const asker = asked && (asked.why !== null || question.why === null) ? asked : question;
      questions.set(question.key, { ...asker, neededBy });
    }
  }
  for (const concept of concepts) askByParts(concept, questions, known, judged.map(idOf));
  return [...questions.values()];
}

/** A check nothing is left to ask of is done, and so is one that is not to be had: nobody is asked for which reason. */
function isOpen({ relevance, verdict }: Judged): boolean {
  const concerns = relevance === 'yes' || relevance === 'unsure';
  return concerns && verdict !== null && verdict.next !== null && verdict.status !== 'ineligible';
}

/** The facts one check still needs, in its author's order. */
function questionsOf(
  { check: { ruleset }, answers, verdict }: Judged,
  words: ReadonlyMap<string, Concept>,
): FactQuestion[] {
  const facts = new Map(ruleset.facts.map((fact) => [fact.id, fact]));
  return ruleset.screens.flatMap((screen) =>
    screen.facts.flatMap((id): FactQuestion[] => {
      const fact = facts.get(id);
      if (!fact || !verdict?.missing.includes(id) || Object.hasOwn(answers, id)) return [];
      const { label, ask } = words.get(fact.concept ?? '') ?? fact;
      const why = verdict.next?.fact === id ? verdict.next.why : null;
      const key = keyOf(ruleset, fact);
      return [
        { kind: 'fact', key, ask, neededBy: [], label, fact, asker: ruleset.id, screen: screen.id, why },
      ];
    }),
  );
}

/** A union is left out where its open parts are asked anyway: they answer it, and it would be asked for a second time. */
function askByParts(
  { id, anyOf }: Concept,
  questions: Map<string, FactQuestion>,
  known: Answers,
  order: readonly string[],
): void {
  const union = questions.get(id);
  const parts = anyOf.filter((part) => !Object.hasOwn(known, part)).map((part) => questions.get(part));
  if (!union || parts.length === 0 || !parts.every((part) => part !== undefined)) return;
  questions.delete(id);
  for (const part of parts) {
    const needing = new Set([...part.neededBy, ...union.neededBy]);
    const neededBy = order.filter((check) => needing.has(check));
    questions.set(part.key, { ...part, neededBy, why: part.why ?? union.why });
  }
}

function mostWantedFirst<T extends Question>(questions: readonly T[]): T[] {
  return [...questions].sort((a, b) => b.neededBy.length - a.neededBy.length);
}

function idOf({ check }: Judged): string {
  return check.ruleset.id;
}
