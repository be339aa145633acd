/** `screening.after`: what a check waits for has to be in its folder and able to refuse somebody, or it is told at its line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProgrammes } from '#db/programmes/load.ts';
import { printProblems } from '#db/programmes/problem.ts';
import { contentFolder, replacing } from '../content-folder.ts';
import { contentOf } from '../database.ts';

const GATES = 'gates:\n  - { id: grower, group: 居民, ask: 种茶，或者打算种茶 }\nconcepts: []\n';
const base = (name: string) =>
  readFileSync(join(contentFolder(), 'programmes/wenquan-tea/checks', name), 'utf8');
const CHECK = base('subsidy.yaml');
const CASES = base('subsidy.cases.yaml');

/** The check of the base folder under another id, behind the gate and after another, and changed further. */
function check(id: string, after?: string, change: (text: string) => string = (text) => text): string {
  const lines = ['screening:', '  gates: [grower]', '  whyOpen: 谁都可以算'];
  if (after !== undefined) lines.push(`  after: ${after}`);
  return change(
    CHECK.replace('id: subsidy\n', `id: ${id}\n`).replace('screens:\n', `${lines.join('\n')}\nscreens:\n`),
  );
}

function folder(checks: Record<string, string>): string {
  const files = Object.entries(checks).flatMap(([id, text]) => [
    [`checks/${id}.yaml`, text],
    [`checks/${id}.cases.yaml`, CASES],
  ]);
  return contentFolder({ '../concepts.yaml': GATES, ...Object.fromEntries(files) });
}

const problems = (checks: Record<string, string>) =>
  printProblems(loadProgrammes(folder(checks)).problems).map((line) =>
    line.replace('db/programmes/wenquan-tea/checks/', ''),
  );

describe('a check after another', () => {
  const checks = { subsidy: check('subsidy'), area: check('area', 'subsidy') };

  it('is told of it by the id of its ruleset; the other waits for none', () => {
    const built = contentOf(folder(checks)).programmes[0]?.checks ?? [];
    expect(built.map(({ ruleset, after }) => [ruleset.check, after])).toEqual([
      ['area', 'wenquan-tea/subsidy'],
      ['subsidy', null],
    ]);
  });

  it('has the rules it would have without', () => {
    const rules = (root: string) => contentOf(root).programmes[0]?.checks.map(({ json }) => json);
    expect(rules(folder(checks))).toEqual(rules(folder({ ...checks, area: check('area') })));
  });

  it('says nothing of what it waits for while that cannot be read', () => {
    const broken = check('subsidy', undefined, replacing('kind: eligibility', 'kind: eligible'));
    expect(problems({ ...checks, subsidy: broken })).toEqual([
      expect.stringMatching(/^subsidy\.yaml:3 kind/),
    ]);
  });
});

it.each<[string, Record<string, string>, string[]]>([
  [
    'a check that is not there, the nearest named',
    { subsidy: check('subsidy'), area: check('area', 'subsidie') },
    ['area.yaml:11 after：这个项目里没有 subsidie 这项自查；是不是想写 subsidy？'],
  ],
  [
    'itself',
    { subsidy: check('subsidy', 'subsidy') },
    ['subsidy.yaml:11 after：转了一圈又回到自己：subsidy → subsidy'],
  ],
  [
    'one that waits for it in turn, and not where one only leads there',
    { subsidy: check('subsidy', 'area'), area: check('area', 'subsidy'), mode: check('mode', 'area') },
    [
      'area.yaml:11 after：转了一圈又回到自己：area → subsidy → area',
      'subsidy.yaml:11 after：转了一圈又回到自己：subsidy → area → subsidy',
    ],
  ],
  [
    'one that takes no part itself',
    { subsidy: CHECK, area: check('area', 'subsidy') },
    ['area.yaml:11 after：subsidy 没有写 screening，综合自查不问它，不能等它的结果'],
  ],
  [
    'one that tells how much, not whether',
    {
      subsidy: check('subsidy', undefined, replacing('kind: eligibility', 'kind: calculator')),
      area: check('area', 'subsidy'),
    },
    ['area.yaml:11 after：subsidy 的 kind 是 calculator，不说能不能享受，不能等它的结果'],
  ],
  [
    'one that refuses nobody',
    {
      subsidy: check('subsidy', undefined, replacing('status: ineligible', 'status: undetermined')),
      area: check('area', 'subsidy'),
    },
    ['area.yaml:11 after：subsidy 没有一个结果是 ineligible，等它的结果没有用，请删去'],
  ],
])('%s cannot be waited for', (_what, checks, told) => {
  expect(problems(checks)).toEqual(told);
});
