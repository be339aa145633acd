/** What follows from answers already given: whoever said D级 need not be asked whether it is C级 or D级. */
import type { Answer, Answers } from '../ruleset.ts';
import type { Concept } from '../screening.ts';

/** The answers, and those of unions and their parts that follow from them; nothing given is changed. */
export function withImplied(concepts: readonly Pick<Concept, 'id' | 'anyOf'>[], answers: Answers): Answers {
  const known = { ...answers };
  const unions = concepts.filter(({ anyOf }) => anyOf.length > 0);
  let before = -1;
  while (before < Object.keys(known).length) {
    before = Object.keys(known).length;
    for (const { id, anyOf } of unions) imply(id, anyOf, known);
  }
  return known;
}

function imply(union: string, parts: readonly string[], known: Answers): void {
  const answer = (key: string): Answer | undefined => (Object.hasOwn(known, key) ? known[key] : undefined);
  const open = parts.filter((part) => answer(part) === undefined);
  const whole = answer(union);
  if (whole === undefined) {
    if (parts.some((part) => answer(part) === true)) known[union] = true;
    else if (open.length === 0) known[union] = parts.every((part) => answer(part) === false) ? false : null;
  } else if (whole === false) {
    for (const part of open) known[part] = false;
  } else if (whole === true && open.length === 1) {
    const others = parts.filter((part) => part !== open[0]);
    if (others.every((part) => answer(part) === false)) known[open[0] ?? ''] = true;
  }
}
