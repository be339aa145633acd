/** Written without looking at the engine: judges a household that answered everything, and lists all such households. */
import type { Answer, Answers, Expr, Fact, Outcome, Ruleset } from '#api/rules/ruleset.ts';

export type Household = Record<string, boolean | number>;

/** The outcome of a household of whom everything is known. */
export function outcomeOf(ruleset: Ruleset, household: Household, asOf: string): Outcome {
  const found = ruleset.outcomes.find(({ when }) => when === null || isTrue(when, ruleset, household, asOf));
  if (!found) throw new Error('the last outcome takes the rest');
  return found;
}

export function isTrue(expr: Expr, ruleset: Ruleset, household: Household, asOf: string): boolean {
  const value = resultOf(expr, ruleset, household, asOf);
  if (typeof value !== 'boolean') throw new Error(`${expr.op} is no yes/no`);
  return value;
}

export function amountOf(expr: Expr, ruleset: Ruleset, household: Household, asOf: string): number {
  const value = resultOf(expr, ruleset, household, asOf);
  if (typeof value !== 'number') throw new Error(`${expr.op} is no number`);
  return value;
}

function resultOf(expr: Expr, ruleset: Ruleset, household: Household, asOf: string): boolean | number {
  const number = (part: Expr) => amountOf(part, ruleset, household, asOf);
  const truth = (part: Expr) => isTrue(part, ruleset, household, asOf);
  switch (expr.op) {
    case 'number':
      return expr.value;
    case 'fact':
      return household[expr.id] ?? false;
    case 'param': {
      const versions = ruleset.params.find(({ id }) => id === expr.id)?.versions ?? [];
      return versions.filter(({ from }) => from <= asOf).at(-1)?.value ?? Number.NaN;
    }
    case 'condition': {
      const condition = ruleset.conditions.find(({ id }) => id === expr.id);
      return condition ? truth(condition.when) : false;
    }
    case 'and':
      return expr.of.every(truth);
    case 'or':
      return expr.of.some(truth);
    case 'atLeast':
      return expr.of.filter(truth).length >= expr.count;
    case 'min':
      return Math.min(...expr.of.map(number));
    case 'max':
      return Math.max(...expr.of.map(number));
    case 'if':
      return number(truth(expr.test) ? expr.yes : expr.no);
    case 'round':
      return rounded(expr.over.map(number), expr.under.map(number), expr);
    case 'not':
      return !truth(expr.of);
    case 'lt':
      return number(expr.left) < number(expr.right);
    case 'le':
      return number(expr.left) <= number(expr.right);
    case 'gt':
      return number(expr.left) > number(expr.right);
    case 'ge':
      return number(expr.left) >= number(expr.right);
    case 'eq':
      return number(expr.left) === number(expr.right);
    case 'ne':
      return number(expr.left) !== number(expr.right);
    case 'add':
      return number(expr.left) + number(expr.right);
    case 'sub':
      return number(expr.left) - number(expr.right);
    case 'mul':
      return number(expr.left) * number(expr.right);
  }
}

/** By BigInt, which the engine may not use. */
function rounded(
  over: number[],
  under: number[],
  { mode, scale }: Pick<Extract<Expr, { op: 'round' }>, 'mode' | 'scale'>,
): number {
  const product = (numbers: number[]) => numbers.reduce((result, number) => result * BigInt(number), 1n);
  const numerator = product([...over, scale.over]);
  const denominator = product([...under, scale.under]);
  const rest = numerator % denominator;
  const up = mode === 'up' ? rest > 0n : mode === 'halfUp' && rest * 2n >= denominator;
  return Number(numerator / denominator + (up ? 1n : 0n));
}

/** Every household that fits the answers. Only for facts with small bounds. */
export function householdsOf(ruleset: Ruleset, answers: Answers): Household[] {
  return ruleset.facts.reduce<Household[]>(
    (households, fact) =>
      households.flatMap((household) =>
        valuesOf(fact, answers[fact.id]).map((value) => ({ ...household, [fact.id]: value })),
      ),
    [{}],
  );
}

function valuesOf(fact: Fact, answer: Answer | undefined): (boolean | number)[] {
  if (typeof answer === 'boolean' || typeof answer === 'number') return [answer];
  if (fact.type === 'bool') return [true, false];
  const { min, max } = typeof answer === 'object' && answer !== null ? answer : fact;
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}
