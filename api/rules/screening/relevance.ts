import type { Answers } from '../ruleset.ts';

/** Whether a check is for the household: `unsure` where they do not know, `notAsked` while a gate could still tell. */
export type Relevance = 'yes' | 'no' | 'unsure' | 'notAsked';

/** A check is for whoever says yes to any of its gates, and not for them only once all were denied. */
export function relevanceOf(gates: readonly string[], known: Answers): Relevance {
  const answers = gates.map((gate) => (Object.hasOwn(known, gate) ? known[gate] : undefined));
  if (answers.includes(true)) return 'yes';
  if (answers.includes(undefined)) return 'notAsked';
  return answers.includes(null) ? 'unsure' : 'no';
}
