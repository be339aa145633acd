/** The self-checks of this repository as they are written, with what they compile to. */
import { resolve } from 'node:path';
import { compileCheck } from '#api/rules/compile.ts';
import { loadProgrammes } from '#db/programmes/load.ts';
import { checkContext } from '#db/seed.ts';
import type { WrittenCheck } from './source-faults.ts';

export const writtenChecks: WrittenCheck[] = loadProgrammes(resolve('db')).folders.flatMap(({ loaded }) => {
  if (!loaded) return [];
  const context = checkContext(loaded);
  return loaded.checks.map(({ file }) => {
    const result = compileCheck(file.value, context);
    if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('\n'));
    return { source: file.value, ruleset: result.ruleset, context, instrument: loaded.source };
  });
});
