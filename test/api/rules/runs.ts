/** How often properties are tried and from which seed; `FULL=1` tries them at the figures the issues name. */
import { vi } from 'vitest';

export const RUNS = process.env.FULL ? 20_000 : 500;
export const SEED = Number(process.env.SEED ?? 20_240_418);

const MILLISECONDS_PER_RUN = 60;
vi.setConfig({ testTimeout: RUNS * MILLISECONDS_PER_RUN });
console.info('seed', SEED, 'runs', RUNS);
