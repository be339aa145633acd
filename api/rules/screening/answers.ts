/** Checks the answers of a screening that came from outside, all problems at once. */
import { type AnswerProblem, checkAnswers } from '../answers.ts';
import type { Answers, Fact } from '../ruleset.ts';
import type { Screening } from '../screening.ts';
import { nearest } from '../suggest.ts';
import { keyOf } from './keys.ts';

/** The answers in the order of the screening, or every problem with them. Never throws. */
export function checkScreeningAnswers(
  screening: Screening,
  raw: unknown,
): { answers: Answers } | { problems: AnswerProblem[] } {
  const read = checkAnswers({ facts: askable(screening) }, raw);
  if ('answers' in read) return read;
  const problems = read.problems.map((problem) =>
    problem.code === 'unknownFact' ? unknownKey(problem, screening) : problem,
  );
  return { problems };
}

/** Everything one can answer, each once, as facts under their keys. */
function askable({ gates, concepts, checks }: Screening): Fact[] {
  const base = { help: null, whereToFind: null, concept: null, changeable: false, cites: [] };
  const labels = new Map(concepts.map(({ id, label }) => [id, label]));
  const asked = new Map<string, Fact>();
  for (const { id, ask } of gates) asked.set(id, { ...base, id, label: ask, ask, type: 'bool' });
  for (const { ruleset } of checks) {
    for (const fact of ruleset.facts) {
      const id = keyOf(ruleset, fact);
      if (!asked.has(id)) asked.set(id, { ...fact, id, label: labels.get(id) ?? fact.label });
    }
  }
  return [...asked.values()];
}

/** Names what was meant: the shared key of a fact that has one, or the nearest fact of the check named before it. */
function unknownKey(problem: AnswerProblem, { checks }: Screening): AnswerProblem {
  const [, check, fact = ''] = /^(.+)\/([^/]*)$/.exec(problem.field) ?? [];
  if (check === undefined) return ofSomeCheck(problem, checks);
  const ruleset = checks.find((candidate) => candidate.ruleset.id === check)?.ruleset;
  if (!ruleset) return problem;
  const ids = ruleset.facts.map(({ id }) => id);
  const meant = ruleset.facts.find(({ id }) => id === fact || id === nearest(fact, ids));
  if (!meant) return problem;
  const didYouMean = keyOf(ruleset, meant);
  const message =
    meant.id === fact
      ? `“${meant.label}”是几项自查共用的问题，请写“${didYouMean}”`
      : `没有“${fact}”这个问题，您是不是想写“${didYouMean}”`;
  return { ...problem, message, didYouMean };
}

/** A fact under its bare id, as a verdict's `missing` names it. */
function ofSomeCheck(problem: AnswerProblem, checks: Screening['checks']): AnswerProblem {
  const [didYouMean] = checks.flatMap(({ ruleset }) =>
    ruleset.facts.filter(({ id }) => id === problem.field).map((fact) => keyOf(ruleset, fact)),
  );
  if (didYouMean === undefined) return problem;
  const message = `“${problem.field}”要写明是哪一项自查的，如“${didYouMean}”`;
  return { ...problem, message, didYouMean };
}
