/** Answers as digits, in the ruleset's order of facts, without a name or a word: the ruleset says what they mean. */
import { answerTo } from '../engine/situation.ts';
import type { Answer, Answers, Fact, NumberFact } from '../ruleset.ts';
import { bitsOf, digitsOf, toBits } from './digits.ts';

/** Two bits come first: not answered, 不知道, or one of the two things an answer can be. */
const ABSENT = '00';
const UNKNOWN = '11';
const NO = '01';
const YES = '10';
const VALUE = '01';
const RANGE = '10';

/** The answers as digits. They have passed `checkAnswers`, so every number lies within the bounds of its fact. */
export function packAnswers(facts: readonly Fact[], answers: Answers): string {
  return digitsOf(facts.map((fact) => answerBits(fact, answerTo(fact, answers))).join(''));
}

/**
 * The answers packed for these facts, in their order; undefined where the digits are not what `packAnswers` makes: too
 * few or too many, or a number out of its bounds.
 */
export function unpackAnswers(facts: readonly Fact[], packed: string): Answers | undefined {
  let bits = bitsOf(packed);
  const take: Take = (width) => {
    const taken = bits.slice(0, width);
    bits = bits.slice(width);
    return taken;
  };
  const entries = facts.flatMap((fact): [string, Answer][] => {
    const answer = takeAnswer(fact, take);
    return answer === undefined ? [] : [[fact.id, answer]];
  });
  const answers = Object.fromEntries(entries);
  return packAnswers(facts, answers) === packed ? answers : undefined;
}

/** The next bits; fewer where they run out. */
type Take = (width: number) => string;

function answerBits(fact: Fact, answer: Answer | undefined): string {
  if (answer === undefined) return ABSENT;
  if (answer === null) return UNKNOWN;
  if (fact.type === 'bool') return answer ? YES : NO;
  if (typeof answer === 'number') return VALUE + numberBits(fact, answer);
  if (typeof answer === 'boolean') throw new RangeError(`${fact.id} is a number, not ${answer}`);
  return RANGE + numberBits(fact, answer.min) + numberBits(fact, answer.max);
}

/** Never fails: what was not packed by us comes out as something that packs otherwise. */
function takeAnswer(fact: Fact, take: Take): Answer | undefined {
  const kind = take(2);
  if (kind === ABSENT) return undefined;
  if (kind === UNKNOWN) return null;
  if (fact.type === 'bool') return kind === YES;
  const first = takeNumber(fact, take);
  return kind === RANGE ? { min: first, max: Math.max(first, takeNumber(fact, take)) } : first;
}

function numberBits(fact: NumberFact, value: number): string {
  return toBits(value - fact.min, widthOf(fact));
}

function takeNumber(fact: NumberFact, take: Take): number {
  return Math.min(fact.min + Number.parseInt(`0${take(widthOf(fact))}`, 2), fact.max);
}

/** As many bits as the fact's greatest number above its least one needs. */
function widthOf({ min, max }: NumberFact): number {
  return toBits(max - min, 1).length;
}
