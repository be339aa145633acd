/** Runs the command-line tools that npm installed, without a shell. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';

export type Tool = '@biomejs/biome' | 'astro' | 'drizzle-kit' | 'typescript' | 'vitest' | 'wrangler';

export interface ToolResult {
  /** Exit code; 0 is success. */
  code: number;
  /** What it printed on both streams; empty where it was shown as it came. */
  printed: string;
}

/** The tool as a child process of this Node. */
export function startTool(tool: Tool, args: readonly string[], options: SpawnOptions = {}) {
  return spawn(process.execPath, [binaryOf(tool), ...args], {
    ...options,
    env: { ...process.env, ...QUIET, ...options.env },
  });
}

/** Runs the tool to its end; shows what it prints if `shown`, else keeps it for the caller. */
export function runTool(
  tool: Tool,
  args: readonly string[],
  { shown = false, env = {} }: { shown?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<ToolResult> {
  const child = startTool(tool, args, {
    env,
    stdio: shown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, printed }));
  });
}

/** No questions, no reports home, no look for newer versions: it must run without a network and without a person. */
const QUIET = {
  ASTRO_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

const Package = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

function binaryOf(tool: Tool): string {
  const folder = resolve('node_modules', tool);
  const { bin } = Package.parse(JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8')));
  const binary =
    typeof bin === 'string'
      ? bin
      : (bin[tool === 'typescript' ? 'tsc' : (tool.split('/').at(-1) ?? tool)] ?? '');
  return resolve(folder, binary);
}
