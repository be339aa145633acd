/** The names expressions may use, each of which must mean one thing. */
import type { CheckSource } from '../authoring.ts';
import type { Report } from './report.ts';
import { type Names, plainForm } from './tokens.ts';

const LISTS = [
  { list: 'facts', op: 'fact' },
  { list: 'parameters', op: 'param' },
  { list: 'conditions', op: 'condition' },
] as const;

/** Labels of facts, parameters and conditions; a label used twice is reported, for an expression could not tell which. */
export function namesOf(source: CheckSource, report: Report): Names {
  const names = new Map<string, { op: 'fact' | 'param' | 'condition'; id: string }>();
  const first = new Map<string, string>();
  for (const { list, op } of LISTS) {
    for (const [index, { id, label }] of source[list].entries()) {
      const name = plainForm(label);
      const before = first.get(name);
      if (before === undefined) names.set(name, { op, id });
      else
        report([list, index, 'label'], `名称“${label}”在 ${before} 已经用了，写在算式里会分不清，请改一个`);
      first.set(name, before ?? `${list} 第 ${index + 1} 项`);
    }
  }
  return names;
}
