/**
 * Records what publicodes asks on 滩头 and on two checks with amounts, so that `npm test` can hold our reading of it to the packages without them:
 * `node test/bench/order/publicodes/record.ts <folder the packages are installed in>`.
 */
import { writeFileSync } from 'node:fs';
import { readContent } from '#api/cli/content.ts';
import { readPopulation } from '../population.ts';
import { askedByPublicodes, packagesIn } from './peer.ts';
import { translate } from './translate.ts';

const RULESETS = [
  'tantou-dibao/eligibility',
  'shandong-rural-housing/eligibility',
  'youyang-rapeseed-insurance/claim',
];
const HOUSEHOLDS = 12;

const packages = packagesIn(process.argv[2] ?? 'test/bench/peers');
const rulesets = readContent().programmes.flatMap(({ checks }) => checks.map(({ ruleset }) => ruleset));
const recorded = rulesets
  .filter(({ id }) => RULESETS.includes(id))
  .map((ruleset) => {
    const publicodes = translate(ruleset);
    const asks = askedByPublicodes(packages, publicodes);
    const population = readPopulation(ruleset.id);
    const step = Math.floor(population.length / HOUSEHOLDS);
    const asked = population
      .filter((_, at) => at % step === 0)
      .map(({ answers }) =>
        asks(answers)
          .map((fact) => `${fact}=${answers[fact]}`)
          .join(' '),
      );
    return { ruleset: ruleset.id, publicodes, asked };
  });
writeFileSync(new URL('recorded.json', import.meta.url), `${JSON.stringify(recorded, null, 1)}\n`);
