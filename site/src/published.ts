/** When a programme's page was published: a fact about our folder, never the day printed on the document. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Of a folder no page shows these: what is only tested, or generated. */
const NOT_SHOWN = ['checks/published', 'checks/*.cases.yaml', 'checks/*.boundaries.yaml', 'coverage.yaml'];

/** `YYYY-MM-DD HH:MM` in Shanghai of the last change to what the programme's folder shows. */
export function publishedAt(slug: string): string {
  const folder = join(import.meta.env.REPO_ROOT, 'db/programmes', slug);
  return shanghaiMinute(lastCommit(folder) ?? lastWritten(folder));
}

/** The last commit touching what is shown; undefined without git or before the first commit. */
function lastCommit(folder: string): Date | undefined {
  try {
    const hidden = NOT_SHOWN.map((path) => `:(exclude)${path}`);
    const log = ['log', '-1', '--format=%cI', '--', '.', ...hidden];
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
