/** A ruleset as a publicodes author would write it: facts as questions, conditions as rules, one result, one rule an amount. */
import type { Expr, Outcome, Ruleset } from '#api/rules/ruleset.ts';
import { AS_OF } from '../population.ts';

/** An expression of publicodes as data; a string names a rule. */
export type Formula =
  | string
  | number
  | { [operator in Operator]?: [Formula, Formula] }
  | { condition: { si: Formula; alors: Formula; sinon: Formula } }
  | { variations: ({ si: Formula; alors: Formula } | { sinon: Formula })[] }
  | { 'toutes ces conditions': Formula[] }
  | { 'une de ces conditions': Formula[] }
  | { valeur: Formula; plafond: Formula }
  | { valeur: Formula; plancher: Formula }
  | { valeur: Formula; arrondi: 'oui' };

export type Operator = '<' | '<=' | '>' | '>=' | '=' | '!=' | '+' | '-' | '*' | '/';

/** A rule with a value, or a question that waits for its answer. */
export type Rule = { valeur: Formula } | { question: string; type: 'booléen' | 'nombre' };

/** Rules by name, and the names of those that are wanted. Facts keep their ids. */
export interface Publicodes {
  rules: Record<string, Rule>;
  targets: string[];
}

/** Translates a ruleset as it is on the day of counting. */
export function translate(ruleset: Ruleset): Publicodes {
  const { outcomes } = ruleset;
  const amounts = [...new Set(outcomes.flatMap(({ amounts }) => amounts.map(({ id }) => id)))];
  const targets: [string, Rule][] = [
    ['result', byOutcome(outcomes, (_, at) => at)],
    ...amounts.map((id): [string, Rule] => [
      nameOf('amount', id),
      byOutcome(outcomes, (outcome) => amountIn(outcome, id)),
    ]),
  ];
  return {
    rules: Object.fromEntries([...namedRules(ruleset), ...targets]),
    targets: targets.map(([name]) => name),
  };
}

/** What the rules of the targets name. */
function namedRules({ facts, params, conditions }: Ruleset): [string, Rule][] {
  return [
    ...facts.map(({ id, type }): [string, Rule] => [
      id,
      { question: id, type: type === 'bool' ? 'booléen' : 'nombre' },
    ]),
    ...params.map(({ id, versions }): [string, Rule] => {
      const version = versions.filter(({ from }) => from <= AS_OF).at(-1);
      return [nameOf('param', id), { valeur: version?.value ?? 0 }];
    }),
    ...conditions.map(({ id, when }): [string, Rule] => [
      nameOf('condition', id),
      { valeur: formulaOf(when) },
    ]),
  ];
}

/** The value of the first outcome that holds. */
function byOutcome(outcomes: readonly Outcome[], value: (outcome: Outcome, at: number) => Formula): Rule {
  const variations = outcomes.map((outcome, at) =>
    outcome.when === null
      ? { sinon: value(outcome, at) }
      : { si: formulaOf(outcome.when), alors: value(outcome, at) },
  );
  return { valeur: { variations } };
}

function amountIn({ amounts }: Outcome, id: string): Formula {
  const amount = amounts.find((each) => each.id === id);
  return amount ? formulaOf(amount.value) : 0;
}

function nameOf(kind: 'param' | 'condition' | 'amount', id: string): string {
  return `${kind} ${id}`;
}

const OPERATORS = {
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eq: '=',
  ne: '!=',
  add: '+',
  sub: '-',
  mul: '*',
} as const;

function formulaOf(expr: Expr): Formula {
  switch (expr.op) {
    case 'fact':
      return expr.id;
    case 'param':
    case 'condition':
      return nameOf(expr.op, expr.id);
    case 'number':
      return expr.value;
    case 'and':
      return { 'toutes ces conditions': expr.of.map(formulaOf) };
    case 'or':
      return { 'une de ces conditions': expr.of.map(formulaOf) };
    case 'not':
      return { '=': [formulaOf(expr.of), 'non'] };
    case 'atLeast':
      return { '>=': [expr.of.map(oneIf).reduce((sum, one) => ({ '+': [sum, one] })), expr.count] };
    // `le minimum de` cannot stand twice in a rule (1.10.3): a ceiling says the same.
    case 'min':
      return expr.of.map(formulaOf).reduce((valeur, plafond) => ({ valeur, plafond }));
    case 'max':
      return expr.of.map(formulaOf).reduce((valeur, plancher) => ({ valeur, plancher }));
    case 'if':
      return {
        condition: { si: formulaOf(expr.test), alors: formulaOf(expr.yes), sinon: formulaOf(expr.no) },
      };
    case 'round':
      return { valeur: quotientOf(expr), arrondi: 'oui' };
    default:
      return { [OPERATORS[expr.op]]: [formulaOf(expr.left), formulaOf(expr.right)] };
  }
}

function oneIf(expr: Expr): Formula {
  return { condition: { si: formulaOf(expr), alors: 1, sinon: 0 } };
}

function quotientOf({ over, under, scale }: Extract<Expr, { op: 'round' }>): Formula {
  const product = over.map(formulaOf).reduce((result, factor) => ({ '*': [result, factor] }));
  return [...under.map(formulaOf), scale.under / scale.over].reduce(
    (result, divisor) => ({ '/': [result, divisor] }),
    product,
  );
}
