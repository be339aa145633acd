/** What Node says of every ruleset's households, to the byte; the Worker and the browser are held to it. */
import { vi } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { answersOf } from '#api/cli/worked-cases.ts';

import { seededRandom } from '#api/rules/lint/random.ts';
import type { Answer, Answers, Fact, Ruleset } from '#api/rules/ruleset.ts';
import { evaluateWithTrace } from '#api/rules/trace.ts';
import type { BuiltCheck } from '#db/content.ts';

export interface JudgedCheck {
  ruleset: Ruleset;
  /** The ruleset as it is served. */
  json: string;
  sha256: string;
  households: { asOf: string; answers: Answers }[];
  /** Verdict on each household with its whole trace, so that every number of an evaluation is in it. */
  verdicts: string[];
}

const SEED = Number(process.env.SEED ?? 20_240_418);
/** Households of each ruleset beside those of its worked cases, with roughly known numbers and open answers. */
const DRAWN = process.env.FULL ? 200 : 20;

vi.setConfig({ testTimeout: 60_000 });

/** Every ruleset with the households of its worked cases and some drawn from the seed. */
export function judgedChecks(): JudgedCheck[] {
  console.info('seed', SEED, 'households drawn a ruleset', DRAWN);
  const random = seededRandom(SEED);
  return readContent().programmes.flatMap(({ checks }) => checks.map((check) => judged(check, random)));
}

type Random = ReturnType<typeof seededRandom>;

function judged({ ruleset, json, sha256, cases }: BuiltCheck, random: Random): JudgedCheck {
  const worked = cases.map((one) => ({ asOf: one.asOf, answers: answersOf(ruleset, one) }));
  const drawn = Array.from({ length: DRAWN }, () => ({
    asOf: worked[random(worked.length)]?.asOf ?? '2024-04-18',
    answers: drawnAnswers(ruleset, random),
  }));
  const households = [...worked, ...drawn];
  const published = { ruleset: JSON.parse(json), sha256 };
  const verdicts = households.map((one) => JSON.stringify(evaluateWithTrace(published, one)));
  return { ruleset, json, sha256, households, verdicts };
}

function drawnAnswers({ facts }: Ruleset, random: Random): Answers {
  const asked = facts.filter(() => random(6) > 0);
  return Object.fromEntries(asked.map((fact) => [fact.id, drawnAnswer(fact, random)]));
}

function drawnAnswer(fact: Fact, random: Random): Answer {
  if (random(6) === 0) return null;
  if (fact.type === 'bool') return random(2) === 0;
  const [one, other] = [drawnNumber(fact, random), drawnNumber(fact, random)];
  return random(3) === 0 ? { min: Math.min(one, other), max: Math.max(one, other) } : one;
}

/** As many digits as it may have are drawn first: small numbers decide more than large ones. */
function drawnNumber({ min, max }: Extract<Fact, { type: 'int' }>, random: Random): number {
  const span = Math.min(max - min, 10 ** (1 + random(String(max - min).length)));
  return min + random(Math.min(span + 1, 2 ** 32));
}
