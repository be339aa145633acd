/** The steps of wrangler that both `edge` and `deploy` take. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content } from '#db/content.ts';
import { seedSqlFile } from '#db/seed.ts';
import { portTaken } from './port.ts';
import { type Settings, varsOf } from './settings.ts';
import { Stop } from './stop.ts';
import { runTool, startTool } from './tool.ts';

const DATABASE = 'mingbai';

/** Where D1 is: Cloudflare's, or a folder of this machine (wrangler's own unless named). */
export type Where = { remote: true } | { remote: false; state?: string };

/** Applies the migrations the database does not have yet. Throws `Stop`. */
export async function migrateD1(where: Where): Promise<void> {
  await wrangler(['d1', 'migrations', 'apply', DATABASE, ...placeFlags(where)], '迁移没有完成');
}

/** Writes the content. Idempotent. Throws `Stop`. */
export async function seedD1(content: Content, where: Where): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-seed-'));
  const file = join(folder, 'content.sql');
  writeFileSync(file, seedSqlFile(content));
  try {
    await wrangler(
      ['d1', 'execute', DATABASE, ...placeFlags(where), '--yes', '--file', file],
      '内容没有写入',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs wrangler to its end. Throws `Stop` with what it printed. */
export async function wrangler(args: readonly string[], failure: string): Promise<string> {
  const { code, printed } = await runTool('wrangler', args);
  if (code !== 0) throw new Stop(`${failure}：\n${printed}`);
  return printed;
}

/** The settings as wrangler takes them, instead of `[vars]` of wrangler.toml. */
export function varFlags(settings: Parameters<typeof varsOf>[0]): string[] {
  return Object.entries(varsOf(settings)).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
}

export interface LocalEdge {
  url: string;
  /** Resolves when wrangler has ended by itself. */
  ended: Promise<void>;
  close(): Promise<void>;
}

/** `wrangler dev`: the portal in workerd on this machine. Resolves when it answers; throws `Stop` if it ends before. */
export async function startLocalEdge({
  host,
  port,
  state,
  ...place
}: Settings & { state?: string }): Promise<LocalEdge> {
  const flags = [
    '--ip',
    host,
    '--port',
    String(port),
    '--inspector-port',
    '0',
    '--show-interactive-dev-session=false',
  ];
  const child = startTool('wrangler', ['dev', ...flags, ...stateFlags(state), ...varFlags(place)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  const url = await new Promise<string>((ready, fail) => {
    const watch = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /Ready on (https?:\/\/\S+)/.exec(printed)?.[1];
      if (address) ready(address);
    };
    child.stdout?.on('data', watch);
    child.stderr?.on('data', watch);
    ended.then(() => fail(new Stop(describeFailure(printed, port))));
  });
  const close = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, ended, close };
}

function describeFailure(printed: string, port: number): string {
  if (/EADDRINUSE|Address already in use/i.test(printed)) return portTaken(port);
  return `wrangler dev 没有启动：\n${printed}`;
}

function placeFlags(where: Where): string[] {
  return where.remote ? ['--remote'] : ['--local', ...stateFlags(where.state)];
}

function stateFlags(state: string | undefined): string[] {
  return state ? ['--persist-to', state] : [];
}
