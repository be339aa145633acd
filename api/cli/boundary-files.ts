/** The generated boundary files of the programme folders on disk. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { BuiltCheck, BuiltProgramme } from '#db/content.ts';
import { boundaryFile, COMMAND } from './boundary-file.ts';

/** A file that is not as it would be generated now; without `text` there should be none. */
export interface StaleFile {
  path: string;
  text: string | undefined;
  /** Whether there is none yet. */
  isNew: boolean;
}

/** Every boundary file that is out of date, missing or left over. */
export function staleBoundaryFiles(programmes: readonly BuiltProgramme[]): StaleFile[] {
  const checks = programmes.flatMap((programme) => programme.checks);
  return checks.flatMap((check) => {
    const path = pathOf(check);
    const text = boundaryFile(check);
    const before = textAt(path);
    return text === before ? [] : [{ path, text, isNew: before === undefined }];
  });
}

/** What is wrong with such files and what to run, one file a line. */
export function staleInWords(stale: readonly StaleFile[]): string {
  const files = stale.map(({ path, isNew }) => `  ${path}${isNew ? '（新的，还没有这个文件）' : ''}`);
  const why = stale.every(({ isNew }) => isNew)
    ? '有新的规则，线上线下的例子要生成'
    : '规则变了，线上线下的例子要重新生成';
  return `${why}：${COMMAND}，再看看结果对不对：\n${files.join('\n')}`;
}

/** Writes a file as it would be generated, or removes one that should not be there. */
export function renew({ path, text }: StaleFile): void {
  if (text === undefined) rmSync(path);
  else writeFileSync(path, text);
}

function pathOf({ ruleset: { programme, check } }: BuiltCheck): string {
  return `db/programmes/${programme}/checks/${check}.boundaries.yaml`;
}

/** With line ends as they are generated, whatever git made of them. */
function textAt(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;
}
