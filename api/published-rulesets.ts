import type { Ruleset } from '#api/rules/ruleset.ts';
import type { PublishedCheck } from '#db/programmes/public.ts';

const parsed = new Map<string, Ruleset>(); // by hash: as many as there are checks, and versions of them that receipts name

/** A stored check as `evaluate` takes it; parsed once, so that the engine's compiled model is used again. */
export function publishedRuleset({ json, sha256 }: PublishedCheck): { ruleset: Ruleset; sha256: string } {
  const ruleset = parsed.get(sha256) ?? (JSON.parse(json) as Ruleset); // our own compiler wrote it at seed
  parsed.set(sha256, ruleset);
  return { ruleset, sha256 };
}
