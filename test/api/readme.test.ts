/** What README tells a developer to type is answered as README says, on both runtimes. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { request } from '../runtimes/request.ts';

const readme = readFileSync('README.md', 'utf8').replaceAll('\\\n', '');
const ORIGIN = 'http://localhost:8787';
const [, check = ''] = /^ {4}check=(\S+)$/m.exec(readme) ?? [];
/** Whole commands, with what a variable stands for. */
const commands = Array.from(
  readme.matchAll(/^ {4}(curl .*localhost:8787.*|curl .*\$check.*)$/gm),
  ([, line = '']) => line.replaceAll('$check', check),
);
const asked = Array.from(readme.matchAll(/^ {4}ask '(.*)' +# (\w+), (\w+)/gm), ([, ...parts]) => parts);

function post(address: string, type: string, body: string) {
  return request(address, { method: 'POST', headers: { 'Content-Type': type }, body });
}

it.each(commands)('%s', async (command) => {
  const [, address = ''] = new RegExp(`${ORIGIN}(/\\S*)`).exec(command) ?? [];
  const [, type = ''] = /-H 'Content-Type: ([^']+)'/.exec(command) ?? [];
  const answer = type ? await post(address, type, bodyOf(command)) : await request(address);
  expect(answer.status).toBe(200);
  expect(answer.text()).not.toContain('"problem"');
});

it.each(asked)('%s is %s, and %s is next', async (body = '', status, next) => {
  const answer = await post(check.replace(ORIGIN, ''), 'application/json', body);
  const verdict = answer.json();
  expect([verdict.status, String(verdict.next?.fact ?? null)]).toEqual([status, next]);
});

it('there are some of each', () => {
  expect(commands.length).toBeGreaterThan(4);
  expect(asked.map(([, , next]) => next).at(-1)).toBe('null');
});

/** Given in the command, or the lines that the command before writes to a file. */
function bodyOf(command: string): string {
  const [, given] = / -d '([^']+)'/.exec(command) ?? [];
  if (given !== undefined) return given;
  expect(command).toContain('--data-binary @households.ndjson');
  const [, lines = ''] = /printf '%s\\n' (.*) > households\.ndjson/.exec(readme) ?? [];
  return Array.from(lines.matchAll(/'([^']*)'/g), ([, line]) => line).join('\n');
}
