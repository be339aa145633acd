/** The 示例 households over which questions are counted: drawn once, committed, and answering what is asked. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { checkAnswers } from '#api/rules/answers.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import { isMeasured, MEASURED } from '../../bench/order/measured.ts';
import {
  AS_OF,
  drawPopulation,
  populationFile,
  readPopulation,
  writePopulation,
} from '../../bench/order/population.ts';
import { PRIORS } from '../../bench/order/priors/priors.ts';

const all = readContent().programmes.flatMap((programme) => programme.checks);
const checks = all.filter(({ ruleset }) => isMeasured(ruleset));
const uncounted = all.filter((check) => !checks.includes(check));
if (uncounted.length > 0)
  console.info(`no questions are counted of ${uncounted.map(({ ruleset }) => ruleset.id).join(', ')}`);

it.each([
  ['rulesets', checks.map(({ ruleset }) => ruleset.id)],
  ['priors', Object.keys(PRIORS)],
])('all that is measured has %s, and nothing else', (_what, ids) => {
  expect([...ids].sort()).toEqual([...MEASURED].sort());
});

it('all that is measured has households, and nothing else', () => {
  const files = MEASURED.map((id) => basename(populationFile(id)));
  expect(readdirSync(dirname(populationFile(''))).sort()).toEqual(files.sort());
});

describe.each(checks.map((check) => [check.ruleset.id, check] as const))('%s', (id, { ruleset, sha256 }) => {
  const population = readPopulation(id);

  it('has the households its prior draws', () => {
    const prior = PRIORS[id];
    const drawn = prior ? writePopulation(drawPopulation(prior)) : '';
    expect(drawn === readFileSync(populationFile(id), 'utf8')).toBe(true);
  });

  it('can judge all of them, and each answers every question', () => {
    const facts = ruleset.facts.map((fact) => fact.id).sort();
    for (const { answers } of population) {
      expect(checkAnswers(ruleset, answers)).toHaveProperty('answers');
      expect(Object.keys(answers).sort()).toEqual(facts);
    }
  });

  it('comes to 400 households, and to each of its outcomes with some', () => {
    expect(population.reduce((sum, { households }) => sum + households, 0)).toBe(400);
    const reached = population.map(
      ({ answers }) => evaluate({ ruleset, sha256 }, { asOf: AS_OF, answers }, { explain: 'none' }).outcome,
    );
    expect(ruleset.outcomes.filter(({ id }) => !reached.includes(id)).map(({ id }) => id)).toEqual([]);
  });
});
