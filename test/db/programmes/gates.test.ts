/** Whom each check is for, in the checks of this repository: a gate must shut out nobody the rules would let in. */
import { describe, expect, it } from 'vitest';
import { loadProgrammes } from '#db/programmes/load.ts';
import { buildContent } from '#db/seed.ts';
import { contentFolder } from '../content-folder.ts';
import { contentOf } from '../database.ts';

const { vocabulary } = loadProgrammes('db');

it('lead to every check of this repository, but one that says why it takes no part', () => {
  const checks = contentOf('db').programmes.flatMap((programme) => programme.checks);
  const silent = checks.filter(({ gates, notScreened }) => gates.length === 0 && notScreened === null);
  expect(silent.map(({ ruleset }) => ruleset.id)).toEqual([]);
});

describe('the gates of this repository', () => {
  it('ask residents few and short sentences first', () => {
    const residents = vocabulary.gates.filter(({ group }) => group === '居民');
    expect(residents.length).toBeGreaterThanOrEqual(8);
    expect(residents.length).toBeLessThanOrEqual(12);
    expect(vocabulary.gates.slice(0, residents.length)).toEqual(residents);
    expect(vocabulary.gates.filter(({ ask }) => [...ask].length > 40)).toEqual([]);
  });
});

describe('a gate whose denial does not shut the check', () => {
  const GATE = 'gates:\n  - { id: grower, group: 居民, ask: 种茶 }\nconcepts: []\n';
  const open = (rest: string) => (text: string) =>
    text.replace('screens:\n', `screening: { gates: [grower]${rest} }\nscreens:\n`);
  const screening = (ifNone: string) => open(`, ifNone: { ${ifNone} }`);
  const problemsOf = (check: (text: string) => string) => {
    const result = buildContent(contentFolder({ 'checks/subsidy.yaml': check, '../concepts.yaml': GATE }));
    return 'problems' in result ? result.problems : [];
  };
  const problems = (ifNone: string) => problemsOf(screening(ifNone));
  const silent = (text: string) =>
    text.replace('status: ineligible\n    title: 面积不够', 'status: undetermined\n    title: 原文没有说');

  it('stops the build and names whom it would shut out', () => {
    expect(problems('areaCentimu: 2 亩')).toEqual([
      expect.stringMatching(/subsidy\.yaml:8 ifNone：这样答的人，规则还可能说“可以申请”/),
    ]);
  });

  it('is let pass where it does', () => {
    expect(problems('areaCentimu: 0 亩')).toEqual([]);
    const root = contentFolder({
      'checks/subsidy.yaml': screening('areaCentimu: 0 亩'),
      '../concepts.yaml': GATE,
    });
    expect(contentOf(root).programmes[0]?.checks[0]?.gates).toEqual(['grower']);
  });

  it('is refused a fact there is not, naming the nearest', () => {
    expect(problems('areaCentimus: 0 亩')).toEqual([
      expect.stringMatching(/:8 ifNone：没有编号为“areaCentimus”的问题.*areaCentimu/),
    ]);
  });

  it('is refused an answer the fact cannot have', () => {
    expect(problems('areaCentimu: 2000 亩')).toEqual([expect.stringMatching(/:8 ifNone：.*应在/)]);
  });

  it('has to say why it shuts nobody out, where it says of no fact what denying means', () => {
    expect(problemsOf(open(''))).toEqual([expect.stringMatching(/subsidy\.yaml:8 whyOpen：.*没有写 ifNone/)]);
    expect(problemsOf(open(', whyOpen: 谁都可以算'))).toEqual([]);
  });

  it('has to say why it shuts nobody out, where the rules then say nothing', () => {
    const denied = (rest: string) => (text: string) =>
      silent(open(`, ifNone: { areaCentimu: 0 亩 }${rest}`)(text));
    expect(problemsOf(denied(''))).toEqual([
      expect.stringMatching(/subsidy\.yaml:8 whyOpen：.*“原文没有说”，不是不合/),
    ]);
    expect(problemsOf(denied(', whyOpen: 不种茶的，没有补贴可领'))).toEqual([]);
  });

  it('is not also given a reason for taking no part', () => {
    const both = (text: string) =>
      open(', whyOpen: 谁都可以算')(text).replace('screens:\n', 'notScreened: 不算\nscreens:\n');
    expect(problemsOf(both)).toEqual([expect.stringMatching(/subsidy\.yaml:9 notScreened：写了 screening/)]);
  });

  it('says nothing of it where the rules prove it', () => {
    expect(problemsOf(open(', ifNone: { areaCentimu: 0 亩 }, whyOpen: 不种茶'))).toEqual([
      expect.stringMatching(/subsidy\.yaml:8 whyOpen：ifNone 已经证明/),
    ]);
  });
});
