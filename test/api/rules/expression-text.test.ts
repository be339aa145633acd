/** An expression is written out as its author would write it: read again it is the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExpression } from '#api/rules/compiler/expression.ts';
import { plainForm } from '#api/rules/compiler/tokens.ts';
import { expressionText } from '#api/rules/lint/expression-text.ts';
import { sitesOf } from '#api/rules/lint/sites.ts';
import { changed } from '#api/rules/parts.ts';
import type { Expr, Ruleset } from '#api/rules/ruleset.ts';
import { samples } from './arbitrary-ruleset.ts';
import { checks } from './repository-rules.ts';
import { RUNS, SEED } from './runs.ts';

it('reads the same for every expression of this repository', () => {
  for (const { ruleset } of checks) {
    for (const { expr } of sitesOf(ruleset)) {
      const text = expressionText(ruleset, expr);
      expect([text, read(ruleset, text)]).toEqual([text, asRead(expr)]);
    }
  }
});

it('reads the same for any other', () => {
  fc.assert(
    fc.property(samples, ({ ruleset }) => {
      for (const { expr } of sitesOf(ruleset)) {
        const text = expressionText(ruleset, expr);
        expect([text, read(ruleset, text)]).toEqual([text, asRead(expr)]);
      }
    }),
    { numRuns: RUNS / 5, seed: SEED },
  );
});

function read(ruleset: Ruleset, text: string): Expr | string[] {
  const { facts, params, conditions } = ruleset;
  const names = new Map<string, { op: 'fact' | 'param' | 'condition'; id: string }>();
  for (const { id, label } of facts) names.set(plainForm(label), { op: 'fact', id });
  for (const { id, label } of params) names.set(plainForm(label), { op: 'param', id });
  for (const { id, label } of conditions) names.set(plainForm(label), { op: 'condition', id });
  const result = parseExpression(text, names);
  return 'problems' in result ? result.problems : asRead(result.expr);
}

/** The scale of a quotient comes from its units, not from its text; and a list of one is what it holds. */
function asRead(expr: Expr): Expr {
  return changed(expr, (part) => {
    if (part.op === 'round') {
      const { over, under } = part;
      return { ...part, over: over.map(asRead), under: under.map(asRead), scale: { over: 1, under: 1 } };
    }
    const isList = part.op === 'and' || part.op === 'or' || part.op === 'min' || part.op === 'max';
    const [only, ...others] = isList ? part.of : [];
    return only && others.length === 0 ? asRead(only) : undefined;
  });
}
