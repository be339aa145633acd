/** Named conditions, and the circles they must not form. */
import type { CheckSource } from '../authoring.ts';
import { partsOf } from '../parts.ts';
import type { Condition, Expr } from '../ruleset.ts';
import type { UseCites } from './cites.ts';
import type { Expressions } from './expressions.ts';
import { type Path, type Report, reportRepeatedIds } from './report.ts';
import type { CompileText } from './texts.ts';

/** Stands in for an expression that has been reported; such a check never becomes a ruleset. */
export const BROKEN: Expr = { op: 'or', of: [] };

/** The conditions in the author's order; a broken one is reported and stands as `BROKEN`, so that the rest is still read. */
export function compileConditions(
  { conditions }: CheckSource,
  expressions: Expressions,
  text: CompileText,
  useCites: UseCites,
  report: Report,
): Condition[] {
  reportRepeatedIds(conditions, ['conditions'], report);
  const compiled = conditions.map(({ id, label, when, except, yes, no, cites }, index) => {
    const path = ['conditions', index];
    return {
      id,
      label: text(label, [...path, 'label']),
      yes: text(yes ?? label, [...path, yes === undefined ? 'label' : 'yes']),
      no: no === undefined ? `不成立：${text(label, [...path, 'label'])}` : text(no, [...path, 'no']),
      when: whenOf(when, except, path, expressions),
      cites: useCites(cites, path),
    };
  });
  reportCircles(compiled, report);
  return compiled;
}

/** 但书: the condition holds where `when` does and the exception does not. */
function whenOf(when: string, except: string | undefined, path: Path, expressions: Expressions): Expr {
  const rule = expressions.truth(when, [...path, 'when']) ?? BROKEN;
  if (except === undefined) return rule;
  const exception = expressions.truth(except, [...path, 'except']) ?? BROKEN;
  return { op: 'and', of: [rule, { op: 'not', of: exception }] };
}

function reportCircles(conditions: Condition[], report: Report): void {
  const byId = new Map(conditions.map((condition, index) => [condition.id, { condition, index }]));
  const done = new Set<string>();
  const visit = (id: string, trail: string[]): void => {
    const entry = byId.get(id);
    if (!entry || done.has(id)) return;
    const start = trail.indexOf(id);
    if (start < 0) for (const used of conditionIdsIn(entry.condition.when)) visit(used, [...trail, id]);
    else {
      const circle = [...trail.slice(start), id].map((member) => byId.get(member)?.condition.label);
      report(['conditions', entry.index, 'when'], `条件绕成了圈，谁也算不出来：${circle.join(' → ')}`);
    }
    done.add(id);
  };
  for (const { id } of conditions) visit(id, []);
}

/** Ids of the conditions an expression names, in reading order. */
function conditionIdsIn(expr: Expr): string[] {
  return expr.op === 'condition' ? [expr.id] : partsOf(expr).flatMap(conditionIdsIn);
}
