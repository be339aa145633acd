/** What git says about this checkout. */
import { execFileSync } from 'node:child_process';

/** What a git command prints, trimmed; undefined without git, outside a checkout, or where it fails. */
export function git(args: readonly string[], cwd = '.'): string | undefined {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
