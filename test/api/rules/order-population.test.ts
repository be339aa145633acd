/** The 示例 households over which questions are counted: drawn once, committed, and answering what is asked. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { checkAnswers } from '#api/rules/answers.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import {
  AS_OF,
  drawPopulation,
  hasPopulation,
  populationFile,
  readPopulation,
  writePopulation,
} from '../../bench/order/population.ts';
import { PRIORS } from '../../bench/order/priors/priors.ts';

const checks = readContent()
  .programmes.flatMap((programme) => programme.checks)
  .filter(({ ruleset }) => hasPopulation(ruleset));

it('there is one for every prior, each of a ruleset there is, and no other', () => {
  const priors = Object.keys(PRIORS).sort();
  expect(checks.map(({ ruleset }) => ruleset.id).sort()).toEqual(priors);
  const files = priors.map((id) => basename(populationFile(id)));
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
