/** Two hashes: of what a site is made from, to build it only when that changed; and of what answers are made from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { git } from './git.ts';
import type { Place } from './settings.ts';

/** Every file a page is made from, beside the county's own configuration. */
const INPUTS = ['site', 'db', 'api/rules', 'api/cli/site-build.ts', 'package-lock.json'];
/** Of those folders, what a build writes into them itself. */
const WRITTEN = /(^|[\\/])(dist|\.astro|node_modules)([\\/]|$)/;

/** SHA-256 of what a site for `place` is made from. `root` is the repository. */
export function hashInputs({ basePath, publicUrl, countyConfig }: Place, root = '.'): string {
  const inputs = INPUTS.map((path) => join(root, path));
  return sha256(
    basePath,
    publicUrl ?? '',
    hashFiles(countyConfig ? [...inputs, countyConfig] : inputs),
    // PubDate is the day of a commit; the same files can be committed again.
    git(['log', '-1', '--format=%H', '--', 'db/programmes'], root) ?? '',
  );
}

/** SHA-256 of what answers are made from: the site in `out` and the code of the API. Every ETag is made from it. */
export function hashBuild(out: string, root = '.'): string {
  return sha256(
    hashFiles([out], /^build\.json$/),
    hashFiles([join(root, 'api')], /^cli[\\/]/),
    hashFiles([join(root, 'db'), join(root, 'package-lock.json')]),
  );
}

/** One hash over the names and contents of all files below `roots`, in a fixed order. */
function hashFiles(roots: readonly string[], except: RegExp = WRITTEN): string {
  const files = roots.flatMap((root) => listFiles(root, except).map((file) => ({ root, file })));
  return sha256(...files.flatMap(({ root, file }) => [file, readFileSync(resolve(root, file))]));
}

/** Paths of the files below `root`, relative to it and sorted; the empty path where `root` is itself a file. */
function listFiles(root: string, except: RegExp): string[] {
  if (statSync(root).isFile()) return [''];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !except.test(file))
    .sort();
}

/** Of each part by itself first, so that where one ends and the next begins counts too. */
function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const whole = createHash('sha256');
  for (const part of parts) whole.update(createHash('sha256').update(part).digest());
  return whole.digest('hex');
}
