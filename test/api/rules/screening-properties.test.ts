/** What must hold for every screening: it decides as each check alone would, and asks nobody anything twice or for nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '#api/rules/evaluate.ts';
import type { Answer, Answers } from '#api/rules/ruleset.ts';
import { type Screening, screenHousehold } from '#api/rules/screening.ts';
import { AS_OF } from './arbitrary-ruleset.ts';
import { askedIn, PARTS, screeningSamples, UNION } from './arbitrary-screening.ts';
import { RUNS, SEED } from './runs.ts';

const options = { numRuns: RUNS, seed: SEED };
const screen = (screening: Screening, answers: Answers) =>
  screenHousehold(screening, { asOf: AS_OF, answers }, { linkBase: '/base' });

test('every verdict is byte for byte what the check alone says of the same answers', () => {
  fc.assert(
    fc.property(screeningSamples, ({ screening, answers }) => {
      fc.pre(worlds(answers).length > 0);
      for (const { check, verdict } of screen(screening, answers).results) {
        if (verdict === null) continue;
        const own = ownAnswers(check.ruleset.facts, check.ruleset.id, answers);
        const alone = evaluate(check, { asOf: AS_OF, answers: own }, { linkBase: '/base' });
        expect(JSON.stringify(verdict)).toBe(JSON.stringify(alone));
      }
    }),
    options,
  );
});

test('gates choose what is asked and never change a verdict', () => {
  fc.assert(
    fc.property(screeningSamples, ({ screening, answers }) => {
      const facts = Object.entries(answers).filter(([key]) => !key.startsWith('gate'));
      const ungated = screen(withoutOrder(screening), Object.fromEntries(facts)).results;
      const { results, questions } = screen(screening, answers);
      for (const [at, { check, relevance, verdict, barredBy }] of results.entries()) {
        const given = check.gates.map((gate) => answers[gate]);
        expect(relevance === 'no').toBe(given.every((answer) => answer === false));
        if (verdict !== null) expect(verdict).toEqual(ungated[at]?.verdict);
        else {
          expect(relevance === 'no' || barredBy !== null).toBe(true);
          expect(questions.flatMap(({ neededBy }) => neededBy)).not.toContain(check.ruleset.id);
        }
      }
    }),
    options,
  );
});

test('a check is barred exactly where what it comes after finds them ineligible or is barred itself, and then left alone', () => {
  fc.assert(
    fc.property(screeningSamples, ({ screening, answers }) => {
      const { results, questions } = screen(screening, answers);
      const free = screen(withoutOrder(screening), answers).results;
      for (const [at, { check, verdict, barredBy }] of results.entries()) {
        const before = results.find((other) => other.check.ruleset.id === check.after);
        const refused = before?.verdict?.status === 'ineligible' ? check.after : null;
        expect(barredBy).toBe(before?.relevance === 'no' ? null : (before?.barredBy ?? refused));
        if (barredBy === null) expect(verdict).toEqual(free[at]?.verdict);
        else {
          expect(verdict).toBeNull();
          expect(questions.flatMap(({ neededBy }) => neededBy)).not.toContain(check.ruleset.id);
        }
      }
    }),
    options,
  );
});

test('whoever answers what is asked is asked nothing twice, nothing known, nothing for a check that is done', () => {
  fc.assert(
    fc.property(
      screeningSamples,
      fc.infiniteStream(fc.nat({ max: 5 })),
      ({ screening, answers }, choices) => {
        const askable = askedIn(screening);
        let given = answers;
        for (let step = 0; ; step += 1) {
          const { questions, results } = screen(screening, given);
          const [next] = questions;
          if (!next) {
            expect(results.filter(({ verdict }) => verdict?.next && verdict.status !== 'ineligible')).toEqual(
              [],
            );
            break;
          }
          expect(step).toBeLessThan(askable.size);
          expect(Object.keys(given)).not.toContain(next.key);
          const keys = questions.map(({ key }) => key);
          expect(new Set(keys).size).toBe(questions.length);
          const openParts = PARTS.filter((part) => !Object.hasOwn(given, part));
          if (keys.includes(UNION)) expect(openParts.every((part) => keys.includes(part))).toBe(false);
          for (const question of questions) {
            for (const id of question.neededBy) {
              const result = results.find(({ check }) => check.ruleset.id === id);
              if (question.kind === 'gate') expect(result?.relevance).toBe('notAsked');
              else {
                expect(['yes', 'unsure']).toContain(result?.relevance);
                expect(result?.verdict?.next).not.toBeNull();
                expect(result?.verdict?.status).not.toBe('ineligible');
              }
            }
          }
          const answer = answerOf(askable.get(next.key)?.type ?? 'bool', choices.next().value ?? 0);
          given = { ...given, [next.key]: answer };
        }
      },
    ),
    options,
  );
});

test('what a check would ask next comes first, and of that what most of them need, after the gates', () => {
  fc.assert(
    fc.property(screeningSamples, ({ screening, answers }) => {
      const { questions, results } = screen(screening, answers);
      const ranks = questions.map((question) => {
        const rank = question.kind === 'gate' ? 200 : question.why !== null ? 100 : 0;
        return rank + question.neededBy.length;
      });
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      for (const question of questions) {
        expect(new Set(question.neededBy).size).toBe(question.neededBy.length);
        if (question.kind === 'gate') continue;
        const { asker, fact, why, key } = question;
        const next = results.find(({ check }) => check.ruleset.id === asker)?.verdict?.next;
        if (next?.fact === fact.id) expect(why).toBe(next.why);
        else if (!PARTS.includes(key)) expect(why).toBeNull();
      }
    }),
    options,
  );
});

test('an open check waits for everything it still needs and was not told', () => {
  fc.assert(
    fc.property(screeningSamples, ({ screening, answers }) => {
      fc.pre(worlds(answers).length > 0);
      const { questions, results } = screen(screening, answers);
      const waitsFor = (key: string, id: string) =>
        questions.some((question) => question.key === key && question.neededBy.includes(id));
      for (const { check, relevance, verdict } of results) {
        const { id, facts } = check.ruleset;
        const open = relevance !== 'notAsked' && verdict?.next && verdict.status !== 'ineligible';
        const own = ownAnswers(facts, id, answers);
        const missing = facts.filter((fact) => verdict?.missing.includes(fact.id) && !(fact.id in own));
        for (const { concept, id: fact } of open ? missing : []) {
          const key = concept ?? `${id}/${fact}`;
          const keys =
            key === UNION && !waitsFor(key, id) ? PARTS.filter((part) => !(part in answers)) : [key];
          expect(keys.every((each) => waitsFor(each, id))).toBe(true);
        }
      }
    }),
    options,
  );
});

test('the order of the answers makes no difference, and nothing given is touched', () => {
  fc.assert(
    fc.property(screeningSamples, fc.infiniteStream(fc.nat()), ({ screening, answers }, keys) => {
      const shuffled = Object.entries(answers)
        .map((entry) => ({ entry, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key);
      const other = Object.fromEntries(shuffled.map(({ entry }) => entry));
      const before = JSON.stringify([screening, answers]);
      const first = JSON.stringify(screen(screening, Object.freeze(answers)));
      expect(JSON.stringify(screen(screening, other))).toBe(first);
      expect(JSON.stringify([screening, answers])).toBe(before);
    }),
    options,
  );
});

function withoutOrder(screening: Screening): Screening {
  return { ...screening, checks: screening.checks.map((check) => ({ ...check, after: null })) };
}

const KEYS = [...PARTS, UNION];

/** Every way the union and its parts can be that fits the answers; none where they contradict each other. */
function worlds(answers: Answers): Record<string, boolean>[] {
  const all = [0, 1, 2, 3].map((bits) => {
    const parts = PARTS.map((part, index): [string, boolean] => [part, Boolean(bits & (1 << index))]);
    return { ...Object.fromEntries(parts), [UNION]: bits > 0 };
  });
  return all.filter((world: Record<string, boolean>) =>
    KEYS.every((key) => typeof answers[key] !== 'boolean' || answers[key] === world[key]),
  );
}

/** Written apart from the engine: what was answered; else what is so in every world; else 不知道 once all parts were asked. */
function knownAnswer(key: string, answers: Answers): Answer | undefined {
  if (Object.hasOwn(answers, key)) return answers[key];
  if (!KEYS.includes(key)) return undefined;
  const values = new Set(worlds(answersSaid(answers)).map((world) => world[key]));
  if (values.size === 1) return [...values][0];
  return key === UNION && PARTS.every((part) => Object.hasOwn(answers, part)) ? null : undefined;
}

/** Without 不知道, which leaves every world possible but is not to be overruled. */
function answersSaid(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => typeof answer === 'boolean'));
}

function ownAnswers(facts: { id: string; concept: string | null }[], id: string, answers: Answers): Answers {
  const own: Answers = {};
  for (const fact of facts) {
    const answer = knownAnswer(fact.concept ?? `${id}/${fact.id}`, answers);
    if (answer !== undefined) own[fact.id] = answer;
  }
  return own;
}

function answerOf(type: 'bool' | 'int', choice: number): Answer {
  if (choice === 0) return null;
  return type === 'bool' ? choice % 2 === 0 : choice % 4;
}
