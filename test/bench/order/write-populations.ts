/** Draws every population anew: `node test/bench/order/write-populations.ts`. */
import { writeFileSync } from 'node:fs';
import { drawPopulation, populationFile, writePopulation } from './population.ts';
import { PRIORS } from './priors/priors.ts';

for (const [ruleset, prior] of Object.entries(PRIORS)) {
  writeFileSync(populationFile(ruleset), writePopulation(drawPopulation(prior)));
}
