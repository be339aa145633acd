/** Households of a real ruleset, most of them close to its limits, and answers that leave some of a household open. */
import { seededRandom } from '#api/rules/lint/random.ts';
import { sitesOf } from '#api/rules/lint/sites.ts';
import type { Answer, Answers, Fact, NumberFact, Ruleset } from '#api/rules/ruleset.ts';
import type { BuiltCheck } from '#db/content.ts';
import type { Household } from './two-valued.ts';

export interface HouseholdSource {
  household: () => Household;
  /** Answers a household could have given: some facts known, some only roughly, some not at all. */
  answersOf: (household: Household) => Answers;
  /** Households that fit the answers: all of them where they are few, else so many. */
  completionsOf: (answers: Answers, count: number) => Household[];
}

/** Draws from a seed; the households of the boundary cases are where it starts from half of the time. */
export function householdSource({ ruleset, boundaries }: BuiltCheck, seed: number): HouseholdSource {
  const random = seededRandom(seed);
  const isOneIn = (times: number) => random(times) === 0;
  const oneOf = <Item>(items: readonly Item[]): Item | undefined => items[random(items.length)];
  const telling = new Map(ruleset.facts.map((fact) => [fact.id, tellingValues(fact, ruleset)]));

  function household(): Household {
    const limit = isOneIn(2) ? oneOf(boundaries) : undefined;
    const changes = 1 + random(4);
    return Object.fromEntries(
      ruleset.facts.map((fact) => {
        const known = limit?.answers[fact.id] ?? (limit && fact.type === 'bool' ? false : undefined);
        const isKept = typeof known === 'number' || typeof known === 'boolean';
        return [fact.id, isKept && !isOneIn(2 + changes) ? known : drawn(fact)];
      }),
    );
  }

  function drawn(fact: Fact): boolean | number {
    return fact.type === 'bool' ? isOneIn(2) : within(fact, fact);
  }

  function within({ id }: Fact, { min, max }: { min: number; max: number }): number {
    const near = (telling.get(id) ?? []).filter((value) => min <= value && value <= max);
    const spread = Math.min(max - min, 10 ** (1 + random(8)));
    return (isOneIn(4) ? undefined : oneOf(near)) ?? min + random(spread + 1);
  }

  function answersOf(all: Household): Answers {
    const isVague = oneOf([2, 3, 6]) ?? 3;
    const given = ruleset.facts.flatMap((fact): [string, Answer][] => {
      const value = all[fact.id] ?? false;
      if (!isOneIn(isVague)) return [[fact.id, value]];
      if (typeof value === 'number' && isOneIn(2)) return [[fact.id, rangeAround(fact, value)]];
      return isOneIn(2) ? [[fact.id, null]] : [];
    });
    return Object.fromEntries(given);
  }

  function rangeAround(fact: Fact, value: number): Answer {
    if (fact.type === 'bool') return value > 0;
    return {
      min: isOneIn(3) ? value : within(fact, { min: fact.min, max: value }),
      max: isOneIn(3) ? value : within(fact, { min: value, max: fact.max }),
    };
  }

  function completionsOf(answers: Answers, count: number): Household[] {
    const all = enumerated(ruleset, answers, count);
    if (all) return all;
    return Array.from({ length: count }, () =>
      Object.fromEntries(ruleset.facts.map((fact) => [fact.id, fitting(fact, answers[fact.id])])),
    );
  }

  function fitting(fact: Fact, answer: Answer | undefined): boolean | number {
    if (typeof answer === 'boolean' || typeof answer === 'number') return answer;
    if (fact.type === 'int' && typeof answer === 'object' && answer) return within(fact, answer);
    return drawn(fact);
  }

  return { household, answersOf, completionsOf };
}

/** Every household that fits, where they are no more than `most`. */
function enumerated({ facts }: Ruleset, answers: Answers, most: number): Household[] | undefined {
  let all: Household[] = [{}];
  for (const fact of facts) {
    const values = valuesOf(fact, answers[fact.id]);
    if (!values || all.length * values.length > most) return undefined;
    all = all.flatMap((household) => values.map((value) => ({ ...household, [fact.id]: value })));
  }
  return all;
}

/** Undefined where they are too many to look at each. */
function valuesOf(fact: Fact, answer: Answer | undefined): (boolean | number)[] | undefined {
  if (typeof answer === 'boolean' || typeof answer === 'number') return [answer];
  if (fact.type === 'bool') return [true, false];
  const { min, max } = typeof answer === 'object' && answer !== null ? answer : fact;
  return max - min > 8 ? undefined : Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/** Ends of its domain, what the numbers of the text and few times of them come to, and what is just beside. */
function tellingValues(fact: Fact, ruleset: Ruleset): number[] {
  if (fact.type === 'bool') return [];
  const { min, max }: NumberFact = fact;
  const values = ruleset.params.flatMap(({ versions }) => versions.map(({ value }) => value));
  const literals = sitesOf(ruleset).flatMap(({ expr }) => (expr.op === 'number' ? [expr.value] : []));
  const known = [...values, ...literals].flatMap((value) => [1, 2, 3, 10].map((times) => value * times));
  const near = [min, max, ...known].flatMap((value) => [value - 1, value, value + 1]);
  return [...new Set(near)].filter((value) => min <= value && value <= max);
}
