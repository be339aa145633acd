/** The repository's own source files, as the tests of its shape read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** From the repository's root, with `/`: `db/queries/checks.ts`. */
  path: string;
  text: string;
}

const FOLDERS = ['api', 'db', 'site', 'test'];
const NOT_OURS = /\/(node_modules|dist|\.astro|\.output)\//;
const SOURCE = /\.(ts|mts|mjs|js|astro)$/;

/** Every TypeScript, JavaScript and Astro file of the four folders. */
export function sourceFiles(): SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .filter((path) => !NOT_OURS.test(path))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  );
}

/** The text without comments, so that a comment may name what code may not do. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(^|\s)\/\/[^\n]*/g, '$1');
}
