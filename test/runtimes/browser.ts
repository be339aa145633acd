/** Chromium: the machine's own where there is one, else the one npm brought with its libraries. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserServer, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { hanFont } from './han-font.ts';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
/** Playwright turns off what residents' browsers have: a page one left is shown again as it was. */
const NOT_FLAGS = ['--disable-back-forward-cache'];

/** The browser started for this run; `close()` ends only this connection. */
export function launchBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserEndpoint'));
}

/** Starts Chromium once for all test files. `CHROMIUM_PATH` names a binary; `CHROMIUM=npm` takes npm's in any case. */
export function startBrowser(): Promise<BrowserServer> {
  const found = process.env.CHROMIUM === 'npm' ? undefined : findOnMachine();
  if (!found) return launchFromNpm();
  return chromium.launchServer({ executablePath: found, args: FLAGS, ignoreDefaultArgs: NOT_FLAGS });
}

function findOnMachine(): string | undefined {
  return [process.env.CHROMIUM_PATH ?? '', ...USUAL_PLACES].find((path) => path !== '' && existsSync(path));
}

async function launchFromNpm(): Promise<BrowserServer> {
  const folder = await unpack();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
  return chromium.launchServer({
    executablePath: join(folder, 'chromium'),
    env,
    args: [...FLAGS, '--no-zygote'],
    ignoreDefaultArgs: NOT_FLAGS,
  });
}

/** Unpacks binary, libraries and fonts beside the package, once; a run cut short leaves nothing that looks finished. */
async function unpack(): Promise<string> {
  const packed = resolve('node_modules/@sparticuz/chromium');
  const folder = join(packed, 'unpacked');
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished);
  await inflateInto(
    unfinished,
    ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => join(packed, 'bin', name)),
  );
  writeFileSync(join(unfinished, 'fonts', 'han.ttf'), hanFont());
  writeFileSync(join(unfinished, 'fonts', 'fonts.conf'), fontsIn(join(folder, 'fonts')));
  renameSync(unfinished, folder);
  return folder;
}

/** The package's own font configuration names a folder that is not there; a page laid out without any font crashes this Chromium. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;
}

/** The package unpacks into the temporary folder and nowhere else, so that is where it is told to be. */
async function inflateInto(folder: string, archives: string[]): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const usual = tmpdir();
  process.env.TMPDIR = folder;
  try {
    await Promise.all(archives.map((archive) => inflate(archive)));
  } finally {
    process.env.TMPDIR = usual;
  }
}
