/** When a programme's page was published: a fact about our folder, never the day printed on the document. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** `YYYY-MM-DD HH:MM` in Shanghai of the last change to the programme's folder. */
export function publishedAt(slug: string): string {
  const folder = join(import.meta.env.REPO_ROOT, 'db/programmes', slug);
  return shanghaiMinute(lastCommit(folder) ?? lastWritten(folder));
}

/** The last commit touching the folder; undefined without git or before the first commit. */
function lastCommit(folder: string): Date | undefined {
  try {
    const log = ['log', '-1', '--format=%cI', '--', '.'];
    const printed = execFileSync('git', log, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed.trim() === '' ? undefined : new Date(printed.trim());
  } catch {
    return undefined;
  }
}

function lastWritten(folder: string): Date {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Date(Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs)));
}

function shanghaiMinute(at: Date): string {
  const format = { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' } as const;
  return at.toLocaleString('sv-SE', format);
}
