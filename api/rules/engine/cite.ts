/** Clause locators to citations with a link to the source page. */
import type { Citation, ClauseRef, Ruleset } from '../ruleset.ts';
import { sourcePage } from '../source-page.ts';

/** Turns clauses into citations, each once, in the order given. */
export type Cite = (...clauses: readonly ClauseRef[][]) => Citation[];

/** A `Cite` for one ruleset; `linkBase` is what stands before `/programmes/…`, without a slash at its end. */
export function citeWith(ruleset: Ruleset, linkBase: string): Cite {
  const page = sourcePage(linkBase, ruleset.programme);
  return (...clauses) => [...new Set(clauses.flat())].map(citation);

  function citation(clause: ClauseRef): Citation {
    const known = ruleset.clauses[clause];
    if (!known) throw new RangeError(`ruleset ${ruleset.id} cites "${clause}", which it does not describe`);
    return {
      instrument: ruleset.instrument.id,
      clause,
      label: known.summary,
      url: `${page}#${known.anchor}`,
    };
  }
}
