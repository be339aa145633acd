/** A number changed in the rules, or to be changed, and forgotten in a text is pointed at; nothing else is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { figuresIn } from '#api/cli/figures.ts';
import { oldFigures } from '#api/cli/old-figures.ts';
import { publishRulesets } from '#api/cli/published-files.ts';
import type { BuiltProgramme } from '#db/content.ts';
import { type Changes, contentFolder, replacing } from '../../db/content-folder.ts';
import { contentOf } from '../../db/database.ts';

const FOLDER = 'db/programmes/wenquan-tea';
const TEXT_OF_RULE = `${FOLDER}/checks/subsidy.yaml:26 这里的“2亩”是“起补面积”原来的数，现在是3 亩：看看要不要一起改`;

/** From 2025 on 3 亩; the reasons of the rule go on saying 2亩. */
const RAISED = replacing(
  '      - { from: 2024-01-01, value: 2 亩, cites: [三1] }',
  '      - { from: 2024-01-01, to: 2025-01-01, value: 2 亩, cites: [三1] }\n      - { from: 2025-01-01, value: 3 亩, cites: [三1] }',
);

const BEFORE = '2024-12-31';
const AFTER = '2025-01-01';

function told(changes: Changes, today = AFTER): string[] {
  const root = contentFolder({ 'checks/subsidy.yaml': RAISED, ...changes });
  return oldFigures(contentOf(root).programmes, today);
}

describe('after a parameter has got another value', () => {
  it('every text of its clause that still has the old one is told, whoever wrote it', () => {
    const card = replacing(
      '- 身份证。【二(一)】',
      '- 种了2 亩以上的证明。【三1；二(一)】\n- 身份证。【二(一)】',
    );
    expect(told({ 'card.md': card })).toEqual([
      `${FOLDER}/card.md:7 这里的“2 亩”是“起补面积”原来的数，现在是3 亩：看看要不要一起改`,
      TEXT_OF_RULE,
    ]);
  });

  it.each([
    ['of another clause', '- 2亩地的土地证。【二(一)】'],
    ['of another unit', '- 2人以上的户口簿。【三1】'],
    ['in a text that has the new one too', '- 2024年种满2亩、2025年起种满3亩的证明。【三1】'],
  ])('a figure %s is left alone', (_which, line) => {
    const card = replacing('- 身份证。【二(一)】', line);
    expect(told({ 'card.md': card })).toEqual([TEXT_OF_RULE]);
  });

  it('a figure that another parameter has now is left alone', () => {
    const check = (text: string) =>
      replacing(
        'conditions:',
        '  - { id: other, label: 另一个数, versions: [{ from: 2024-01-01, value: 2 亩, cites: [三1] }] }\nconditions:',
      )(RAISED(text));
    expect(told({ 'checks/subsidy.yaml': check })).toEqual([]);
  });

  it('what a clause says is told only where the value was wrong, not where it is of another time', () => {
    const quoted = replacing('面积不少于二亩', '面积不少于2亩');
    expect(told({ 'source.yaml': quoted })).toEqual([TEXT_OF_RULE]);
    const root = contentFolder({ 'source.yaml': quoted });
    publishRulesets(contentOf(root).programmes, root);
    const file = join(root, 'programmes/wenquan-tea/checks/subsidy.yaml');
    const corrected = readFileSync(file, 'utf8')
      .replace('value: 2 亩', 'value: 3 亩')
      .replace('2024.1', '2024.2');
    writeFileSync(file, corrected);
    expect(oldFigures(contentOf(root).programmes, AFTER)).toEqual([
      expect.stringMatching(/source\.yaml:11 这里的“2亩”是“起补面积”原来的数/),
      expect.stringMatching(/subsidy\.yaml:25 这里的“2亩”/),
    ]);
  });
});

describe('before the day from which a parameter has another value', () => {
  it('what it is now is not called old: the day and the value to come are told', () => {
    expect(told({}, BEFORE)).toEqual([
      `${FOLDER}/checks/subsidy.yaml:26 这里的“2亩”是“起补面积”现在的数，2025年1月1日起是3 亩：看看要不要一起改`,
    ]);
  });

  it.each([
    ['from the first day', '2024年种满2亩、2025年起种满3亩的证明', []],
    [
      'too early',
      '种满3亩的证明',
      ['card.md:7 这里的“3亩”是“起补面积”2025年1月1日起的数，现在是2 亩：看看要不要一起改'],
    ],
  ])('a text that has the value to come %s is told of no more than that', (_when, text, lines) => {
    const card = replacing('- 身份证。', `- ${text}。【三1】\n- 身份证。`);
    const found = told({ 'card.md': card }, BEFORE).filter((line) => line.includes('card.md'));
    expect(found).toEqual(lines.map((line) => `${FOLDER}/${line}`));
  });
});

it('a summary, which cites no clause, rests on all of them; what a version says is of its own days', () => {
  const programme = (text: string) =>
    replacing(
      '  - { from: 2024-01-01, to: 2025-01-01, cites: [一] }',
      '  - { from: 2024-01-01, to: 2025-01-01, note: 满2亩起补, cites: [一, 三1] }',
    )(text).replace('新种茶园的农户可以领补贴', '新种满2亩茶园的农户可以领补贴');
  expect(told({ 'programme.yaml': programme })).toEqual([
    `${FOLDER}/programme.yaml:5 这里的“2亩”是“起补面积”原来的数，现在是3 亩：看看要不要一起改`,
    TEXT_OF_RULE,
  ]);
});

describe('the folders of this repository', () => {
  const { programmes } = readContent();

  it('have no figure of another time', () => {
    expect(oldFigures(programmes, '2026-01-01')).toEqual([]);
  });

  it.each([
    ['tantou-dibao', 'standard', ['card.md:3 这里的“165元”']],
    ['shandong-rural-housing', 'wubaoFloor', ['card.md:3 这里的“1.8万元”', 'card.md:16 这里的“1.8万元”']],
  ])('of %s the card would be told were %s raised', (slug, id, lines) => {
    const [programme] = programmes.filter((one) => one.programme.slug === slug);
    const found = (today: string) => (programme ? oldFigures([raised(programme, id)], today) : []);
    const isAt = lines.map((line) => expect.stringContaining(`${line}是`));
    expect(found('2029-12-31')).toEqual(isAt);
    expect(found('2029-12-31').join()).toMatch(/现在的数，2030年1月1日起是/);
    expect(found('2030-01-01')).toEqual(isAt);
    expect(found('2030-01-01').join()).toMatch(/原来的数，现在是/);
  });
});

/** With a parameter that is ten times as much from 2030 on. */
function raised(programme: BuiltProgramme, id: string): BuiltProgramme {
  const checks = programme.checks.map((check) => {
    const params = check.ruleset.params.map((param) => {
      const [first] = param.versions;
      if (param.id !== id || !first) return param;
      const versions = [
        { ...first, to: '2030-01-01' },
        { ...first, from: '2030-01-01', value: first.value * 10 },
      ];
      return { ...param, versions };
    });
    return { ...check, ruleset: { ...check.ruleset, params } };
  });
  return { ...programme, checks };
}

it.each([
  ['每月165元，每亩3.75元/亩', ['165元 16500 fen', '3.75元/亩 375 fenPerMu']],
  ['重建1.8万元；120,000 元', ['1.8万元 1800000 fen', '120,000 元 12000000 fen']],
  [
    '满80周岁，25％，60平方米，2个月',
    ['80周岁 80 age', '25％ 250000 ppm', '60平方米 6000 centisqm', '2个月 2 month'],
  ],
  [
    '１，０００元；165，2人；１．８万元',
    ['１，０００元 100000 fen', '2人 2 person', '１．８万元 1800000 fen'],
  ],
  ['四(三)3、第5条、民发〔2021〕57号、2.5人', []],
])('reads the figures of “%s”', (text, figures) => {
  expect(figuresIn(text).map(({ text, value, unit }) => `${text} ${value} ${unit}`)).toEqual(figures);
});
