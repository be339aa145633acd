/** Titles that say another status than their outcome has: people read the title. */
import { statusName } from '../engine/wording.ts';
import type { Outcome, Ruleset } from '../ruleset.ts';
import type { Finding } from './finding.ts';
import { plain } from './report.ts';

/** The words only a title of that status may have. */
const RESERVED: Partial<Record<Outcome['status'], string>> = { ineligible: statusName('ineligible', false) };

/** The outcomes whose title has the words of another status. */
export function contradictingTitles({ outcomes }: Ruleset): Finding[] {
  return outcomes.flatMap(({ id, status, title }, slot) =>
    Object.entries(RESERVED).flatMap(([reserved, words]) =>
      status !== reserved && title.includes(words)
        ? plain(
            'contradictingTitle',
            { path: ['outcomes', slot, 'title'], id },
            `结果“${title}”写着“${words}”，status 却是 ${status}：改 title，或者改 status`,
          )
        : [],
    ),
  );
}
