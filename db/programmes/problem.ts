/** One thing wrong with a content file, and how it is printed. */
export interface Problem {
  /** Path from the repository root with forward slashes: `db/programmes/tantou-dibao/source.yaml`. */
  file: string;
  /** 1 for the first line; 1 too where a whole file is missing. */
  line: number;
  /** For a clerk: what is wrong and what would be right, in Chinese. */
  message: string;
}

/** `db/programmes/<slug>/<file>:<line> <message>`, one line a problem, by file then line, without repeats. */
export function printProblems(problems: readonly Problem[]): string[] {
  const ordered = [...problems].sort((a, b) => compare(a.file, b.file) || a.line - b.line);
  return [...new Set(ordered.map(({ file, line, message }) => `${file}:${line} ${message}`))];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
