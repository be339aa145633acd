/** What must hold for every ruleset and every household, tried on random small ones and enumerated to the end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Truth } from '#api/rules/engine/truth.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import type { Answers, Expr, Ruleset, Verdict } from '#api/rules/ruleset.ts';
import { AS_OF, refinements, samples } from './arbitrary-ruleset.ts';
import { RUNS, SEED } from './runs.ts';
import { amountOf, householdsOf, isTrue, outcomeOf } from './two-valued.ts';

const options = { numRuns: RUNS, seed: SEED };

test('a verdict agrees with every household that fits the answers', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const verdict = judge(ruleset, answers);
      for (const household of householdsOf(ruleset, answers)) {
        const outcome = outcomeOf(ruleset, household, AS_OF);
        expect(verdict.possible).toContain(outcome.id);
        if (verdict.outcome !== null) expect(verdict.outcome).toBe(outcome.id);
        if (isSettled(verdict)) expect(plain(verdict.status)).toBe(outcome.status);
        for (const { id, min, max } of verdict.amounts) {
          const amount = outcome.amounts.find((candidate) => candidate.id === id);
          const value = amount ? amountOf(amount.value, ruleset, household, AS_OF) : Number.NaN;
          expect(min <= value && value <= max).toBe(true);
        }
      }
    }),
    options,
  );
});

test('a household that answered everything always gets one outcome', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const [household = {}] = householdsOf(ruleset, answers);
      const { possible, missing, next } = judge(ruleset, household);
      expect({ possible, missing, next }).toEqual({
        possible: [outcomeOf(ruleset, household, AS_OF).id],
        missing: [],
        next: null,
      });
    }),
    options,
  );
});

test('more information never brings an outcome back, undoes a decision or widens an amount', () => {
  fc.assert(
    fc.property(refinements, ({ ruleset, answers, more }) => {
      const before = judge(ruleset, answers);
      const after = judge(ruleset, more);
      expect(before.possible).toEqual(expect.arrayContaining(after.possible));
      if (isSettled(before)) expect(after.status).toBe(before.status);
      for (const { id, min, max } of before.amounts) {
        const narrowed = after.amounts.find((amount) => amount.id === id);
        expect(narrowed && narrowed.min >= min && narrowed.max <= max).toBe(true);
      }
    }),
    options,
  );
});

test('the order in which questions were answered makes no difference, byte for byte', () => {
  fc.assert(
    fc.property(samples, fc.infiniteStream(fc.nat()), ({ ruleset, answers }, keys) => {
      const shuffled = Object.entries(answers)
        .map((entry) => ({ entry, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key);
      const other = Object.fromEntries(shuffled.map(({ entry }) => entry));
      expect(JSON.stringify(judge(ruleset, other))).toBe(JSON.stringify(judge(ruleset, answers)));
    }),
    options,
  );
});

test('nothing evaluated before changes a verdict, and nothing given is touched', () => {
  fc.assert(
    fc.property(refinements, ({ ruleset, answers, more }) => {
      const frozen = deepFreeze(structuredClone(ruleset));
      const first = JSON.stringify(judge(frozen, deepFreeze(answers)));
      judge(frozen, deepFreeze(more));
      evaluate({ ruleset: frozen, sha256: '' }, { asOf: '2023-01-01', answers });
      expect(JSON.stringify(judge(frozen, answers))).toBe(first);
      expect(JSON.stringify(judge(structuredClone(ruleset), answers))).toBe(first);
    }),
    options,
  );
});

test('a fact that is not called missing can no longer change the outcome', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const { missing } = judge(ruleset, answers);
      const settled = ruleset.facts.filter(
        ({ id }) => (answers[id] ?? null) === null && !missing.includes(id),
      );
      for (const household of householdsOf(ruleset, answers)) {
        const outcome = outcomeOf(ruleset, household, AS_OF);
        for (const { id } of settled) {
          for (const other of householdsOf(ruleset, without(household, id))) {
            expect(outcomeOf(ruleset, other, AS_OF).id).toBe(outcome.id);
          }
        }
      }
    }),
    options,
  );
});

test('the next question is unasked and still stands in what is left of the rules', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const { next, missing, possible } = judge(ruleset, answers);
      const open = missing.filter((id) => !Object.hasOwn(answers, id));
      const [screen] = ruleset.screens;
      expect(next?.fact ?? null).toBe(screen?.facts.find((id) => open.includes(id)) ?? null);
      if (next) expect(factsLeft(ruleset, answers, possible)).toContain(next.fact);
      if (possible.length === 1 && next)
        expect(factsLeft(ruleset, answers, possible, 'amounts')).toContain(next.fact);
    }),
    options,
  );
});

test('the reasons given settle the status, and each of them is needed', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const verdict = judge(ruleset, answers);
      const { reasons } = verdict;
      if (!isSettled(verdict)) {
        expect(reasons).toEqual([]);
        return;
      }
      expect(settles(ruleset, implied(ruleset, reasons))).toBe(true);
      for (const left of reasons) {
        const fewer = reasons.filter((reason) => reason !== left);
        expect(settles(ruleset, implied(ruleset, fewer))).toBe(false);
      }
    }),
    options,
  );
});

test('what a standard lacks, turned, meets it, and all of it is needed', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const standard = { ...ruleset, kind: 'standard' as const };
      const [household = {}] = householdsOf(ruleset, answers);
      const { lacking, reasons } = judge(standard, household);
      const truths = new Map(
        ruleset.conditions.map(({ id, when }) => [id, isTrue(when, ruleset, household, AS_OF)]),
      );
      const given = (turned: string[]) =>
        new Map(
          ruleset.conditions
            .filter(({ when }) => readsFact(when))
            .map(({ id }) => [id, turned.includes(id) !== truths.get(id)]),
        );
      const ids = lacking.map(({ condition }) => condition);
      if (ids.length > 0) expect(statusGiven(ruleset, given(ids))).toBe('eligible');
      for (const id of ids) {
        expect(statusGiven(ruleset, given(ids.filter((other) => other !== id)))).not.toBe('eligible');
      }
      expect(ids.length === 0 || reasons.length > 0).toBe(true);
    }),
    options,
  );
});

test('every reason is true of every household that fits the answers', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      const { reasons } = judge(ruleset, answers);
      for (const household of householdsOf(ruleset, answers)) {
        for (const { condition, value } of reasons) {
          expect(isTrue({ op: 'condition', id: condition }, ruleset, household, AS_OF)).toBe(value);
        }
      }
    }),
    options,
  );
});

test('a nearest change, made, leads to an eligible outcome', () => {
  fc.assert(
    fc.property(samples, ({ ruleset, answers }) => {
      for (const { fact, outcome } of judge(ruleset, answers).nearest) {
        const reached = householdsOf(ruleset, without(answers, fact)).map((household) =>
          outcomeOf(ruleset, household, AS_OF),
        );
        expect(reached.map(({ status }) => status)).toContain('eligible');
        expect(ruleset.outcomes.find(({ id }) => id === outcome)?.status).toBe('eligible');
      }
    }),
    options,
  );
});

function judge(ruleset: Ruleset, answers: Answers): Verdict {
  return evaluate({ ruleset, sha256: '' }, { asOf: AS_OF, answers });
}

/** Undetermined with an outcome is a result too: that the text does not say. */
function isSettled({ status, outcome }: Verdict): boolean {
  return status !== 'undetermined' || outcome !== null;
}

function plain(status: Verdict['status']): string {
  return status === 'likely' ? 'eligible' : status;
}

function without<Value>(record: Record<string, Value>, id: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}

/** What reasons say: their own values, and those of a composite's parts where its value leaves them no choice. */
function implied(
  ruleset: Ruleset,
  reasons: Pick<Verdict['reasons'][number], 'condition' | 'value'>[],
): Map<string, boolean> {
  const given = new Map<string, boolean>();
  const hold = (expr: Expr, value: boolean): void => {
    if (expr.op === 'not') hold(expr.of, !value);
    else if (expr.op === 'and' || expr.op === 'or') {
      if ((expr.op === 'and') === value || expr.of.length === 1)
        for (const part of expr.of) hold(part, value);
    } else if (expr.op === 'condition') {
      given.set(expr.id, value);
      const condition = ruleset.conditions.find(({ id }) => id === expr.id);
      if (condition && !readsFact(condition.when)) hold(condition.when, value);
    }
  };
  for (const { condition, value } of reasons) hold({ op: 'condition', id: condition }, value);
  return given;
}

/** Whether conditions of known value alone leave outcomes of one status. */
function settles(ruleset: Ruleset, given: ReadonlyMap<string, boolean>): boolean {
  const left: string[] = [];
  for (const { id, when } of ruleset.outcomes) {
    const holds = when === null ? true : kleene(when, ruleset, given);
    if (holds !== false) left.push(id);
    if (holds === true) break;
  }
  const agreeing = (id: string) => {
    const status = ruleset.outcomes.find((outcome) => outcome.id === id)?.status;
    return status === 'undetermined' ? id : status;
  };
  return new Set(left.map(agreeing)).size === 1;
}

/** The status where every condition that reads an answer is given. */
function statusGiven(ruleset: Ruleset, given: ReadonlyMap<string, boolean>): string | undefined {
  return ruleset.outcomes.find(({ when }) => when === null || kleene(when, ruleset, given) === true)?.status;
}

/** Kleene logic over conditions of which some are given, the rest known only through the given ones. */
function kleene(expr: Expr, ruleset: Ruleset, given: ReadonlyMap<string, boolean>): Truth {
  switch (expr.op) {
    case 'condition': {
      const value = given.get(expr.id);
      const condition = ruleset.conditions.find(({ id }) => id === expr.id);
      if (value !== undefined || !condition) return value ?? null;
      return readsFact(condition.when) ? null : kleene(condition.when, ruleset, given);
    }
    case 'not': {
      const value = kleene(expr.of, ruleset, given);
      return value === null ? null : !value;
    }
    case 'and':
    case 'or': {
      const values = expr.of.map((part) => kleene(part, ruleset, given));
      const settling = expr.op === 'or';
      return values.includes(settling) ? settling : values.includes(null) ? null : !settling;
    }
    case 'atLeast': {
      const values = expr.of.map((part) => kleene(part, ruleset, given));
      const sure = values.filter((value) => value === true).length;
      const perhaps = values.filter((value) => value === null).length;
      return sure >= expr.count ? true : sure + perhaps < expr.count ? false : null;
    }
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
    case 'ne':
      // Only comparisons of parameters and literals get here: their value is the same for every household.
      return isTrue(expr, ruleset, {}, AS_OF);
    default:
      return null;
  }
}

function readsFact(expr: Expr): boolean {
  return expr.op === 'fact' || partsOf(expr).some(readsFact);
}

/** Facts that still occur once everything known has been put in and what it settles has been struck out. */
function factsLeft(ruleset: Ruleset, answers: Answers, possible: string[], only?: 'amounts'): string[] {
  const outcomes = ruleset.outcomes.filter(({ id }) => possible.includes(id));
  const whens = only || possible.length === 1 ? [] : outcomes.flatMap(({ when }) => when ?? []);
  const amounts = outcomes.flatMap((outcome) => outcome.amounts.map(({ value }) => value));
  return [...whens, ...amounts].flatMap((expr) => occurring(expr, ruleset, answers));
}

function occurring(expr: Expr, ruleset: Ruleset, answers: Answers): string[] {
  if (isConstant(expr, ruleset, answers)) return [];
  if (expr.op === 'fact') return [expr.id];
  if (expr.op === 'condition') {
    const condition = ruleset.conditions.find(({ id }) => id === expr.id);
    return condition ? occurring(condition.when, ruleset, answers) : [];
  }
  return partsOf(expr).flatMap((part) => occurring(part, ruleset, answers));
}

/** Over all households that fit, a plainly settled part has one value. (The converse need not hold: x − x.) */
function isConstant(expr: Expr, ruleset: Ruleset, answers: Answers): boolean {
  if (expr.op === 'fact') {
    const answer = answers[expr.id];
    return (
      typeof answer === 'boolean' ||
      typeof answer === 'number' ||
      (typeof answer === 'object' && answer !== null && answer.min === answer.max)
    );
  }
  if (expr.op === 'param' || expr.op === 'number') return true;
  const condition =
    expr.op === 'condition' ? ruleset.conditions.find(({ id }) => id === expr.id)?.when : undefined;
  if (condition) return isConstant(condition, ruleset, answers);
  const parts = partsOf(expr);
  if (parts.every((part) => isConstant(part, ruleset, answers))) return true;
  if (expr.op !== 'and' && expr.op !== 'or') return false;
  const [household = {}] = householdsOf(ruleset, answers);
  return parts.some(
    (part) =>
      isConstant(part, ruleset, answers) && isTrue(part, ruleset, household, AS_OF) === (expr.op === 'or'),
  );
}

function partsOf(expr: Expr): Expr[] {
  if ('left' in expr) return [expr.left, expr.right];
  if ('test' in expr) return [expr.test, expr.yes, expr.no];
  if ('over' in expr) return [...expr.over, ...expr.under];
  if (!('of' in expr)) return [];
  return Array.isArray(expr.of) ? expr.of : [expr.of];
}
