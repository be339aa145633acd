/** Strong Kleene logic: null is 不知道, the same as an answer on the wire. */
export type Truth = boolean | null;

/** The opposite; of what cannot be told (null) it cannot be told either. */
export function negate(value: Truth): Truth {
  return value === null ? null : !value;
}

/** A part that can be told of a situation; a plain loop over such parts allocates nothing. */
interface Part<Situation> {
  truth: (situation: Situation) => Truth;
}

/**
 * `and` (settled by a first false) or `or` (settled by a first true) over any number of parts;
 * null = cannot tell, only where an unknown part could still settle it.
 */
export function combine<Situation>(
  settling: boolean,
  parts: readonly Part<Situation>[],
  situation: Situation,
): Truth {
  let result: Truth = !settling;
  for (const part of parts) {
    const value = part.truth(situation);
    if (value === settling) return settling;
    if (value === null) result = null;
  }
  return result;
}

/** Whether at least `count` of the parts hold; null = cannot tell. */
export function atLeast<Situation>(
  count: number,
  parts: readonly Part<Situation>[],
  situation: Situation,
): Truth {
  let sure = 0;
  let perhaps = 0;
  for (const part of parts) {
    const value = part.truth(situation);
    if (value === true) sure += 1;
    if (value === null) perhaps += 1;
  }
  if (sure >= count) return true;
  return sure + perhaps < count ? false : null;
}
