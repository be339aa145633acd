/** What 示例 households are drawn with: shares of 1, the same draws for the same seed. */
import { seededRandom } from '#api/rules/lint/random.ts';
import type { Answer } from '#api/rules/ruleset.ts';

/** One household's answers, by fact; null is 不知道. Ranges are left out: everybody knows or does not. */
export type Household = Record<string, Exclude<Answer, object>>;

/** Draws one household; every fact of the check is among its keys. */
export type Prior = (draw: Draw) => Household;

/** The dice. */
export interface Draw {
  /** True with this share. */
  yes(share: number): boolean;
  /** The value, or 不知道 with this share. */
  known<Value>(value: Value, unknown: number): Value | null;
  /** One of the values, all alike. */
  oneOf<Value>(...values: readonly [Value, ...Value[]]): Value;
  /** One of the names, by weight. */
  weighted<Name extends string>(weights: Record<Name, number>): Name;
  /**
   * The kind of thing that answers, one fact for each; `none` (by its weight) is no kind at all. One in fifty ticks a
   * second kind, as happens where only one should be ticked.
   */
  kind<Name extends string>(weights: Record<Name, number>, none: number): Record<Name, boolean>;
  /** Several qualities of one thing, each with its share; what is good in one is likelier good in the others. */
  qualities<Name extends string>(shares: Record<Name, number>): Record<Name, boolean | null>;
}

const SECOND_KIND = 0.02;
const UNSURE_OF_A_QUALITY = 0.03;
/** How far a well-run or an ill-run organisation lies from the average share. */
const SPREAD = 0.18;

/** The dice of a seed. */
export function drawFrom(seed: number): Draw {
  const random = seededRandom(seed);
  const yes = (share: number) => random(10_000) < share * 10_000;
  const weighted = <Name extends string>(weights: Record<Name, number>): Name => {
    const names = Object.keys(weights) as Name[]; // what Object.keys gives of a record
    let rest = random(names.reduce((sum, name) => sum + weights[name], 0));
    for (const name of names) {
      rest -= weights[name];
      if (rest < 0) return name;
    }
    throw new RangeError('weights are whole numbers, one of them above 0');
  };
  const known = <Value>(value: Value, unknown: number) => (yes(unknown) ? null : value);
  return {
    yes,
    known,
    weighted,
    oneOf: (...values) => values[random(values.length)] ?? values[0],
    kind: (weights, none) => {
      const first = weighted({ ...weights, '': none });
      const second = yes(SECOND_KIND) ? weighted({ ...weights, '': 0 }) : '';
      return mapped(weights, (_, name) => name === first || name === second);
    },
    qualities: (shares) => {
      const shift = yes(0.5) ? SPREAD : -SPREAD;
      return mapped(shares, (share) => known(yes(share + shift), UNSURE_OF_A_QUALITY));
    },
  };
}

/** The same names, each with no: what somebody answers who is asked about a kind he is not. */
export function noneOf<Name extends string>(...names: Name[]): Record<Name, boolean> {
  return Object.fromEntries(names.map((name) => [name, false])) as Record<Name, boolean>; // its keys are the names
}

function mapped<Name extends string, Value>(
  record: Record<Name, number>,
  value: (weight: number, name: string) => Value,
): Record<Name, Value> {
  const entries = Object.entries<number>(record).map(([name, weight]) => [name, value(weight, name)]);
  return Object.fromEntries(entries) as Record<Name, Value>; // the keys of the record
}
