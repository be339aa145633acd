/** Times contenders in turn, round by round, so that whatever else the machine does falls on all of them alike. */
import type { Contender, Household } from './contender.ts';

export interface Timing {
  contender: Contender;
  /** Microseconds of the processor a household took, once for each round. */
  rounds: number[];
}

/** Each contender judges all households this long before anything is timed. */
const WARM_UP_MS = 400;
/** What is quicker judges them again until this much time has gone by. */
const LEAST_MS = 100;
/** And this long before each round, for what lay idle since the last one may have lost its compiled code. */
const WAKE_MS = 40;

/** Every contender judges every household in every round; the one that begins changes from round to round. */
export async function measure(
  contenders: readonly Contender[],
  households: readonly Household[],
  rounds: number,
): Promise<Timing[]> {
  const runs: (Timing & { passes: number })[] = [];
  for (const contender of contenders) {
    runs.push({ contender, rounds: [], passes: await passesFor(contender, households, WARM_UP_MS) });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const at of runs.keys()) {
      const run = runs[(at + round) % runs.length];
      if (!run) continue;
      globalThis.gc?.();
      await passesFor(run.contender, households, WAKE_MS);
      const ms = await timeOf(run.contender, households, run.passes);
      run.rounds.push((1000 * ms) / (run.passes * households.length));
    }
  }
  return runs;
}

/** The middle one; of an even number the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN;
}

/** How often all households have to be judged to fill `LEAST_MS`, after judging them for `warmUp` milliseconds. */
async function passesFor(
  contender: Contender,
  households: readonly Household[],
  warmUp: number,
): Promise<number> {
  let ms = 0;
  for (let left = warmUp; left > 0; left -= ms) ms = await timeOf(contender, households, 1);
  return Math.max(1, Math.ceil(LEAST_MS / ms));
}

/** Milliseconds of the processor, all threads together: what other programs take of it does not count. */
async function timeOf(
  { judge }: Contender,
  households: readonly Household[],
  passes: number,
): Promise<number> {
  const [first = {}] = households;
  const pass = judge(first) instanceof Promise ? passAwaiting : passAtOnce;
  const started = process.cpuUsage();
  for (let left = passes; left > 0; left -= 1) await pass(judge, households);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** Each answer is awaited before the next household is judged: one resident, one check. */
async function passAwaiting(judge: Contender['judge'], households: readonly Household[]): Promise<void> {
  for (const household of households) keep(await judge(household));
}

function passAtOnce(judge: Contender['judge'], households: readonly Household[]): void {
  for (const household of households) keep(judge(household));
}

/** What is kept somewhere has to be worked out. */
const kept: { told: unknown } = { told: null };

function keep(told: unknown): void {
  kept.told = told;
}
