/** publicodes' order as a way of asking our households. */
import type { Choose } from '../asking.ts';
import { type Asked, has, type Inquiry } from '../inquiry.ts';
import { byScore, scoresOf } from './scores.ts';
import { translate } from './translate.ts';

/** What publicodes asks and until it asks no more: as long as anything not asked yet is missing. */
export function asPublicodes(inquiry: Inquiry): Choose {
  const ranked = rankedBy(inquiry);
  return (asked) => ranked(asked).find((slot) => asked[slot] === 0);
}

/** Its order, but only what the engine says can still matter, and no longer than that. */
export function asPublicodesWhereItMatters(inquiry: Inquiry): Choose {
  const ranked = rankedBy(inquiry);
  return (asked, open) => ranked(asked).find((slot) => has(open, slot));
}

/** Slots of the facts publicodes misses, the first it would ask first. */
function rankedBy(inquiry: Inquiry): (asked: Asked) => number[] {
  const publicodes = translate(inquiry.ruleset);
  const slots = new Map(inquiry.ruleset.facts.map(({ id }, slot) => [id, slot]));
  return (asked) => {
    const situation = new Map<string, boolean | number>();
    for (const [id, answer] of Object.entries(inquiry.answers(asked))) {
      if (typeof answer === 'boolean' || typeof answer === 'number') situation.set(id, answer);
    }
    return byScore(scoresOf(publicodes, situation)).flatMap((id) => slots.get(id) ?? []);
  };
}
