/** Strong Kleene logic: null is 不知道, the same as an answer on the wire. */
export type Truth = boolean | null;

/** The opposite; of what cannot be told (null) it cannot be told either. */
export function negate(value: Truth): Truth {
  return value === null ? null : !value;
}

/**
 * `and` (settled by a first false) or `or` (settled by a first true) over any number of parts;
 * null = cannot tell, only where an unknown part could still settle it.
 */
export function combine<Part>(
  settling: boolean,
  parts: readonly Part[],
  truthOf: (part: Part) => Truth,
): Truth {
  let result: Truth = !settling;
  for (const part of parts) {
    const value = truthOf(part);
    if (value === settling) return settling;
    if (value === null) result = null;
  }
  return result;
}

/** Whether at least `count` of the truths hold; null = cannot tell. */
export function atLeast(count: number, truths: readonly Truth[]): Truth {
  const sure = truths.filter((truth) => truth === true).length;
  if (sure >= count) return true;
  return sure + truths.filter((truth) => truth === null).length < count ? false : null;
}
