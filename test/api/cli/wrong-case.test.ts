/** What stands between a wrong rule and the public: no command that builds goes on where a worked case comes out otherwise. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentFolder } from '../../db/content-folder.ts';

let checkout: string;

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'mingbai-checkout-'));
  const same = ['api', 'site', 'node_modules', 'package.json', 'package-lock.json'];
  for (const name of same) symlinkSync(resolve(name), join(checkout, name));
  symlinkSync(contentFolder({ 'checks/subsidy.cases.yaml': WRONG }), join(checkout, 'db'));
});
afterAll(() => rmSync(checkout, { recursive: true }));

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
      '例子有 1 处不对，改好再试：\n  db/programmes/wenquan-tea/checks/subsidy.cases.yaml:1 面积够：期望 暂不符合，实际 符合\n',
    );
    expect(status).toBe(1);
    expect(existsSync(out)).toBe(false);
    expect(existsSync(join(checkout, 'db/programmes/wenquan-tea/checks/published'))).toBe(false);
  },
);
