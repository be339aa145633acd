/** Builds the static site where its inputs changed, and writes `build.json` beside it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Stop } from './stop.ts';
import { runTool } from './tool.ts';

export interface SiteBuild {
  /** Folder the site is built into, e.g. `site/dist`. */
  out: string;
  basePath: string;
  publicUrl: string | undefined;
}

/** What `build.json` holds. */
interface BuildRecord {
  /** Git commit the site was built from; `unknown` outside a checkout. */
  commit: string;
  /** SHA-256 of the built files, the version of every page. */
  build: string;
  /** SHA-256 of what the build was made from, so that an unchanged site is not built again. */
  inputs: string;
}

/** Everything a page is made from, with the county's own configuration where it has one. */
const INPUTS = ['site', 'db', 'api/rules', 'api/cli/site-build.ts', 'package-lock.json'];
const NOT_INPUTS = /(^|[\\/])(dist|\.astro|node_modules)([\\/]|$)/;

/** Builds into `out` unless it holds this very build. Throws `Stop` with Astro's output where the build fails. */
export async function buildSite(build: SiteBuild): Promise<'built' | 'unchanged'> {
  const commit = findCommit();
  const inputs = hashInputs(build);
  const existing = readRecord(build.out);
  if (existing?.inputs === inputs) {
    if (existing.commit !== commit) writeRecord(build.out, { ...existing, commit });
    return 'unchanged';
  }
  await runAstro(build);
  writeRecord(build.out, { commit, build: hashFiles([build.out], new Set(['build.json'])), inputs });
  return 'built';
}

async function runAstro({ out, basePath, publicUrl }: SiteBuild): Promise<void> {
  const env = { SITE_OUT: resolve(out), BASE_PATH: basePath, PUBLIC_URL: publicUrl, NODE_ENV: 'production' };
  const { code, printed } = await runTool('astro', ['build', '--root', 'site'], { env });
  if (code !== 0) throw new Stop(`网站没有建成：\n${printed}`);
}

function hashInputs({ out, basePath, publicUrl }: SiteBuild): string {
  const countyConfig = process.env.COUNTY_CONFIG;
  const place = `${resolve(out)}\n${basePath}\n${publicUrl ?? ''}\n`;
  return createHash('sha256')
    .update(place)
    .update(hashFiles(countyConfig ? [...INPUTS, countyConfig] : INPUTS))
    .digest('hex');
}

/** One hash over the names and contents of all files below `roots`, in a fixed order. */
function hashFiles(roots: readonly string[], except: ReadonlySet<string> = new Set()): string {
  const hash = createHash('sha256');
  for (const root of roots) {
    for (const file of listFiles(root).filter((name) => !except.has(name))) {
      hash.update(`${file}\0`).update(
        createHash('sha256')
          .update(readFileSync(resolve(root, file)))
          .digest(),
      );
    }
  }
  return hash.digest('hex');
}

/** Paths of the files below `root`, relative to it and sorted; the empty path where `root` is itself a file. */
function listFiles(root: string): string[] {
  if (/\.\w+$/.test(root)) return [''];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !NOT_INPUTS.test(file))
    .sort();
}

function readRecord(out: string): (Partial<BuildRecord> & { build: string }) | undefined {
  try {
    return JSON.parse(readFileSync(join(out, 'build.json'), 'utf8'));
  } catch {
    return undefined; // not built yet, or a build was cut short
  }
}

function writeRecord(out: string, record: object): void {
  writeFileSync(join(out, 'build.json'), `${JSON.stringify(record)}\n`);
}

function findCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
