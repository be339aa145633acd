import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltProgramme } from '#db/content.ts';
import { publishedPath } from '#db/programmes/published.ts';

/**
 * Writes the rulesets as they are now to `checks/published/` of their folders below `root` (the `db` folder), leaves alone
 * those that stand there already, and returns the paths written. What may be overwritten is decided by who built them.
 */
export function publishRulesets(programmes: readonly BuiltProgramme[], root: string): string[] {
  return programmes.flatMap(({ checks }) =>
    checks.flatMap(({ ruleset: { programme, check, version }, json }) => {
      const path = join('programmes', programme, publishedPath(check, version));
      return writeWhereDifferent(join(root, path), json) ? [path] : [];
    }),
  );
}

function writeWhereDifferent(file: string, text: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return true;
}
