/** The days a ruleset has to answer for: where a parameter has no value, and one day for each set of values. */
import { paramsInForce } from '../engine/situation.ts';
import type { Param, Ruleset } from '../ruleset.ts';

/** First day within the rules' days on which a parameter has no value; undefined where there is none. */
export function uncoveredDay({ inForce }: Ruleset, { versions }: Param): string | undefined {
  let day = inForce.from;
  for (const { from, to } of versions) {
    if (to !== null && to <= day) continue;
    if (from > day) break;
    if (to === null) return undefined;
    day = to;
  }
  return inForce.to !== null && day >= inForce.to ? undefined : day;
}

/** The first of every stretch of days on which all parameters keep their values; days without a value are left out. */
export function daysToJudge(ruleset: Ruleset): string[] {
  const { from, to } = ruleset.inForce;
  const changes = ruleset.params.flatMap(({ versions }) => versions.map((version) => version.from));
  const days = [...new Set([from, ...changes])].sort();
  return days.filter(
    (day) => from <= day && (to === null || day < to) && paramsInForce(ruleset, day) !== undefined,
  );
}
