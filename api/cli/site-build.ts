/** Builds the static site where its inputs changed, and writes `build.json` beside it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { hashBuild, hashInputs } from './build-hashes.ts';
import { readContent } from './content.ts';
import { git } from './git.ts';
import { requireSoundRules } from './rule-findings.ts';
import type { Place } from './settings.ts';
import { Stop } from './stop.ts';
import { runTool } from './tool.ts';
import { requireWorkedCases } from './worked-cases.ts';

export interface SiteBuild extends Place {
  /** Folder the site is built into, e.g. `site/dist`. */
  out: string;
}

/** What `build.json` holds. */
const BuildRecord = z.object({
  /** Git commit the site was built from; `unknown` outside a checkout. */
  commit: z.string(),
  /** `hashBuild`: another after any change of the site or of the API's own code. */
  build: z.string(),
  /** `hashInputs`, so that an unchanged site is not built again. */
  inputs: z.string(),
});
type BuildRecord = z.infer<typeof BuildRecord>;

/**
 * Builds into `out` unless it holds this very site; `build.json` is brought up to date either way. Throws `Stop` with
 * what `rules:lint` found where a rule is at fault, with the worked cases that come out otherwise, and with Astro's output
 * where the build fails.
 */
export async function buildSite(build: SiteBuild): Promise<'built' | 'unchanged'> {
  const inputs = hashInputs(build);
  const unchanged = readRecord(build.out)?.inputs === inputs;
  if (!unchanged) {
    const { programmes } = readContent();
    requireSoundRules(programmes);
    requireWorkedCases(programmes);
    await runAstro(build);
  }
  const commit = git(['rev-parse', 'HEAD']) ?? 'unknown';
  writeRecord(build.out, { commit, build: hashBuild(build.out), inputs });
  return unchanged ? 'unchanged' : 'built';
}

async function runAstro({ out, basePath, publicUrl, countyConfig }: SiteBuild): Promise<void> {
  const env = {
    SITE_OUT: resolve(out),
    BASE_PATH: basePath,
    PUBLIC_URL: publicUrl,
    COUNTY_CONFIG: countyConfig,
    NODE_ENV: 'production',
    BASE_URL: undefined, // Vitest sets it, and Astro would take it for ours
  };
  const { code, printed } = await runTool('astro', ['build', '--root', 'site'], { env });
  if (code !== 0) throw new Stop(`网站没有建成：\n${printed}`);
}

/** What `build.json` says now; undefined before the first build, or where one was cut short. */
function readRecord(out: string): BuildRecord | undefined {
  try {
    return BuildRecord.parse(JSON.parse(readFileSync(join(out, 'build.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Leaves the file alone where it says so already: a running server may be reading it. */
function writeRecord(out: string, record: BuildRecord): void {
  if (isDeepStrictEqual(readRecord(out), record)) return;
  writeFileSync(join(out, 'build.json'), `${JSON.stringify(record)}\n`);
}
