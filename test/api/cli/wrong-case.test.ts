/** What stands between a wrong rule and the public: no command that builds goes on where a worked case comes out otherwise. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishRulesets } from '#api/cli/published-files.ts';
import { contentFolder, replacing } from '../../db/content-folder.ts';
import { contentOf } from '../../db/database.ts';

let checkout: string;
const checkouts: string[] = [];

beforeAll(() => {
  checkout = checkoutOf(contentFolder({ 'checks/subsidy.cases.yaml': WRONG }));
});
afterAll(() => {
  for (const folder of checkouts) rmSync(folder, { recursive: true });
});

/** A copy of this repository whose `db` is that folder. */
function checkoutOf(db: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-checkout-'));
  checkouts.push(folder);
  const same = ['api', 'site', 'node_modules', 'package.json', 'package-lock.json'];
  for (const name of same) symlinkSync(resolve(name), join(folder, name));
  symlinkSync(db, join(folder, 'db'));
  return folder;
}

const HEADING = '算出来和例子不一样（1 处）：规则改对了，就改例子；不是有意改的，就把规则改回去';

/** 2 亩 is enough. */
const WRONG = `- { name: 面积够, asOf: 2024-03-02, answers: { areaCentimu: 2 亩 }, outcome: yes, status: ineligible }
- { name: 面积不够, asOf: 2024-03-02, answers: { areaCentimu: 1 亩 }, outcome: no, status: ineligible }
`;

it.each(['build', 'start', 'rules-publish'])(
  '%s stops there, naming the case, and leaves nothing',
  (command) => {
    const out = join(checkout, 'out');
    const { status, stderr } = spawnSync(process.execPath, [resolve(`api/cli/${command}.ts`)], {
      cwd: checkout,
      env: { ...process.env, PORT: '0', SITE_OUT: out, DATA_DIR: out, NODE_NO_WARNINGS: '1' },
      encoding: 'utf8',
    });
    expect(stderr).toBe(
      `${HEADING}\n  db/programmes/wenquan-tea/checks/subsidy.cases.yaml:1 面积够：期望 暂不符合，实际 符合\n`,
    );
    expect(status).toBe(1);
    expect(existsSync(out)).toBe(false);
    expect(existsSync(join(checkout, 'db/programmes/wenquan-tea/checks/published'))).toBe(false);
  },
);

it('check tells of a published rule that changed and of the case it breaks at once', () => {
  const db = contentFolder({ 'checks/subsidy.cases.yaml': WRONG.replace('ineligible', 'eligible') });
  publishRulesets(contentOf(db).programmes, db);
  const file = join(db, 'programmes/wenquan-tea/checks/subsidy.yaml');
  writeFileSync(file, replacing('value: 2 亩', 'value: 3 亩')(readFileSync(file, 'utf8')));
  const { status, stderr } = spawnSync(process.execPath, [resolve('api/cli/check.ts')], {
    cwd: checkoutOf(db),
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
    encoding: 'utf8',
  });
  expect(stderr.split('\n')).toEqual([
    '政策内容有 1 处问题，改好再试：',
    expect.stringMatching(/subsidy\.yaml:4 version：2024\.1 已经公布，.*参数“起补面积”的 versions/),
    HEADING,
    expect.stringContaining('subsidy.cases.yaml:1 面积够：期望 符合，实际 暂不符合'),
    '',
  ]);
  expect(status).toBe(1);
});
