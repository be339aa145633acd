/** `npm start` as an operator meets it: once, again, with something wrong, and when it is stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { openSqliteD1 } from '#db/d1-sqlite.ts';
import { SITE } from '../../runtimes/site.ts';

let dataDir: string;
let running: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mingbai-start-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(dataDir, { recursive: true, force: true });
});

const PROGRAMMES = readContent().programmes.length;

/** A start may have to build the site first. */
const timeout = 60_000;

describe('npm start', { timeout }, () => {
  it('serves what it seeded, and starts again over the same data within five seconds', async () => {
    const first = await start();
    expect((await programmes(first.url)).data).toHaveLength(PROGRAMMES);
    expect(await first.stop('SIGTERM')).toBe(0);
    const seeded = await seededAt();

    const from = performance.now();
    const second = await start();
    expect(performance.now() - from).toBeLessThan(5000);
    expect(second.printed()).toContain('内容没有变化');
    expect((await programmes(second.url)).data).toHaveLength(PROGRAMMES);
    expect(await second.stop('SIGINT')).toBe(0);
    expect(await seededAt()).toBe(seeded);
  });

  it('finishes a running request when it is told to stop, even twice at once, and takes no new one', async () => {
    const server = await start();
    const answer = await slowly(server.url, async () => {
      const exited = server.stop('SIGTERM');
      await expect.poll(() => isRefused(server.url)).toBe(true);
      return exited;
    });
    expect(answer).toEqual({ status: 200, code: 0 });
  });

  it('stops when npm is stopped, which runs it in a shell that passes no signal on', async () => {
    const server = await start({}, ['npm', 'start']);
    await server.stop('SIGTERM');
    await expect.poll(() => isRefused(server.url), { timeout: 5000 }).toBe(true);
  });

  it('hangs below BASE_PATH', async () => {
    const server = await start({ BASE_PATH: '/zwgk/mb/', SITE_OUT: 'test/.output/site-below' });
    expect(server.url).toMatch(/\/zwgk\/mb\/$/);
    expect((await programmes(server.url)).data).toHaveLength(PROGRAMMES);
  });
});

it('lets the sites of FRAME_ANCESTORS embed the pages', { timeout }, async () => {
  const { url } = await start({ FRAME_ANCESTORS: "'self' https://www.example.gov.cn" });
  const { headers } = await fetch(url);
  expect(headers.get('Content-Security-Policy')).toContain(
    "; frame-ancestors 'self' https://www.example.gov.cn;",
  );
  expect(headers.has('X-Frame-Options')).toBe(false);
});

describe('one clear line and exit code 1', { timeout }, () => {
  it.each(['start', 'edge'])('where the port is taken, before %s builds anything', async (command) => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const line = await failure({ PORT: port }, [process.execPath, `api/cli/${command}.ts`]);
    expect(line).toMatch(new RegExp(`^端口 ${port} 已被占用.*\\n$`));
    other.close();
  });

  it('where the data folder cannot be written', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    expect(await failure({ DATA_DIR: join(file, 'below') })).toMatch(/^不能写数据目录.*ENOTDIR.*\n$/);
  });

  it('where the database is of a newer version', async () => {
    await (await start()).stop('SIGTERM');
    const db = openSqliteD1(join(dataDir, 'mingbai.sqlite'));
    await db.prepare("INSERT INTO d1_migrations (name) VALUES ('9999_future.sql')").run();
    db.close();
    expect(await failure({})).toMatch(/^数据库比程序新.*9999_future\.sql.*\n$/);
  });

  it('where the file is no database', async () => {
    writeFileSync(
      join(dataDir, 'mingbai.sqlite'),
      'not a database, but long enough to be looked at '.repeat(20),
    );
    expect(await failure({})).toMatch(/^打不开数据库.*\n$/);
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT=eighty'],
    [{ PORT: '65536' }, 'PORT=65536'],
    [{ PUBLIC_URL: 'https://www.example.gov.cn/zwgk/' }, 'BASE_PATH'],
    [{ PUBLIC_URL: 'www.example.gov.cn' }, 'PUBLIC_URL='],
    [{ BASE_PATH: '/zwgk' }, 'BASE_PATH=/zwgk '],
    [{ BASE_PATH: '/../' }, 'BASE_PATH=/../'],
    [{ HOST: '192.0.2.1' }, 'HOST=192.0.2.1'],
    [{ FRAME_ANCESTORS: 'https://a.example; script-src *' }, 'FRAME_ANCESTORS=https://a.example;'],
    [{ COUNTY_CONFIG: 'no-county.yaml' }, 'COUNTY_CONFIG=no-county.yaml'],
  ])('where %o is not what it takes', async (env, named) => {
    const line = await failure(env);
    expect(line).toContain(named);
    expect(line.trimEnd().split('\n')).toHaveLength(1);
  });
});

const START = [process.execPath, 'api/cli/start.ts'];

function spawnStart(env: Record<string, string>, [program = '', ...args] = START): ChildProcess {
  const child = spawn(program, args, {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, SITE_OUT: SITE, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

async function start(env: Record<string, string> = {}, command = START) {
  const child = spawnStart(env, command);
  let printed = '';
  const url = await new Promise<string>((ready, fail) => {
    const watch = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /已启动：(\S+)/.exec(printed)?.[1];
      if (address) ready(address);
    };
    child.stdout?.on('data', watch);
    child.stderr?.on('data', watch);
    child.on('exit', () => fail(new Error(printed)));
  });
  const stop = (signal: 'SIGTERM' | 'SIGINT') =>
    new Promise<number | null>((done) => {
      child.once('exit', done);
      // npm, run.mjs and a service manager may each pass it on.
      for (let times = 0; times < 3; times++) child.kill(signal);
    });
  return { url, stop, printed: () => printed };
}

/** What a start that must fail prints on standard error. */
async function failure(env: Record<string, string>, command = START): Promise<string> {
  const child = spawnStart(env, command);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise((done) => child.once('close', done));
  expect(code).toBe(1);
  return errors;
}

/** Posts a check, its body in two halves with `between` in the middle. */
async function slowly(url: string, between: () => Promise<Promise<number | null> | number | null>) {
  const posted = request(`${url}v1/programmes/tantou-dibao/checks/eligibility`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
  });
  const status = new Promise<number | undefined>((done, fail) => {
    posted.on('response', (response) => done(response.resume().statusCode));
    posted.on('error', fail);
  });
  await new Promise((sent) => posted.write('{"answers":', sent));
  await new Promise((later) => setTimeout(later, 100)); // let the server see the request begin
  const exited = between();
  await new Promise((later) => setTimeout(later, 500));
  posted.end('{}}');
  return { status: await status, code: await exited };
}

function isRefused(url: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = request(url, { agent: false }, (response) => done(response.resume() === undefined));
    probe.on('error', (error) => done('code' in error && error.code === 'ECONNREFUSED'));
    probe.end();
  });
}

async function programmes(url: string) {
  return (await fetch(`${url}v1/programmes`)).json();
}

async function seededAt(): Promise<unknown> {
  const db = openSqliteD1(join(dataDir, 'mingbai.sqlite'));
  const at = await db.prepare('SELECT seeded_at FROM content_versions').first('seeded_at');
  db.close();
  return at;
}
