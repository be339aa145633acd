/** From what a search came to, to what is said of it. */
import type { Finding, FindingKind, Witness } from './finding.ts';
import type { Found } from './search.ts';

/** Where a finding stands, and the id of what it is about. */
export type Place = Pick<Finding, 'path' | 'id'>;

/** What is said of a fault. */
export interface Words {
  says: string;
  /** Shows it on a household, where there is one. */
  witness?: () => Witness | null;
}

/** A fault that is one because nothing was found: proved, or undecided where the search came to no end. */
export function absent(kind: FindingKind, place: Place, found: Found, words: Words): Finding[] {
  if (found.verdict === 'witness') return [];
  const verdict = found.verdict === 'none' ? 'proved' : 'undecided';
  const { says, witness } = words;
  const message = verdict === 'proved' ? says : `还不能断定：${says}`;
  return [{ kind, level: 'error', verdict, ...place, message, witness: witness?.() ?? null }];
}

/** What is plain from the text of the rules, without a search. */
export function plain(kind: FindingKind, place: Place, says: string): Finding {
  return { kind, level: 'error', verdict: 'proved', ...place, message: says, witness: null };
}

/** A fault that is one because something was found. */
export function present(
  kind: FindingKind,
  level: Finding['level'],
  { place, found, says }: { place: Place; found: Found; says: string },
): Finding[] {
  if (found.verdict === 'none') return [];
  const message = found.verdict === 'witness' ? says : `还不能断定：${says}`;
  return [{ kind, level, verdict: found.verdict, ...place, message, witness: witnessOf(found) }];
}

/** The household found, if one was. */
export function witnessOf(found: Found): Witness | null {
  return found.verdict === 'witness' ? found.witness : null;
}
