/** Published rulesets: written once, served for good, and never changed unnoticed. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishRulesets } from '#api/cli/published-files.ts';
import { compareVersions, differenceInWords, nextVersion } from '#db/programmes/published.ts';
import { buildContent } from '#db/seed.ts';
import { contentFolder, replacing } from '../content-folder.ts';
import { contentOf } from '../database.ts';

const CHECK = 'programmes/wenquan-tea/checks/subsidy.yaml';
const FIRST = 'programmes/wenquan-tea/checks/published/subsidy.2024.1.json';

/** A folder whose check is published as 2024.1. */
function publishedFolder(): string {
  const root = contentFolder();
  publishRulesets(contentOf(root).programmes, root);
  return root;
}

function edit(root: string, path: string, change: (text: string) => string): void {
  writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
}

function problemsOf(root: string): string[] {
  const result = buildContent(root);
  return 'problems' in result ? result.problems : [];
}

const raise = replacing('version: "2024.1"', 'version: "2024.2"');
const reword = replacing('title: 可以申请', 'title: 可能可以申请');

describe('publishing', () => {
  it('writes the bytes that are served, once', () => {
    const root = contentFolder();
    const content = contentOf(root);
    expect(content.programmes[0]?.checks[0]?.isPublished).toBe(false);
    expect(publishRulesets(content.programmes, root)).toEqual([FIRST]);
    expect(publishRulesets(content.programmes, root)).toEqual([]);
    const [check] = contentOf(root).programmes[0]?.checks ?? [];
    expect(check).toMatchObject({ isPublished: true, superseded: [] });
    expect(readFileSync(join(root, FIRST), 'utf8')).toBe(check?.json);
  });

  it('keeps what came before when a rule changes under a new version', () => {
    const root = publishedFolder();
    const before = readFileSync(join(root, FIRST), 'utf8');
    edit(root, CHECK, (text) => raise(reword(text)));
    const [check] = contentOf(root).programmes[0]?.checks ?? [];
    expect(check?.isPublished).toBe(false);
    expect(check?.superseded.map(({ version, json }) => [version, json])).toEqual([['2024.1', before]]);
    publishRulesets(contentOf(root).programmes, root);
    expect(readFileSync(join(root, FIRST), 'utf8')).toBe(before);
    expect(contentOf(root).programmes[0]?.checks[0]?.isPublished).toBe(true);
  });

  it('overwrites only where it was built to republish', () => {
    const root = publishedFolder();
    edit(root, CHECK, reword);
    const rebuilt = buildContent(root, { republishing: true });
    if ('problems' in rebuilt) throw new Error(rebuilt.problems.join('\n'));
    expect(publishRulesets(rebuilt.programmes, root)).toEqual([FIRST]);
    expect(problemsOf(root)).toEqual([]);
  });
});

describe('a published version', () => {
  it('whose content changed stops the build at its line, naming what changed and every way out', () => {
    const root = publishedFolder();
    edit(root, CHECK, reword);
    expect(problemsOf(root)).toEqual([
      'db/programmes/wenquan-tea/checks/subsidy.yaml:4 version：2024.1 已经公布，现在写的却和公布的不一样，第一处不同：结果“可以申请”的 title。有意改的，把 version 改成 "2024.2"；不是有意的，改回原样；2024.1 还没有人用过的，可以运行 npm run rules:publish -- --again 重新公布',
    ]);
  });

  it.each<[what: string, path: string, from: string, to: string, told: string]>([
    [
      'slug',
      'programmes/wenquan-tea/programme.yaml',
      'slug: wenquan-tea',
      'slug: wenquan',
      'slug：写的是 wenquan',
    ],
    ['check id', CHECK, 'id: subsidy\n', 'id: subsidie\n', 'id：写的是 subsidie'],
  ])('is not spoken of while the %s is wrong', (_what, path, from, to, told) => {
    const root = publishedFolder();
    edit(root, path, replacing(from, to));
    const problems = problemsOf(root);
    expect(problems).toContainEqual(expect.stringContaining(told));
    expect(problems.filter((problem) => problem.includes('公布'))).toEqual([]);
  });

  it.each(['wenquan-teas', 'Wenquan-tea'])('is not spoken of while the folder is called %s', (name) => {
    const root = publishedFolder();
    renameSync(join(root, 'programmes/wenquan-tea'), join(root, 'programmes', name));
    const problems = problemsOf(root);
    expect(problems).toContainEqual(expect.stringContaining(`要和文件夹名 ${name} 一样`));
    expect(problems.filter((problem) => problem.includes('公布'))).toEqual([]);
  });

  it('cannot be gone behind, not even to republish', () => {
    const root = publishedFolder();
    edit(root, CHECK, replacing('version: "2024.1"', 'version: "2023.9"'));
    const rebuilt = buildContent(root, { republishing: true });
    expect(rebuilt).toEqual({ problems: [expect.stringContaining('不能退回 2023.9；要写 "2024.2"')] });
  });

  it.each<[string, (text: string) => string]>([
    ['edited', (text) => text.replace('可以申请', '不可以申请').replace('{', '{ ')],
    ['given a line break', (text) => `${text}\n`],
    ['cut short', (text) => text.slice(0, 100)],
    ['of another check', (text) => text.replace('wenquan-tea/subsidy', 'wenquan-tea/other')],
  ])('%s by hand is refused', (_how, change) => {
    const root = publishedFolder();
    edit(root, FIRST, change);
    expect(problemsOf(root)).toContainEqual(
      `db/${FIRST}:1 不是 npm run rules:publish 写的内容；公布过的版本不能改，请用 git 恢复`,
    );
  });

  it('outlives no check: the check stays, with its end', () => {
    const root = publishedFolder();
    writeFileSync(
      join(root, FIRST.replace('subsidy.2024.1', 'gone.2024.1')),
      readFileSync(join(root, FIRST), 'utf8').replace('wenquan-tea/subsidy', 'wenquan-tea/gone'),
    );
    expect(problemsOf(root)).toEqual([
      expect.stringContaining('自查 gone 公布过，不能删去 checks/gone.yaml'),
    ]);
  });

  it('is looked for nowhere else', () => {
    const root = contentFolder({ 'checks/published/subsidy.json': '{}' });
    expect(problemsOf(root)).toEqual([expect.stringContaining('多出的文件')]);
    expect(existsSync(join(root, FIRST))).toBe(false);
  });
});

const [OLD, NEW, KEPT] = [
  { id: 'old', label: '旧', help: null },
  { id: 'new', label: '新', help: null },
  { id: 'kept', label: '留', help: null },
];

describe('versions', () => {
  it('are in order of year and count, and the next counts on', () => {
    expect(['2024.10', '2025.1', '2024.2'].sort(compareVersions)).toEqual(['2024.2', '2024.10', '2025.1']);
    expect(nextVersion('2024.9')).toBe('2024.10');
  });

  it.each<[before: object, after: object, words: string]>([
    [{ title: '甲', kind: 'standard' }, { kind: 'standard', title: '甲' }, '各项的先后'],
    [{ title: '甲' }, { title: '乙' }, 'title'],
    [{ title: '甲' }, { title: '甲', amountNote: { say: '无' } }, 'amountNote'],
    [{ inForce: { to: null } }, { inForce: { to: '2025-01-01' } }, 'effectiveFrom 或 effectiveTo'],
    [
      { clauses: { 一: { summary: '甲' } } },
      { clauses: { 一: { summary: '乙' } } },
      'source.yaml 里条款 一 的大意',
    ],
    [
      { facts: [{ id: 'size', label: '人口', help: null }] },
      { facts: [{ id: 'size', label: '人口', help: '数人' }] },
      '问题“人口”的 help',
    ],
    [{ outcomes: [{ id: 'a', title: '甲' }] }, { outcomes: [] }, '少了结果“甲”'],
    [{ assumptions: [] }, { assumptions: [{ about: '户口' }] }, '多了前提“户口”'],
    [
      { params: [{ id: 'standard', label: '标准', versions: [{ value: 1 }] }] },
      { params: [{ id: 'standard', label: '标准', versions: [{ value: 2 }] }] },
      '参数“标准”的 versions',
    ],
    [
      { screens: [{ id: 's', facts: ['old'] }], facts: [OLD, KEPT] },
      { screens: [{ id: 's', facts: ['new'] }], facts: [NEW, KEPT] },
      '少了问题“旧”，多了问题“新”',
    ],
    [{ facts: [OLD, KEPT] }, { facts: [OLD, NEW, { ...KEPT, help: '数人' }] }, '多了问题“新”'],
    [{ facts: [OLD, KEPT] }, { facts: [{ ...KEPT, help: '数人' }, OLD] }, '问题“留”的 help'],
    [{ facts: [OLD, KEPT] }, { facts: [KEPT, OLD] }, '问题的先后'],
    [
      {
        assumptions: [
          { about: '户口', treat: '甲' },
          { about: '户口', treat: '乙' },
        ],
      },
      {
        assumptions: [
          { about: '户口', treat: '丙' },
          { about: '户口', treat: '乙' },
        ],
      },
      '前提“户口”的 treat',
    ],
    [{ facts: [OLD] }, { facts: [{ ...OLD, id: 'other' }] }, '问题“旧”的 id'],
  ])('%j and %j differ in %s', (before, after, words) => {
    expect(differenceInWords(before, after)).toBe(words);
  });
});
