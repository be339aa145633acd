/** `npm run bench -- rules`: runs `test/bench/<name>/bench.ts` with the engines it compares ours to, which only benches have. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, Stop } from './stop.ts';

const BENCHES = 'test/bench';

await runCommand(async () => {
  const [name = ''] = process.argv.slice(2);
  const names = readdirSync(BENCHES).filter((folder) => existsSync(fileOf(folder)));
  if (!names.includes(name)) throw new Stop(`要比什么？npm run bench -- ${names.join(' 或 ')}`);
  process.exitCode = await run(fileOf(name));
});

function fileOf(name: string): string {
  return join(BENCHES, name, 'bench.ts');
}

/** In a Node of its own, with Node's own settings and `gc()`, so that nobody is charged for another's garbage. */
function run(file: string): Promise<number> {
  const child = spawn(process.execPath, ['--expose-gc', file], { stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
}
