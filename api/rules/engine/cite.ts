/** Clause locators to citations with a link to the source page. */
import type { Citation, ClauseRef, Ruleset } from '../ruleset.ts';
import { sourcePage } from '../source-page.ts';

/** Turns clauses into citations, each once, in the order given. */
export type Cite = (...clauses: readonly (readonly ClauseRef[])[]) => Citation[];

/** A `Cite` for one ruleset; `linkBase` is what stands before `/programmes/…`, without a slash at its end. */
export function citeWith(ruleset: Ruleset, linkBase: string): Cite {
  const page = sourcePage(linkBase, ruleset.programme);
  const known = new Map<ClauseRef, Citation>();
  return (...clauses) => [...new Set(clauses.flat())].map((clause) => known.get(clause) ?? remember(clause));

  function remember(clause: ClauseRef): Citation {
    const described = ruleset.clauses[clause];
    if (!described) throw new RangeError(clause);
    const { summary: label, anchor } = described;
    const citation = Object.freeze({
      instrument: ruleset.instrument.id,
      clause,
      label,
      url: `${page}#${anchor}`,
    });
    known.set(clause, citation);
    return citation;
  }
}
