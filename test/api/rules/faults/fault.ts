/** A fault put into a ruleset on purpose. */
export interface Fault {
  kind: string;
  /** Which ruleset, and what was done to it. */
  told: string;
  /** Whether what should report it does, at the place where it is. */
  isCaught: () => boolean;
}
