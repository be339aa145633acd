/** Our reading of how publicodes chooses a question, held to what its packages did. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Household } from '../../bench/order/priors/draw.ts';
import { askedByScore, byScore, scoresOf } from '../../bench/order/publicodes/scores.ts';
import type { Publicodes } from '../../bench/order/publicodes/translate.ts';

interface Recorded {
  ruleset: string;
  publicodes: Publicodes;
  /** By household, what was asked and answered, first to last: `disability12=false hardship=true income=null`. */
  asked: string[];
}

// As `record.ts` wrote it.
const recorded: Recorded[] = JSON.parse(
  readFileSync(new URL('../../bench/order/publicodes/recorded.json', import.meta.url), 'utf8'),
);

it.each(recorded.map((each) => [each.ruleset, each] as const))(
  'asks the recorded households of %s the same questions in the same order',
  (_, { publicodes, asked }) => {
    expect(asked.length).toBeGreaterThan(10);
    const again = asked.map((text) => {
      const answers = answersIn(text);
      return askedByScore(publicodes, answers)
        .map((fact) => `${fact}=${answers[fact]}`)
        .join(' ');
    });
    expect(again).toEqual(asked);
  },
);

it('counts a question once more where it stands in a test, and asks the most counted first', () => {
  const rules: Publicodes = {
    rules: {
      small: { question: 'small', type: 'booléen' },
      grown: { question: 'grown', type: 'booléen' },
      price: { valeur: { condition: { si: 'grown', alors: 10, sinon: { '*': ['small', 5] } } } },
    },
    targets: ['price'],
  };
  const scores = scoresOf(rules, new Map());
  expect([...scores]).toEqual([
    ['grown', 2],
    ['small', 1],
  ]);
  expect(byScore(scores)).toEqual(['grown', 'small']);
});

it('leaves out what a yes or a no has settled', () => {
  const rules: Publicodes = {
    rules: {
      one: { question: 'one', type: 'booléen' },
      other: { question: 'other', type: 'booléen' },
      both: { valeur: { 'toutes ces conditions': ['one', 'other'] } },
    },
    targets: ['both'],
  };
  expect([...scoresOf(rules, new Map([['other', false]])).keys()]).toEqual([]);
  expect([...scoresOf(rules, new Map([['other', true]])).keys()]).toEqual(['one']);
});

it('leaves out by what nothing is multiplied', () => {
  const rules: Publicodes = {
    rules: {
      hours: { question: 'hours', type: 'nombre' },
      rate: { question: 'rate', type: 'nombre' },
      pay: { valeur: { '*': ['hours', 'rate'] } },
    },
    targets: ['pay'],
  };
  expect([...scoresOf(rules, new Map([['hours', 0]])).keys()]).toEqual([]);
  expect([...scoresOf(rules, new Map([['rate', 0]])).keys()]).toEqual([]);
  expect([...scoresOf(rules, new Map([['rate', 9]])).keys()]).toEqual(['hours']);
});

function answersIn(text: string): Household {
  const entries = text.split(' ').map((told) => told.split('='));
  return Object.fromEntries(entries.map(([fact, answer = 'null']) => [fact, JSON.parse(answer)]));
}
