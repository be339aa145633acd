/** Which pages a slow test looks at: all with `FULL=1`, else some of each kind, others with another `SEED`. */

const OF_A_KIND = 3;
const SEED = Number(process.env.SEED ?? 20_240_418);

/** Of pages that differ in their programme alone, some are looked at; every page that is one of its kind always is. */
export function sampled(paths: readonly string[]): string[] {
  if (process.env.FULL) return [...paths];
  const kinds = Map.groupBy(paths, (path) => path.replace(/programmes\/[^/]+/, 'programmes/*'));
  const chosen = [...kinds.values()].flatMap((alike) =>
    Array.from(
      { length: Math.min(OF_A_KIND, alike.length) },
      (_, at) => alike[(SEED + at * Math.ceil(alike.length / OF_A_KIND)) % alike.length] ?? '',
    ),
  );
  console.info(`pages looked at: ${new Set(chosen).size} of ${paths.length}, seed ${SEED}`);
  return [...new Set(chosen)];
}
