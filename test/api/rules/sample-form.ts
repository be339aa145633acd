/** A small ruleset with every kind of question: one yes/no, a list, an amount, an area, and two questions on a screen. */
import type { BoolFact, NumberFact, Ruleset } from '#api/rules/ruleset.ts';

export function numberFact(fact: Partial<NumberFact> & { id: string }): NumberFact {
  return { ...texts(fact.id), type: 'int', unit: 'fen', min: 0, max: 100_000_000, ...fact };
}

function boolFact(id: string): BoolFact {
  return { ...texts(id), type: 'bool' };
}

function texts(id: string) {
  return {
    id,
    concept: null,
    label: `${id}名`,
    ask: `${id}吗`,
    help: null,
    whereToFind: null,
    changeable: false,
    cites: ['一'],
  };
}

export const sampleForm: Ruleset = {
  format: 'ruleset/1',
  id: 'sample/form',
  programme: 'sample',
  check: 'form',
  title: '样例自查',
  kind: 'eligibility',
  version: '2024.1',
  regionCode: null,
  instrument: { id: 'sample', title: '样例' },
  clauses: { 一: { anchor: 'c-1', summary: '第一条说的' } },
  inForce: { from: '2024-01-01', to: null },
  window: { label: '申报', from: '2024-04-10', to: '2024-04-20', cites: ['一'] },
  intro: '样例',
  screens: [
    { id: 'local', kind: 'single', title: '户口', help: null, facts: ['local'] },
    { id: 'exclusions', kind: 'list', title: '这些情况有吗', help: null, facts: ['car', 'house'] },
    { id: 'money', kind: 'single', title: '收入', help: null, facts: ['income'] },
    { id: 'land', kind: 'single', title: '田地', help: null, facts: ['field', 'rented'] },
  ],
  facts: [
    boolFact('local'),
    boolFact('car'),
    boolFact('house'),
    numberFact({ id: 'income' }),
    numberFact({ id: 'field', unit: 'centimu', max: 1_000_000 }),
    boolFact('rented'),
  ],
  params: [],
  conditions: [],
  outcomes: [],
  humanChecks: [],
  assumptions: [],
};
