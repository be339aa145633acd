import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { caseDifferences, outcomesWithoutCase, requireWorkedCases } from '#api/cli/worked-cases.ts';
import type { WorkedCase } from '#api/rules/authoring.ts';
import type { BuiltCheck } from '#db/content.ts';
import { contentFolder, replacing } from '../../db/content-folder.ts';
import { contentOf } from '../../db/database.ts';

/** The check of the base folder: 新种面积 of at least 2 亩. */
const check: BuiltCheck | undefined = contentOf(contentFolder()).programmes[0]?.checks[0];
const enough: WorkedCase = {
  name: '面积刚好够',
  asOf: '2024-03-02',
  answers: { areaCentimu: 200 },
  others: 'absent',
  status: 'eligible',
};

function differences(changes: Partial<WorkedCase>): string[] {
  return check ? caseDifferences(check, { ...enough, ...changes }) : ['no check'];
}

describe('a worked case', () => {
  it('holds where all it says came out', () => {
    const all = {
      outcome: 'yes',
      because: ['large'],
      missing: [],
      next: null,
      window: 'open',
      amounts: {},
    } as const;
    expect(differences({ ...all, because: ['large'], missing: [] })).toEqual([]);
  });

  it.each<[Partial<WorkedCase>, string]>([
    [{ status: 'ineligible' }, '期望 暂不符合，实际 符合'],
    [{ status: 'undetermined' }, '期望 需要再了解，实际 符合'],
    [{ status: 'ineligible', answers: {} }, '期望 暂不符合，实际 还没有答完'],
    [{ outcome: 'no' }, '期望结果 面积不够（no），实际 可以申请（yes）'],
    [{ because: [] }, '期望理由 没有，实际 面积达到起补线（large）'],
    [{ missing: ['areaCentimu'] }, '期望还缺 新种面积（areaCentimu），实际 没有'],
    [{ next: 'area' }, '期望下一问 area，实际 没有'],
    [{ window: 'closed' }, '期望申报时间 已截止（closed），实际 正在申报（open）'],
    [{ amounts: { money: { min: 1, max: 2 } } }, '期望金额 money，实际 没有'],
  ])('that says %o is told apart in Chinese', (changes, told) => {
    expect(differences(changes)).toEqual([expect.stringContaining(told)]);
  });

  it('calls a result of which the text is silent by another name than an answer that is missing', () => {
    const silent = contentOf(
      contentFolder({ 'checks/subsidy.yaml': replacing('status: ineligible', 'status: undetermined') }),
    );
    const [built] = silent.programmes[0]?.checks ?? [];
    const small = { ...enough, answers: { areaCentimu: 100 }, outcome: 'no' };
    expect(built && caseDifferences(built, small)).toEqual(['期望 符合，实际 这里不下结论']);
    expect(differences({ status: 'undetermined', outcome: 'no' })).toEqual([
      '期望 这里不下结论，实际 符合',
      '期望结果 面积不够（no），实际 可以申请（yes）',
    ]);
  });

  it('says everything that is different', () => {
    expect(differences({ answers: { areaCentimu: 199 }, because: [] })).toEqual([
      '期望 符合，实际 暂不符合',
      '期望理由 没有，实际 面积达到起补线（large）',
    ]);
  });
});

it('an outcome no case names is found', () => {
  expect(check && outcomesWithoutCase(check)).toEqual(['“可以申请”（yes）', '“面积不够”（no）']);
});

describe('the worked cases of all folders', () => {
  it('hold in this repository', () => {
    expect(() => requireWorkedCases(readContent().programmes)).not.toThrow();
  });

  it('stop whoever needs them where one comes out otherwise or an outcome has none, each at its line', () => {
    const wrong =
      '- { name: 面积够, asOf: 2024-03-02, answers: { areaCentimu: 2 亩 }, outcome: no, status: ineligible }\n';
    const { programmes } = contentOf(contentFolder({ 'checks/subsidy.cases.yaml': `# 一户一例\n${wrong}` }));
    const file = 'db/programmes/wenquan-tea/checks/subsidy.cases.yaml';
    expect(() => requireWorkedCases(programmes)).toThrow(
      [
        '算出来和例子不一样（1 处）：规则改对了，就改例子；不是有意改的，就把规则改回去',
        `  ${file}:2 面积够：期望 暂不符合，实际 符合；期望结果 面积不够（no），实际 可以申请（yes）`,
        '还没有例子的结果（1 个）：请补上例子',
        `  ${file}:1 结果“可以申请”（yes）还没有例子`,
      ].join('\n'),
    );
  });
});
