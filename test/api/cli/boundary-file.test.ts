import { describe, expect, it } from 'vitest';
import { boundaryFile, COMMAND } from '#api/cli/boundary-file.ts';
import { staleBoundaryFiles, staleInWords } from '#api/cli/boundary-files.ts';
import { readContent } from '#api/cli/content.ts';
import type { BuiltCheck } from '#db/content.ts';
import { contentFolder, replacing } from '../../db/content-folder.ts';
import { contentOf } from '../../db/database.ts';

const { programmes } = readContent();
const checks = programmes.flatMap((programme) => programme.checks);

describe('the boundary files of this repository', () => {
  it('are as they would be generated now', () => {
    const stale = staleBoundaryFiles(programmes).map(({ path }) => path);
    expect(stale, `规则变了：请运行 ${COMMAND}，看过再提交`).toEqual([]);
  });

  it('decide every case', () => {
    const cases = checks.flatMap(({ boundaries }) => boundaries);
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter(({ outcome }) => outcome === undefined)).toEqual([]);
  });

  it('are stale once a rule changes', () => {
    const changed = programmes.map((programme) => ({
      ...programme,
      checks: programme.checks.map(withRaised),
    }));
    const stale = staleBoundaryFiles(changed);
    expect(stale.map(({ path }) => path)).toContain(
      'db/programmes/tantou-dibao/checks/eligibility.boundaries.yaml',
    );
    expect(staleInWords(stale)).toMatch(
      /^规则变了，线上线下的例子要重新生成：npm run rules:boundaries，.+\n(?: {2}\S+\.yaml\n?)+$/,
    );
  });

  it('are told to be new, not changed, of a check that has none yet', () => {
    const stale = staleBoundaryFiles(contentOf(contentFolder()).programmes); // no such folder in this repository
    expect(staleInWords(stale)).toBe(
      '有新的规则，线上线下的例子要生成：npm run rules:boundaries，再看看结果对不对：\n  db/programmes/wenquan-tea/checks/subsidy.boundaries.yaml（新的，还没有这个文件）',
    );
  });
});

describe('the boundary file of a small check', () => {
  it('has a household on the limit and one beside it, each with what comes out', () => {
    expect(boundaryFile(smallCheck())?.split('\n').slice(3)).toEqual([
      '# 面积达到起补线：新种面积 >= 起补面积（2 亩）。依据 三1',
      '- { name: 新种面积 2 亩（新种面积不少于2亩）：可以申请, asOf: 2024-01-01, answers: { areaCentimu: 2 亩 }, others: "no", status: eligible, outcome: yes }',
      '- { name: 新种面积 1.99 亩（新种面积不到2亩）：面积不够, asOf: 2024-01-01, answers: { areaCentimu: 1.99 亩 }, others: "no", status: ineligible, outcome: no }',
      '',
    ]);
  });

  it('is none where nothing is compared', () => {
    expect(
      boundaryFile(
        smallCheck((text) =>
          text
            .replace('type: 数量', 'type: 是非')
            .replace(/ {4}(unit|min|max): .*\n/g, '')
            .replace(/parameters:[\s\S]*conditions/, 'conditions')
            .replace('新种面积 >= 起补面积', '新种面积'),
        ),
      ),
    ).toBeUndefined();
  });

  it('names the day of each where the text has one number after another', () => {
    const twice = replacing(
      '      - { from: 2024-01-01, value: 2 亩, cites: [三1] }\n',
      '      - { from: 2024-01-01, to: 2025-01-01, value: 2 亩, cites: [三1] }\n      - { from: 2025-01-01, value: 3 亩, cites: [三1] }\n',
    );
    expect(boundaryFile(smallCheck(twice))).toContain('- { name: 2025年1月1日，新种面积 2.99 亩');
  });
});

function smallCheck(change: (text: string) => string = (text) => text): BuiltCheck {
  const cases = '- { name: 什么都没答, asOf: 2024-03-02, answers: {}, status: undetermined }\n';
  const folder = contentFolder({ 'checks/subsidy.yaml': change, 'checks/subsidy.cases.yaml': cases });
  const [programme] = contentOf(folder).programmes;
  const check = programme?.checks[0];
  if (!check) throw new Error('the base folder has a check');
  return check;
}

/** Each parameter one more. */
function withRaised(check: BuiltCheck): BuiltCheck {
  const params = check.ruleset.params.map((param) => ({
    ...param,
    versions: param.versions.map((version) => ({ ...version, value: version.value + 1 })),
  }));
  return { ...check, ruleset: { ...check.ruleset, params } };
}
