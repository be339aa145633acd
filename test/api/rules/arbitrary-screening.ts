/**
 * Random small screenings: one to three random rulesets that share some facts, behind some gates, some of them after one
 * that stands before, and answers to all of it.
 */
import fc from 'fast-check';
import type { Answer, Answers, Fact, Ruleset } from '#api/rules/ruleset.ts';
import type { Concept, Screening } from '#api/rules/screening.ts';
import { samples } from './arbitrary-ruleset.ts';

export interface ScreeningSample {
  screening: Screening;
  /** By key: gate, shared fact, or `{programme}/{check}/{fact}`. */
  answers: Answers;
}

const GATES = ['gate0', 'gate1', 'gate2'];
export const PARTS = ['part0', 'part1'];
export const UNION = 'union';
const SHARED_TRUTHS = [...PARTS, UNION, 'alone'];
const SHARED_NUMBERS = ['count'];

const CONCEPTS: Concept[] = [...SHARED_TRUTHS, ...SHARED_NUMBERS].map((id) => ({
  id,
  label: id,
  ask: `${id}?`,
  anyOf: id === UNION ? PARTS : [],
}));

/** A screening and answers to some of what it can ask: known, 不知道, a range, or not asked. */
export const screeningSamples: fc.Arbitrary<ScreeningSample> = fc
  .array(
    fc.tuple(
      samples,
      fc.shuffledSubarray(SHARED_TRUTHS),
      fc.boolean(),
      fc.subarray(GATES, { minLength: 1 }),
      fc.nat({ max: 3 }),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .chain((parts) => {
    const checks = parts.map(([{ ruleset }, truths, count, gates, before], index) => ({
      ruleset: sharing(ruleset, index, [...truths], count ? [...SHARED_NUMBERS] : []),
      sha256: String(index),
      gates,
      after: before < index ? `random/check${before}` : null,
    }));
    const screening = {
      gates: GATES.map((id) => ({ id, ask: `${id}?`, group: 'residents' as const })),
      concepts: CONCEPTS,
      checks,
    };
    return answersTo(screening).map((answers) => ({ screening, answers }));
  });

/** Every key one can answer, with a fact that tells what an answer can be. */
export function askedIn({ checks }: Screening): Map<string, Pick<Fact, 'type'>> {
  const gates = GATES.map((id): [string, Pick<Fact, 'type'>] => [id, { type: 'bool' }]);
  const facts = checks.flatMap(({ ruleset }) =>
    ruleset.facts.map((fact): [string, Fact] => [fact.concept ?? `${ruleset.id}/${fact.id}`, fact]),
  );
  return new Map([...gates, ...facts]);
}

/** The same rules under an id of their own, with some of their facts shared; each concept at most once. */
function sharing(ruleset: Ruleset, index: number, truths: string[], numbers: string[]): Ruleset {
  const facts = ruleset.facts.map((fact) => {
    const concept = (fact.type === 'bool' ? truths : numbers).shift() ?? null;
    return { ...fact, concept };
  });
  return { ...ruleset, id: `random/check${index}`, check: `check${index}`, facts };
}

function answersTo(screening: Screening): fc.Arbitrary<Answers> {
  const keys = [...askedIn(screening)].map(([key, { type }]): [string, fc.Arbitrary<Answer | undefined>] => [
    key,
    type === 'bool'
      ? fc.constantFrom(true, false, null, undefined, undefined)
      : fc.constantFrom(0, 2, null, undefined, { min: 1, max: 2 }),
  ]);
  return fc.record(Object.fromEntries(keys)).map((record) => {
    const answers: Answers = {};
    for (const [key, answer] of Object.entries(record)) if (answer !== undefined) answers[key] = answer;
    return answers;
  });
}
