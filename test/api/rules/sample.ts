/** All of a list with `FULL=1`, else some of it: others with another `SEED`. */
import { seededRandom } from '#api/rules/lint/random.ts';
import { SEED } from './runs.ts';

export const RUNS_FULLY = Boolean(process.env.FULL);

/** All, or so many of them in their order. */
export function sampleOf<Item>(items: readonly Item[], count: number): Item[] {
  if (RUNS_FULLY || items.length <= count) return [...items];
  const random = seededRandom(SEED);
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(random(items.length));
  return items.filter((_, at) => chosen.has(at));
}
