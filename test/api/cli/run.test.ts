/** The one program behind every npm script, given what it does not know. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

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

// Read, not run: a command that is wrongly let through here would be a deployment.
describe('what run.mjs lets through is what commands read', () => {
  const runner = readFileSync('api/cli/run.mjs', 'utf8');
  const commands = readdirSync('api/cli')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ name: file.replace('.ts', ''), text: readFileSync(`api/cli/${file}`, 'utf8') }));
  const flag = /process\.argv\.includes\('(--[a-z-]+)'\)/g;

  it('flag by flag', () => {
    const [, table = ''] = /^const FLAGS = \{$([^}]+)/m.exec(runner) ?? [];
    const known = Array.from(table.matchAll(/^ {2}'?([a-z-]+)'?: \[(.+)\],$/gm), ([, name, flags = '']) => [
      name,
      flags.match(/--[a-z-]+/g),
    ]);
    const read = commands.map(({ name, text }) => [name, Array.from(text.matchAll(flag), ([, one]) => one)]);
    expect(read.filter(([, flags]) => flags?.length)).toEqual(known);
  });

  it('and a word only where a word is read', () => {
    const [, table = ''] = /^const WORDS = \{(.+)\};$/m.exec(runner) ?? [];
    const known = Array.from(table.matchAll(/(\S+): '/g), ([, name]) => name);
    const read = commands.filter(({ text }) => text.replace(flag, '').includes('argv'));
    expect(read.map(({ name }) => name)).toEqual([...known, 'db-generate'].sort()); // which hands on all it is given
  });
});
