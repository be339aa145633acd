/** Strong Kleene logic: null is 不知道, the same as an answer on the wire. */
export type Truth = boolean | null;

/** The opposite; of what cannot be told (null) it cannot be told either. */
export function negate(value: Truth): Truth {
  return value === null ? null : !value;
}
