/** What stands in a check and changes nothing: questions, parameters and conditions. */
import { formatQuantity } from '../format.ts';
import { partsOf } from '../parts.ts';
import type { Condition, Expr, Fact, Param, Ruleset } from '../ruleset.ts';
import type { Finding } from './finding.ts';
import { turnsOn, type Variable } from './goals.ts';
import { absent, plain } from './report.ts';
import type { Field, Found, Goal } from './search.ts';

/** Looks for a household on all days of the rules. */
export type Look = (goal: (field: Field) => Goal) => Found;

/** The facts no answer to which changes an outcome or an amount. */
export function unusedFacts(ruleset: Ruleset, fields: readonly Field[], look: Look): Finding[] {
  const read = namesRead(ruleset, 'fact');
  return ruleset.facts.flatMap((fact, slot) => {
    const place = { path: ['facts', slot], id: fact.id };
    if (!read.has(fact.id)) {
      return plain('unusedFact', place, `问题“${fact.label}”没有一处用到，请去掉，或者写进条件`);
    }
    const found = look((field) => turnsOn(field, answersTo(fact, slot, fields)));
    const says = `问题“${fact.label}”怎么回答，结果和金额都一样：请去掉，或者看看条件是不是写漏了`;
    return absent('unusedFact', place, found, { says });
  });
}

/** The parameters no other value of which changes an outcome or an amount, and that no text tells either. */
export function unusedParams(ruleset: Ruleset, look: Look): Finding[] {
  const read = namesRead(ruleset, 'param');
  const texts = JSON.stringify([
    ruleset.conditions,
    ruleset.outcomes,
    ruleset.assumptions,
    ruleset.amountNote,
  ]);
  return ruleset.params.flatMap((param, slot) => {
    const place = { path: ['parameters', slot], id: param.id };
    if (texts.includes(`{${param.id}}`) && !read.has(param.id)) return [];
    if (!read.has(param.id)) {
      return plain(
        'unusedParam',
        place,
        `参数“${param.label}”没有一处用到，请去掉，或者写进条件、金额或文字里`,
      );
    }
    const variable = valuesOf(param, slot);
    const [least, most] = [Math.min(...variable.values), Math.max(...variable.values)];
    const range = [least, most].map((value) => formatQuantity(value, param.unit)).join('到');
    const says = `参数“${param.label}”从${range}改成多少，结果和金额都一样：请看看条件是不是写漏了`;
    return absent(
      'unusedParam',
      place,
      look((field) => turnsOn(field, variable)),
      { says },
    );
  });
}

/** The conditions nothing names. */
export function unusedConditions(ruleset: Ruleset): Finding[] {
  const read = namesRead(ruleset, 'condition');
  const unread = ({ id, label }: Condition, slot: number) =>
    read.has(id)
      ? []
      : plain(
          'unusedCondition',
          { path: ['conditions', slot], id },
          `条件“${label}”没有一处用到，请去掉，或者写进结果里`,
        );
  return ruleset.conditions.flatMap(unread);
}

/** Of a range no longer than this every value is tried. */
const SHORT = 12;

/** All answers of a short range; of a long one its ends, both sides of each threshold, and some between. */
function answersTo(fact: Fact, slot: number, fields: readonly Field[]): Variable {
  if (fact.type === 'bool') return { in: 'truths', slot, values: [0, 1] };
  const { min, max } = fact;
  const near = fields.flatMap(({ thresholds }) => thresholds.get(slot) ?? []);
  const between = [0.1, 0.5, 0.9].map((share) => min + Math.round((max - min) * share));
  const some = [min, min + 1, max - 1, max, ...between, ...near, ...near.map((value) => value - 1)];
  return { in: 'numbers', slot, values: valuesWithin(min, max, some) };
}

/** What it is, its neighbours, and from nearly nothing to double; never 0 unless it is, for it may divide. */
function valuesOf({ versions }: Param, slot: number): Variable {
  const values = versions.map(({ value }) => value);
  const some = values.flatMap((value) => [value - 1, value, value + 1, value > 0 ? 1 : value, 2 * value]);
  return { in: 'params', slot, values: valuesWithin(Math.min(...values, 1), Math.max(...some), some) };
}

function valuesWithin(min: number, max: number, some: readonly number[]): number[] {
  if (max - min < SHORT) return Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return [...new Set(some.filter((value) => min <= value && value <= max))].sort((a, b) => a - b);
}

/** Ids of this kind that any expression names. */
function namesRead({ conditions, outcomes }: Ruleset, kind: 'fact' | 'param' | 'condition'): Set<string> {
  const named = new Set<string>();
  const visit = (expr: Expr) => {
    if (expr.op === kind) named.add(expr.id);
    partsOf(expr).forEach(visit);
  };
  for (const { when } of conditions) visit(when);
  for (const { when, amounts } of outcomes) {
    if (when) visit(when);
    for (const { value } of amounts) visit(value);
  }
  return named;
}
