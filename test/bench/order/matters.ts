/**
 * Whether a question could still have changed something when it was asked: two households that fit all that was known then,
 * differ in this one answer only, and end differently or are given other amounts.
 */
import { LIMITS, type Limits } from '#api/rules/lint/search.ts';
import { withExpressions } from '#api/rules/lint/sites.ts';
import { findChange } from '#api/rules/lint/unused.ts';
import type { Answers, Expr, Fact, Ruleset } from '#api/rules/ruleset.ts';

/** `yes` by such a pair, `no` by proof that there is none; `undecided` where the search ended without either. */
export type Matters = 'yes' | 'no' | 'undecided';

const SHORT: Limits = { ...LIMITS, sets: 5_000, households: 5_000 };

/** Whether an answer to a fact can change anything, where these answers are known. */
export function matters(ruleset: Ruleset, answers: Answers, fact: Fact): Matters {
  const found = findChange(withKnown(ruleset, answers), { op: 'fact', id: fact.id }, fact, SHORT);
  return found.verdict === 'witness' ? 'yes' : found.verdict === 'none' ? 'no' : 'undecided';
}

/** The ruleset that is left once the known answers stand where their facts stood; 不知道 leaves a fact as it is. */
function withKnown(ruleset: Ruleset, answers: Answers): Ruleset {
  return withExpressions(ruleset, (expr: Expr) => {
    const answer = expr.op === 'fact' && Object.hasOwn(answers, expr.id) ? answers[expr.id] : null;
    if (typeof answer === 'boolean') return { op: answer ? 'and' : 'or', of: [] };
    return typeof answer === 'number' ? { op: 'number', value: answer } : undefined;
  });
}
