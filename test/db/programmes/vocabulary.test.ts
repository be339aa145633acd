/** `concepts.yaml` and the checks that name what stands in it. */
import { describe, expect, it } from 'vitest';
import { loadProgrammes } from '#db/programmes/load.ts';
import { printProblems } from '#db/programmes/problem.ts';
import { addProgramme, type Changes, contentFolder, replacing } from '../content-folder.ts';

const SHARED = `gates:
  - { id: grower, group: 居民, ask: 种茶，或者打算种茶 }
concepts:
  - id: teaArea
    label: 新种茶园
    ask: 新种了多少亩茶
    type: 数量
    unit: 亩
    min: 0 亩
    max: 1000 亩
    meaning: 两份办法都按新种的亩数算。
`;
const sharing = (text: string) =>
  text
    .replace('  - id: areaCentimu\n', '  - id: areaCentimu\n    concept: teaArea\n')
    .replace('screens:\n', 'screening: { gates: [grower], whyOpen: 谁都可以算 }\nscreens:\n');

/** Two programmes that ask the same, the second one's check changed further; problems without the folder's own path. */
function problems(change: (text: string) => string = (text) => text, shared = SHARED): string[] {
  const changes: Changes = { 'checks/subsidy.yaml': sharing };
  const root = contentFolder({ ...changes, '../concepts.yaml': shared });
  addProgramme(root, 'wenquan-bees', { 'checks/subsidy.yaml': (text) => change(sharing(text)) });
  return printProblems(loadProgrammes(root).problems).map((line) => line.replace('db/programmes/', ''));
}

it('shares a fact of the same type, unit and limits, however its label reads', () => {
  expect(problems()).toEqual([]);
  expect(problems((text) => text.replaceAll('新种面积', '新种茶园面积'))).toEqual([]);
});

describe('a check', () => {
  it.each<[string, (text: string) => string, string]>([
    [
      'that names an unknown concept',
      replacing('concept: teaArea', 'concept: teaAera'),
      'wenquan-bees/checks/subsidy.yaml:13 concept：concepts.yaml 里没有 teaAera；是不是想写 teaArea？',
    ],
    [
      'with other limits',
      replacing('max: 1000 亩', 'max: 500 亩'),
      'wenquan-bees/checks/subsidy.yaml:18 max：和 concepts.yaml 的 teaArea 不一样，那里是 1000 亩；意思真的一样才共用，否则删去 concept',
    ],
    [
      'with another unit',
      (text) => text.replaceAll(/(unit:|min: 0|max: 1000) 亩/g, '$1 平方米'),
      'wenquan-bees/checks/subsidy.yaml:16 unit：和 concepts.yaml 的 teaArea 不一样，那里是 亩',
    ],
    [
      'that names an unknown gate',
      replacing('[grower]', '[growers]'),
      'wenquan-bees/checks/subsidy.yaml:8 gates：concepts.yaml 里没有 growers；是不是想写 grower？',
    ],
    [
      'that names no gate',
      replacing('[grower]', '[]'),
      'wenquan-bees/checks/subsidy.yaml:8 gates：至少要有 1 项',
    ],
    [
      'that has a concept twice',
      (text) =>
        text
          .replace('facts: [areaCentimu]', 'facts: [areaCentimu, other]')
          .replace(
            'parameters:\n',
            '  - { id: other, concept: teaArea, label: 别的, type: 数量, unit: 亩, min: 0 亩, max: 1000亩, ask: 别的？, cites: [三1] }\nparameters:\n',
          ),
      'wenquan-bees/checks/subsidy.yaml:21 concept：这项自查里有两个问题都写了 teaArea',
    ],
  ])('%s is told where and what would be right', (_what, change, message) => {
    expect(problems(change)).toContainEqual(expect.stringContaining(message));
  });
});

describe('the file', () => {
  it.each<[string, string, string]>([
    [
      'a gate no check names',
      SHARED.replace('concepts:', '  - { id: bees, group: 居民, ask: 养蜂 }\nconcepts:'),
      'concepts.yaml:3 id：没有一项自查写了 bees，请删去',
    ],
    ['an id twice', SHARED.replace('id: teaArea', 'id: grower'), 'concepts.yaml:4 id：grower 写了两次'],
    ['a group there is not', SHARED.replace('居民', '农民'), 'concepts.yaml:2 group：只能是 居民'],
    [
      'a union of an unknown part',
      SHARED.replace('    meaning', '    anyOf: [teaArea, teas]\n    meaning'),
      'concepts.yaml:11 anyOf：没有 teas 这一项',
    ],
    [
      'a union of numbers',
      SHARED.replace('    meaning', '    anyOf: [teaArea, teaArea]\n    meaning'),
      'concepts.yaml:11 anyOf：只有 是非 题可以由别的题合成',
    ],
  ])('%s is told at its line', (_what, shared, message) => {
    expect(problems(undefined, shared)).toContainEqual(expect.stringContaining(message));
  });

  it('says what is shared by one check alone, but not while another cannot be read', () => {
    const alone = replacing('    concept: teaArea\n', '');
    expect(problems(alone)).toEqual(['concepts.yaml:4 id：teaArea 要有两项自查共用才写，现在有 1 处']);
    const broken = problems((text) => alone(text).replace('kind: eligibility', 'kind: eligible'));
    expect(broken.filter((line) => line.startsWith('concepts.yaml'))).toEqual([]);
  });
});
