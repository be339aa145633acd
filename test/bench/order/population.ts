/** 示例 households of a check: drawn once from its prior, kept as CSV, the like ones counted in one line. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawFrom, type Household, type Prior } from './priors/draw.ts';

/** Households that answer alike, and how many they are. */
export interface Alike {
  households: number;
  answers: Household;
}

/** The day of all counting: every ruleset is in force. */
export const AS_OF = '2024-12-01';

const HOUSEHOLDS = 400;
const SEED = 20_240_418;
const COUNT = 'households';

/** The households of a prior, the most frequent first. */
export function drawPopulation(prior: Prior): Alike[] {
  const draw = drawFrom(SEED);
  const alike = new Map<string, Alike>();
  for (let drawn = 0; drawn < HOUSEHOLDS; drawn += 1) {
    const answers = prior(draw);
    const key = JSON.stringify(answers);
    const known = alike.get(key) ?? { households: 0, answers };
    alike.set(key, { ...known, households: known.households + 1 });
  }
  return [...alike.values()].sort((one, other) => other.households - one.households);
}

/** The committed households of a ruleset, by its id; throws where there are none. */
export function readPopulation(ruleset: string): Alike[] {
  return parsePopulation(readFileSync(populationFile(ruleset), 'utf8'));
}

/** Where the households of a ruleset are kept. */
export function populationFile(ruleset: string): string {
  return fileURLToPath(new URL(`populations/${ruleset.replace('/', '.')}.csv`, import.meta.url));
}

/** A line for those who answer alike: `12,y,n,?,16500`; `?` is 不知道. */
export function writePopulation(population: readonly Alike[]): string {
  const facts = Object.keys(population[0]?.answers ?? {});
  const lines = population.map(({ households, answers }) =>
    [households, ...facts.map((fact) => cellOf(answers[fact] ?? null))].join(','),
  );
  return [[COUNT, ...facts].join(','), ...lines, ''].join('\n');
}

function parsePopulation(csv: string): Alike[] {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const [, ...facts] = header.split(',');
  return lines.map((line) => {
    const [households, ...cells] = line.split(',');
    const answers = Object.fromEntries(facts.map((fact, at) => [fact, answerIn(cells[at] ?? '')]));
    return { households: Number(households), answers };
  });
}

const WORDS = new Map<string, boolean | null>([
  ['y', true],
  ['n', false],
  ['?', null],
]);

function cellOf(answer: Household[string]): string {
  if (typeof answer === 'number') return String(answer);
  return answer === null ? '?' : answer ? 'y' : 'n';
}

function answerIn(cell: string): Household[string] {
  const word = WORDS.get(cell);
  return word === undefined ? Number(cell) : word;
}
