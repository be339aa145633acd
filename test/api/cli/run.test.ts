/** The one program behind every npm script, given what it does not know. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** The exit code and what was printed of an error. */
function run(...args: string[]): [number | null, string] {
  const { status, stderr } = spawnSync(process.execPath, ['api/cli/run.mjs', ...args], { encoding: 'utf8' });
  return [status, stderr];
}

// Commands that do no harm, should one ever be let through.
it.each([
  [['rules-lint', '--note'], 'rules-lint 不认识“--note”：可以写 --notes'],
  [['rules-lint', '--notes', 'all'], 'rules-lint 不认识“all”：可以写 --notes'],
  [['check', '--fix'], 'check 不认识“--fix”：它没有选项'],
  [['bench', '--rules'], 'bench 不认识“--rules”：后面只写一样，要比什么'],
  [['smoke', 'http://127.0.0.1:9/', 'twice'], 'smoke 不认识“twice”：后面只写一样，网站的地址'],
])('%j is refused before anything is done, naming what there is', (args, says) => {
  const [code, printed] = run(...args);
  expect(code).toBe(1);
  expect(printed).toContain(says);
  expect(printed.trimEnd().split('\n')).toHaveLength(1);
});

it('a command that is none is refused', () => {
  expect(run('chekc')[1]).toContain('没有命令 “chekc”');
});
