/** From answers and a day to what is known: every fact a truth or an interval, every parameter its value that day. */

import type { Answer, Answers, Fact, Param, Ruleset } from '../ruleset.ts';
import { type Interval, point } from './interval.ts';
import type { Model } from './model.ts';
import type { Situation } from './node.ts';
import type { Truth } from './truth.ts';

/** The situation of some answers; answers to facts the ruleset does not have are not looked at. */
export function situationOf(model: Model, answers: Answers, params: Interval[]): Situation {
  const { facts } = model.ruleset;
  return {
    truths: facts.map((fact) => truthOf(answerTo(fact, answers))),
    numbers: facts.map((fact) => intervalOf(fact, answerTo(fact, answers))),
    params,
    conditions: new Array(model.conditions.length).fill(null),
  };
}

/** The answer to a fact; undefined where it has not been asked. Inherited keys such as `constructor` are no answers. */
export function answerTo(fact: Fact, answers: Answers): Answer | undefined {
  return Object.hasOwn(answers, fact.id) ? answers[fact.id] : undefined;
}

/** Every parameter's value on a day, by slot; undefined when one of them has no version that day. */
export function paramsInForce(ruleset: Ruleset, asOf: string): Interval[] | undefined {
  const values: Interval[] = [];
  for (const param of ruleset.params) {
    const version = versionInForce(param, asOf);
    if (!version) return undefined;
    values.push(point(version.value));
  }
  return values;
}

/** The version of a parameter that holds on a day: never the last one known, only one whose dates say so. */
function versionInForce(param: Param, asOf: string): Param['versions'][number] | undefined {
  return param.versions.find((version) => holdsOn(version, asOf));
}

/** Whether a day lies in `[from, to)`; ISO dates compare as text. */
export function holdsOn({ from, to }: { from: string; to: string | null }, day: string): boolean {
  return from <= day && (to === null || day < to);
}

function truthOf(answer: Answer | undefined): Truth {
  return typeof answer === 'boolean' ? answer : null;
}

function intervalOf(fact: Fact, answer: Answer | undefined): Interval {
  if (fact.type === 'bool') return point(0);
  if (typeof answer === 'number') return point(answer);
  if (typeof answer === 'object' && answer !== null) return answer;
  return { min: fact.min, max: fact.max };
}
