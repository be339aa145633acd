/**
 * publicodes' way of choosing a question, on translated rules: what is not known is counted wherever it is met, what stands
 * in a test counts one more, and the highest count is asked first. Follows publicodes 1.10.3 (evaluation of operations,
 * `condition`, `variations`) and @publicodes/forms 0.6.0 (`computeNextFields`); the bench holds it to the packages.
 */
import type { Household } from '../priors/draw.ts';
import type { Formula, Operator, Publicodes, Rule } from './translate.ts';

/** What is known of the questions: those left out were not asked or were answered 不知道. */
export type Situation = ReadonlyMap<string, boolean | number>;

/** How often each unknown question was met, in the order in which it was first met. */
export type Scores = ReadonlyMap<string, number>;

/** The scores of everything that is missing for the targets. */
export function scoresOf({ rules, targets }: Publicodes, situation: Situation): Scores {
  const evaluate = evaluatorOf(rules, situation);
  return merged(...targets.map((target) => evaluate(target).missing));
}

/** Questions with a score, the highest first; of two alike the one that was met first. */
export function byScore(scores: Scores): string[] {
  return [...scores].sort(([, one], [, other]) => other - one).map(([name]) => name);
}

/** The questions put to a household, first to last, until nothing that was not asked is missing; null is 不知道. */
export function askedByScore(publicodes: Publicodes, household: Household): string[] {
  const asked: string[] = [];
  const situation = new Map<string, boolean | number>();
  for (;;) {
    const next = byScore(scoresOf(publicodes, situation)).find((name) => !asked.includes(name));
    if (next === undefined) return asked;
    asked.push(next);
    const answer = household[next] ?? null;
    if (answer !== null) situation.set(next, answer);
  }
}

interface Evaluated {
  value: boolean | number | undefined;
  missing: Scores;
}

type Evaluate = (formula: Formula) => Evaluated;

const NOTHING: Scores = new Map();

function evaluatorOf(rules: Publicodes['rules'], situation: Situation): Evaluate {
  const known = new Map<string, Evaluated>();
  const evaluate: Evaluate = (formula) => {
    if (typeof formula === 'number') return constant(formula);
    if (formula === 'oui' || formula === 'non') return constant(formula === 'oui');
    if (typeof formula !== 'string') return evaluateFormula(formula, evaluate);
    const result = known.get(formula) ?? evaluateRule(formula, rules[formula], situation, evaluate);
    known.set(formula, result);
    return result;
  };
  return evaluate;
}

function evaluateRule(
  name: string,
  rule: Rule | undefined,
  situation: Situation,
  evaluate: Evaluate,
): Evaluated {
  if (!rule) throw new RangeError(`there is no rule “${name}”`);
  if ('valeur' in rule) return evaluate(rule.valeur);
  const value = situation.get(name);
  return value === undefined ? { value, missing: new Map([[name, 1]]) } : constant(value);
}

function evaluateFormula(formula: Exclude<Formula, string | number>, evaluate: Evaluate): Evaluated {
  if ('condition' in formula) return evaluateCondition(formula.condition, evaluate);
  if ('variations' in formula) return evaluateVariations(formula.variations, evaluate);
  if ('toutes ces conditions' in formula) return fold(false, formula['toutes ces conditions'], evaluate);
  if ('une de ces conditions' in formula) return fold(true, formula['une de ces conditions'], evaluate);
  if ('plafond' in formula) return evaluateLimit('>', formula.valeur, formula.plafond, evaluate);
  if ('plancher' in formula) return evaluateLimit('<', formula.valeur, formula.plancher, evaluate);
  if ('arrondi' in formula) return evaluate(formula.valeur);
  const [[operator, parts] = []] = Object.entries(formula);
  const [left, right] = parts ?? [];
  if (left === undefined || right === undefined) throw new RangeError('an operation has two parts');
  return evaluateOperation(operator as Operator, left, right, evaluate); // its only key
}

/** `et` (settled by no) or `ou` (settled by yes), two by two from the left; what settles it alone is missing. */
function fold(settling: boolean, parts: readonly Formula[], evaluate: Evaluate): Evaluated {
  return parts.reduce<Evaluated>(
    (left, part) => lazily(settling, left, () => evaluate(part)),
    constant(!settling),
  );
}

function lazily(settling: boolean, left: Evaluated, right: () => Evaluated): Evaluated {
  if (left.value === settling) return left;
  const second = right();
  if (second.value === settling) return second;
  const open = left.value === undefined || second.value === undefined;
  return { value: open ? undefined : !settling, missing: merged(left.missing, second.missing) };
}

type Known = boolean | number;

const OPERATIONS: Record<Exclude<Operator, '=' | '!='>, (left: number, right: number) => Known> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

function evaluateOperation(operator: Operator, left: Formula, right: Formula, evaluate: Evaluate): Evaluated {
  const first = evaluate(left);
  if (first.value === 0 && (operator === '*' || operator === '/')) return first;
  const second = evaluate(right);
  if (second.value === 0 && operator === '*') return second;
  const missing = merged(first.missing, second.missing);
  if (first.value === undefined || second.value === undefined) return { value: undefined, missing };
  return { value: resultOf(operator, first.value, second.value), missing };
}

/** Of two values a yes/no and a number are never equal; only numbers are reckoned with. */
function resultOf(operator: Operator, left: Known, right: Known): Known {
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  return OPERATIONS[operator](Number(left), Number(right));
}

function evaluateCondition(
  { si, alors, sinon }: { si: Formula; alors: Formula; sinon: Formula },
  evaluate: Evaluate,
): Evaluated {
  const test = evaluate(si);
  const arms = test.value === undefined ? [sinon, alors] : [test.value ? alors : sinon];
  const results = arms.map(evaluate);
  return {
    value: test.value === undefined ? undefined : results[0]?.value,
    missing: merged(oneMore(test.missing), ...results.map(({ missing }) => missing)),
  };
}

/** The first whose test holds; behind a test that is not known all the others are looked at too. */
function evaluateVariations(
  variations: readonly ({ si: Formula; alors: Formula } | { sinon: Formula })[],
  evaluate: Evaluate,
): Evaluated {
  const missing: Scores[] = [];
  let open = false;
  for (const variation of variations) {
    const test = 'si' in variation ? evaluate(variation.si) : constant(true);
    missing.push(oneMore(test.missing));
    if (test.value === false) continue;
    const result = evaluate('si' in variation ? variation.alors : variation.sinon);
    missing.push(result.missing);
    if (test.value === true && !open) return { value: result.value, missing: merged(...missing) };
    open = true;
  }
  return { value: undefined, missing: merged(...missing) };
}

/** `plafond` and `plancher` are short for: if there is a limit and the value is beyond it, the limit. */
function evaluateLimit(beyond: '<' | '>', valeur: Formula, limit: Formula, evaluate: Evaluate): Evaluated {
  const isLimited = evaluateOperation('!=', limit, 'non', evaluate);
  const test = lazily(false, isLimited, () => evaluateOperation(beyond, valeur, limit, evaluate));
  const arms = test.value === undefined ? [valeur, limit] : [test.value ? limit : valeur];
  const results = arms.map(evaluate);
  return {
    value: test.value === undefined ? undefined : results[0]?.value,
    missing: merged(oneMore(test.missing), ...results.map(({ missing }) => missing)),
  };
}

function constant(value: boolean | number): Evaluated {
  return { value, missing: NOTHING };
}

function oneMore(scores: Scores): Scores {
  return new Map([...scores].map(([name, score]) => [name, score + 1]));
}

function merged(...all: Scores[]): Scores {
  const sums = new Map<string, number>();
  for (const scores of all) {
    for (const [name, score] of scores) sums.set(name, (sums.get(name) ?? 0) + score);
  }
  return sums;
}
