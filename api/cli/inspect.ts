/** `npm run inspect`: what would fail a government site outright, each red, green or grey. Opens every page once, here. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Content } from '#db/content.ts';
import { printProblems } from '#db/programmes/problem.ts';
import { readYaml } from '#db/programmes/yaml-file.ts';
import { startServer } from '../server.ts';
import { type BuiltSite, readBuiltSite } from './built-site.ts';
import { readContent } from './content.ts';
import { prepareDatabase } from './database.ts';
import { git } from './git.ts';
import {
  type Answer,
  type Changes,
  inspect,
  linksBeyondFiles,
  pagesToOpen,
  printFindings,
  SLOW_MS,
} from './inspect-checks.ts';
import { type Place, readPlace, varsOf } from './settings.ts';
import { buildSite } from './site-build.ts';
import { step } from './step.ts';
import { runCommand, Stop } from './stop.ts';

/** Of the county's file, which the build has checked whole. */
const County = z.object({
  demo: z.boolean(),
  siteIdCode: z.string().optional(),
  corrections: z.object({ office: z.string().trim(), phone: z.string() }),
});

await runCommand(async () => {
  const place = readPlace(process.env);
  const content = await step('检查政策内容', readContent, ({ programmes }) => `${programmes.length} 项，`);
  const out = process.env.SITE_OUT || 'site/dist';
  await step(
    '构建网站',
    () => buildSite({ out, ...place }),
    (result) => (result === 'unchanged' ? '没有变化，' : ''),
  );
  const site = readBuiltSite(out);
  const answers = await step(
    '逐页打开',
    () => openAll(content, { out, site, place }),
    (opened) => `${opened.length} 个地址，`,
  );
  const facts = { site, ...place, county: readCounty(place), answers, changes: readChanges(content) };
  const findings = inspect({ ...facts, nowMs: Date.now() });
  console.log(`\n${printFindings(findings).join('\n')}`);
  if (findings.some(({ colour }) => colour === '红')) process.exitCode = 1;
});

/** Asks a portal of its own, on a free port with a database of its own, for every address once. */
async function openAll(
  content: Content,
  { out, site, place }: { out: string; site: BuiltSite; place: Place },
): Promise<Answer[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mingbai-inspect-'));
  try {
    const { file } = await prepareDatabase(dataDir, content);
    const vars = varsOf({ ...place, frameAncestors: undefined });
    const server = await startServer({ host: '127.0.0.1', port: 0, assetsDir: out, dbFile: file, vars });
    const base = server.url + place.basePath;
    const answers: Answer[] = [];
    try {
      for (const path of [...pagesToOpen(site), ...linksBeyondFiles(site, place)]) {
        answers.push(await open(base, path)); // one at a time, as one visitor
      }
    } finally {
      await server.close();
    }
    return answers;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function open(base: string, path: string): Promise<Answer> {
  const started = performance.now();
  try {
    const response = await fetch(base + path.slice(1), {
      redirect: 'manual',
      signal: AbortSignal.timeout(SLOW_MS),
    });
    await response.arrayBuffer();
    return { path, status: response.status, ms: performance.now() - started };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { path, status: 0, ms: late ? SLOW_MS : performance.now() - started };
  }
}

function readChanges({ programmes }: Content): Changes {
  const folders = programmes.map(({ programme: { slug } }) => ({ slug, folder: `db/programmes/${slug}` }));
  return {
    site: lastCommit(['db', 'site']),
    programmes: lastCommit(folders.map(({ folder }) => folder)),
    folders: new Map(folders.map(({ slug, folder }) => [slug, lastCommit([folder])])),
  };
}

/** When one of the paths was last committed; not known in a shallow clone, whose one commit seems to have changed everything. */
function lastCommit(paths: readonly string[]): string | undefined {
  if (git(['rev-parse', '--is-shallow-repository']) === 'true') return undefined;
  return git(['log', '-1', '--format=%cI', '--', ...paths]) || undefined;
}

function readCounty({ countyConfig = 'site/county.yaml' }: Place): z.infer<typeof County> {
  const read = readYaml(countyConfig, readFileSync(countyConfig, 'utf8'), County);
  if ('problems' in read) throw new Stop(printProblems(read.problems).join('\n'));
  return read.value;
}
