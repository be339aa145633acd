/** Checks that the screening leaves out without a word: most likely their author does not know of it yet. */
import type { BuiltProgramme } from '#db/content.ts';

/** `db/programmes/…/checks/….yaml:1 没有写 screening…`, one for each check with neither gates nor a reason. No fault. */
export function unscreened(programmes: readonly BuiltProgramme[]): string[] {
  const checks = programmes.flatMap((programme) => programme.checks);
  return checks
    .filter(({ gates, notScreened }) => gates.length === 0 && notScreened === null)
    .map(({ ruleset: { programme, check, title } }) => {
      const place = `db/programmes/${programme}/checks/${check}.yaml:1`;
      return `${place} 没有写 screening，综合自查（/check/）里没有“${title}”；有意不进的，用 notScreened 写明为什么`;
    });
}
