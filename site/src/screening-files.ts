/** The files the page of the screening loads before its first question: one for residents, one with what organisations add. */
import { createHash } from 'node:crypto';
import type { Gate } from '#api/rules/screening.ts';
import type { BuiltCheck, BuiltProgramme } from '#db/content.ts';
import { WHOLE_COUNTRY } from '#db/regions/related-codes.ts';
import { checkPath } from './check-paths.ts';
import { content } from './content.ts';
import { receiptPlace } from './receipt-place.ts';
import type { CheckFile, PageCheck } from './screening/data.ts';
import { placeText } from './text/zh-CN.ts';

type Group = Gate['group'];

/** By group: a name that changes with the content, and the content. */
export const screeningFiles: Record<Group, { name: string; json: string }> = {
  residents: fileOf('residents', (check) => isFor(check, 'residents')),
  organisations: fileOf('organisations', (check) => !isFor(check, 'residents')),
};

function fileOf(group: Group, belongs: (check: PageCheck) => boolean): { name: string; json: string } {
  const file: CheckFile = { checks: pageChecks().filter(belongs) };
  const json = JSON.stringify(file);
  const hash = createHash('sha256').update(json).digest('hex').slice(0, 12);
  return { name: `screening-${group}.${hash}`, json };
}

function isFor({ gates }: PageCheck, group: Group): boolean {
  return content.gates.some((gate) => gate.group === group && gates.includes(gate.id));
}

function pageChecks(): PageCheck[] {
  const checks = content.programmes.flatMap((built) =>
    inAskingOrder(built).map((check) => ({ built, check })),
  );
  return checks
    .filter(({ check }) => check.gates.length > 0)
    .map(({ built, check }, position) => {
      const { code } = built.programme.region;
      return {
        position,
        ruleset: check.ruleset,
        sha256: check.sha256,
        gates: check.gates,
        after: check.after,
        programmeTitle: built.programme.shortTitle,
        place: built.regionPath.length > 0 ? placeText(built) : null,
        isLocal: code !== null && code !== WHOLE_COUNTRY,
        page: checkPath(built, check),
        ...receiptPlace(built),
      };
    });
}

/** As the API has them: first what tells whether one may have it at all. */
function inAskingOrder({ programme, checks }: BuiltProgramme): BuiltCheck[] {
  const rank = ({ ruleset }: BuiltCheck) =>
    ruleset.check === programme.mainCheck ? 0 : ruleset.kind === 'eligibility' ? 1 : 2;
  return [...checks].sort((a, b) => rank(a) - rank(b));
}
