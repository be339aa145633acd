/** `npm run dev`: the county server, started again whenever `api`, `db` or `site` change. */
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { closeOnSignal } from './signals.ts';

/** Editors write a file in several steps; wait for the last. */
const SETTLE_MS = 300;
const NOT_SOURCE = /(^|[\\/])(dist|\.astro|node_modules|\.[^\\/]*|.*~)([\\/]|$)/;

let server: ChildProcess = start();
let settling: NodeJS.Timeout | undefined;
for (const folder of ['api', 'db', 'site']) {
  watch(folder, { recursive: true }, (_, file) => {
    if (file && !NOT_SOURCE.test(file)) restartSoon(`${folder}/${file}`);
  });
}
closeOnSignal({ close: stop });

function restartSoon(changed: string): void {
  clearTimeout(settling);
  settling = setTimeout(async () => {
    console.log(`\n${changed} 变了，重新启动`);
    await stop();
    server = start();
  }, SETTLE_MS);
}

function start(): ChildProcess {
  return spawn(process.execPath, [resolve(import.meta.dirname, 'start.ts')], { stdio: 'inherit' });
}

function stop(): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    server.on('close', () => done());
    server.kill('SIGTERM');
  });
}
