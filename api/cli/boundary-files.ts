/** The generated boundary files of the programme folders on disk. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { BuiltCheck, BuiltProgramme } from '#db/content.ts';
import { boundaryFile } from './boundary-file.ts';

/** A file that is not as it would be generated now; without `text` there should be none. */
export interface StaleFile {
  path: string;
  text: string | undefined;
}

/** Every boundary file that is out of date, missing or left over. */
export function staleBoundaryFiles(programmes: readonly BuiltProgramme[]): StaleFile[] {
  const checks = programmes.flatMap((programme) => programme.checks);
  return checks.flatMap((check) => {
    const path = pathOf(check);
    const text = boundaryFile(check);
    return text === textAt(path) ? [] : [{ path, text }];
  });
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
