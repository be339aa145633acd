/** Titles that say another status than their outcome has: people read the title. */
import { statusName } from '../engine/wording.ts';
import type { Outcome, Ruleset } from '../ruleset.ts';
import type { Finding } from './finding.ts';
import { plain } from './report.ts';

/** Words only the title of an outcome of that status may have; an eligible one is told as likely while people still check it. */
const RESERVED: [words: string, status: Outcome['status']][] = [
  [statusName('ineligible', false), 'ineligible'],
  [statusName('likely', false), 'eligible'],
];

/** The outcomes whose title has the words of another status. */
export function contradictingTitles({ outcomes }: Ruleset): Finding[] {
  return outcomes.flatMap(({ id, status, title }, slot) =>
    RESERVED.flatMap(([words, reserved]) =>
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
