/** The slips an author of rules could make: every ruleset that differs from a given one by one of them. */
import { expressionText } from '#api/rules/lint/expression-text.ts';
import { isTruth, type Site, sitesOf } from '#api/rules/lint/sites.ts';
import { isComparison } from '#api/rules/operators.ts';
import type { Expr, Param, Rounding, Ruleset } from '#api/rules/ruleset.ts';

export interface Mutant {
  slip: string;
  /** What was changed and into what, as its author would write it. */
  place: string;
  ruleset: Ruleset;
}

type Round = Extract<Expr, { op: 'round' }>;

/** What may stand by mistake where an expression stands. */
type Slip = (expr: Expr, ruleset: Ruleset) => Expr[];

/** A limit that is in and was out, or the other way round. */
const OFF_BY_ONE: Record<string, Slip> = {
  'off by one': (expr) => {
    if (!isComparison(expr)) return [];
    const others = {
      lt: ['le'],
      le: ['lt'],
      gt: ['ge'],
      ge: ['gt'],
      eq: ['le', 'ge'],
      ne: ['lt', 'gt'],
    } as const;
    return others[expr.op].map((op) => ({ ...expr, op }));
  },
};

const OTHERS: Record<string, Slip> = {
  negated: (expr, ruleset) => (isTruth(ruleset, expr) ? [{ op: 'not', of: expr }] : []),
  'and for or': (expr) => {
    if (expr.op === 'and') return [{ ...expr, op: 'or' }];
    return expr.op === 'or' ? [{ ...expr, op: 'and' }] : [];
  },
  'part dropped': (expr) => {
    if (!('of' in expr) || !Array.isArray(expr.of) || expr.of.length < 2) return [];
    const { of } = expr;
    return of.map((_, index) => ({ ...expr, of: of.filter((_part, other) => other !== index) }) as Expr);
  },
  'arms swapped': (expr) => (expr.op === 'if' ? [{ ...expr, yes: expr.no, no: expr.yes }] : []),
  'least for greatest': (expr) => {
    if (expr.op === 'min') return [{ ...expr, op: 'max' }];
    return expr.op === 'max' ? [{ ...expr, op: 'min' }] : [];
  },
  'plus for minus': (expr) => {
    if (expr.op === 'add') return [{ ...expr, op: 'sub' }];
    return expr.op === 'sub' ? [{ ...expr, op: 'add' }] : [];
  },
  'rounded otherwise': (expr, ruleset) => {
    if (expr.op !== 'round') return [];
    return (['down', 'halfUp', 'up'] as const)
      .filter((mode) => mode !== expr.mode && !roundsAlike(expr, expr.mode, mode, ruleset))
      .map((mode) => ({ ...expr, mode }));
  },
};

/** Every comparison that takes its limit the other way. */
export function offByOne(ruleset: Ruleset): Mutant[] {
  return withSlips(ruleset, OFF_BY_ONE);
}

/** Every other slip in an expression, and every value of the text one more or less. */
export function otherMutants(ruleset: Ruleset): Mutant[] {
  return [...withSlips(ruleset, OTHERS), ...withOtherValues(ruleset)];
}

function withSlips(ruleset: Ruleset, slips: Record<string, Slip>): Mutant[] {
  return sitesOf(ruleset).flatMap((site) =>
    Object.entries(slips).flatMap(([slip, change]) =>
      change(site.expr, ruleset).map((other) => ({
        slip,
        place: `${ruleset.id} ${textAt(ruleset, site)} → ${expressionText(ruleset, other)}`,
        ruleset: site.put(other),
      })),
    ),
  );
}

function textAt(ruleset: Ruleset, { path, expr }: Site): string {
  return `${path.join('.')}: ${expressionText(ruleset, expr)}`;
}

/** A value that is only told changes no verdict, whatever it is. */
function withOtherValues(ruleset: Ruleset): Mutant[] {
  const read = new Set(sitesOf(ruleset).flatMap(({ expr }) => (expr.op === 'param' ? [expr.id] : [])));
  return ruleset.params.flatMap((param, slot) => {
    if (!read.has(param.id)) return [];
    return param.versions.flatMap((version, at) =>
      [version.value - 1, version.value + 1].map((value) => {
        const versions = param.versions.with(at, { ...version, value });
        const params = ruleset.params.with(slot, { ...param, versions } satisfies Param);
        const place = `${ruleset.id} ${param.label} ${version.value} → ${value}`;
        return { slip: 'value one off', place, ruleset: { ...ruleset, params } };
      }),
    );
  });
}

/**
 * Whether two ways to round come to the same whatever whole number stands beside one of the text: 1.5 元 times any number of
 * 亩 ends in nothing or in a half, and a half is rounded up either way. What is left over repeats with the divisor.
 */
function roundsAlike({ over, under, scale }: Round, other: Rounding, mode: Rounding, { params }: Ruleset) {
  const versions = over.flatMap(
    (part) => params.find(({ id }) => part.op === 'param' && id === part.id) ?? [],
  );
  const [known, ...more] = versions.flatMap((param) => param.versions.map(({ value }) => value));
  if (known === undefined || more.length > 0 || under.length > 0) return false;
  const left = Array.from(
    { length: scale.under },
    (_, number) => (known * scale.over * number) % scale.under,
  );
  const goesUp = {
    down: () => false,
    halfUp: (rest: number) => rest * 2 >= scale.under,
    up: (rest: number) => rest > 0,
  };
  return left.every((rest) => goesUp[mode](rest) === goesUp[other](rest));
}
