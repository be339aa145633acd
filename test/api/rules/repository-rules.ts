/** The self-checks of this repository, compiled. */
import { readContent } from '#api/cli/content.ts';
import type { BuiltCheck } from '#db/content.ts';

export const checks: BuiltCheck[] = readContent().programmes.flatMap((programme) => programme.checks);
