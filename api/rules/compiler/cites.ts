/** Citations of a check: each clause must exist, and only those cited travel with the ruleset. */
import type { CheckContext } from '../authoring.ts';
import type { ClauseRef, Ruleset } from '../ruleset.ts';
import { hint, type Path, type Report } from './report.ts';

/** Checks the `cites` of one thing, standing at `path`, and notes them as used. */
export type UseCites = (cites: readonly string[], path: Path) => ClauseRef[];

interface Citing {
  use: UseCites;
  /** The clauses used so far, in the order of the document. */
  cited: () => Ruleset['clauses'];
}

/** Reports clauses the instrument does not have and things that cite none, and remembers what was cited. */
export function citing({ clauses, instrument }: CheckContext, report: Report): Citing {
  const used = new Set<string>();
  return { use, cited };

  function use(cites: readonly string[], path: Path): ClauseRef[] {
    if (cites.length === 0) report([...path, 'cites'], '至少写一条依据，如 cites: [四(二)]');
    for (const [index, clause] of cites.entries()) {
      if (Object.hasOwn(clauses, clause)) used.add(clause);
      else report([...path, 'cites', index], unknownClause(clause));
    }
    return [...cites];
  }

  function unknownClause(clause: string): string {
    const near = hint(clause, Object.keys(clauses));
    const suggestion = near.startsWith('，') ? near : '；请先把它写进 source.yaml';
    return `“${instrument.title}”里没有条款“${clause}”${suggestion}`;
  }

  function cited(): Ruleset['clauses'] {
    const entries = Object.entries(clauses).filter(([clause]) => used.has(clause));
    return Object.fromEntries(entries.map(([clause, { anchor, summary }]) => [clause, { anchor, summary }]));
  }
}
