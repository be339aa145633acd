/** From answers and a day to what is known: every fact a truth or an interval, every parameter its value that day. */

import type { Answer, Answers, Fact, NumberFact, Param, Ruleset } from '../ruleset.ts';
import { type Interval, point } from './interval.ts';
import type { Model } from './model.ts';
import type { Situation } from './node.ts';
import type { Truth } from './truth.ts';

/** The situation of some answers, nothing judged yet; answers to facts the ruleset does not have are not looked at. */
export function situationOf(model: Model, answers: Answers, params: readonly Interval[]): Situation {
  const { yesNoFacts, numberFacts, blank } = model;
  const truths = blank.truths.slice();
  const numbers = blank.numbers.slice();
  for (const { slot, fact } of yesNoFacts) truths[slot] = answeredTruth(answers, fact.id);
  for (const { slot, fact } of numberFacts) numbers[slot] = answeredNumber(answers, fact);
  return { truths, numbers, params, conditions: blank.conditions.slice() };
}

/** The same answers with one of them another; nothing judged yet. */
export function changedTruth({ blank }: Model, situation: Situation, slot: number, value: Truth): Situation {
  const truths = replaced(situation.truths, slot, value);
  return { ...situation, truths, conditions: blank.conditions.slice() };
}

/** The same answers with one of them another; nothing judged yet. */
export function changedNumber(
  { blank }: Model,
  situation: Situation,
  slot: number,
  value: Interval,
): Situation {
  const numbers = replaced(situation.numbers, slot, value);
  return { ...situation, numbers, conditions: blank.conditions.slice() };
}

/** The answer to a fact; undefined where it has not been asked. Inherited keys such as `constructor` are no answers. */
export function answerTo(fact: Fact, answers: Answers): Answer | undefined {
  return Object.hasOwn(answers, fact.id) ? answers[fact.id] : undefined;
}

/** The parameters, by slot, of a day on which the rules hold and every one has a value; undefined on any other day. */
export function valuesOn({ ruleset, lastDay }: Model, asOf: string): readonly Interval[] | undefined {
  if (lastDay.asOf !== asOf) {
    lastDay.params = holdsOn(ruleset.inForce, asOf) ? paramsInForce(ruleset, asOf) : undefined;
    lastDay.asOf = asOf;
  }
  return lastDay.params;
}

/** Every parameter's value on a day, by slot; undefined when one of them has no version that day. */
export function paramsInForce({ params }: Ruleset, asOf: string): Interval[] | undefined {
  const values: Interval[] = [];
  for (const param of params) {
    const version = versionInForce(param, asOf);
    if (!version) return undefined;
    values.push(point(version.value));
  }
  return values;
}

/** The version of a parameter that holds on a day: never the last one known, only one whose dates say so. */
function versionInForce({ versions }: Param, asOf: string): Param['versions'][number] | undefined {
  for (const version of versions) if (holdsOn(version, asOf)) return version;
  return undefined;
}

/** Whether a day lies in `[from, to)`; ISO dates compare as text. */
export function holdsOn({ from, to }: { from: string; to: string | null }, day: string): boolean {
  return from <= day && (to === null || day < to);
}

/** Yes, no, or null for whatever else stands there: what every object has (`constructor`) is no answer. */
function answeredTruth(answers: Answers, fact: string): Truth {
  const answer = answers[fact];
  return typeof answer === 'boolean' ? answer : null;
}

/** Every number the fact can have by these answers. */
function answeredNumber(answers: Answers, fact: NumberFact): Interval {
  const answer = answers[fact.id];
  if (typeof answer === 'number') return point(answer);
  if (typeof answer === 'object' && answer !== null) return answer;
  return { min: fact.min, max: fact.max };
}

/** A copy with one entry replaced; `Array.prototype.with` is missing from the phones of a few years ago. */
function replaced<Value>(values: readonly Value[], slot: number, value: Value): Value[] {
  const copy = values.slice();
  copy[slot] = value;
  return copy;
}
