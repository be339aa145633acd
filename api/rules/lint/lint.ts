/**
 * `npm run rules:lint`: what can be wrong with rules that compile. Every finding is proved, shown by a household, or told as
 * undecided. Not part of the engine: neither the Worker nor the browser loads it.
 */
import { fillWith } from '../engine/fill.ts';
import { formatDay } from '../format.ts';
import type { Ruleset } from '../ruleset.ts';
import { daysToJudge, uncoveredDay } from './days.ts';
import { deadParts } from './dead-parts.ts';
import { searchDays } from './find.ts';
import type { Finding } from './finding.ts';
import { isGivenLessThanNothing, judges, meets, meetsBoth, reaches } from './goals.ts';
import { undisclosedHumanChecks } from './human-checks.ts';
import { absent, plain, present, witnessOf } from './report.ts';
import { type Field, type Found, fieldsOf, type Goal, LIMITS, type Limits } from './search.ts';
import { contradictingTitles } from './titles.ts';
import { unusedConditions, unusedFacts, unusedParams } from './unused.ts';

/** Looks for a household on all days of the rules. */
type Look = (goal: (field: Field) => Goal) => Found;

/** All that is found, errors and notes, in the order of the check. */
export function lintRuleset(ruleset: Ruleset, limits: Limits = LIMITS): Finding[] {
  const fields = fieldsOf(ruleset, daysToJudge(ruleset));
  const look: Look = (goal) => searchDays(fields, goal, limits);
  const constant = constantConditions(ruleset, look);
  const findings = [
    ...unusedFacts(ruleset, limits),
    ...paramGaps(ruleset),
    ...unusedParams(ruleset, limits),
    ...unusedConditions(ruleset),
    ...constant,
    ...deadParts(ruleset, new Set(constant.map(({ id }) => id)), limits),
    ...unreachableOutcomes(ruleset, look),
    ...undisclosedHumanChecks(ruleset),
    ...negativeAmounts(ruleset, look),
    ...contradictingTitles(ruleset),
    ...overlaps(ruleset, look),
  ];
  const fill = fillWith(ruleset, fields.at(-1)?.params ?? []);
  return findings.map((finding) => ({ ...finding, message: fill(finding.message) }));
}

function paramGaps(ruleset: Ruleset): Finding[] {
  return ruleset.params.flatMap((param, slot) => {
    const day = uncoveredDay(ruleset, param);
    if (day === undefined) return [];
    const says = `“${param.label}”在${formatDay(day)}没有数值，那天的规定却有效：请补一段，或者改规定的起止日期`;
    return plain('paramGap', { path: ['parameters', slot], id: param.id }, says);
  });
}

function constantConditions({ conditions }: Ruleset, look: Look): Finding[] {
  return conditions.flatMap(({ id, label }, slot) => {
    const place = { path: ['conditions', slot], id };
    const holding = look((field) => judges(field, slot, true));
    const failing = look((field) => judges(field, slot, false));
    return [
      ...absent('alwaysFalse', place, holding, {
        says: `条件“${label}”对谁都不成立：请看看 when 和数的上下限`,
        witness: () => witnessOf(failing),
      }),
      ...absent('alwaysTrue', place, failing, {
        says: `条件“${label}”对谁都成立：请看看 when 和数的上下限`,
        witness: () => witnessOf(holding),
      }),
    ];
  });
}

function unreachableOutcomes(ruleset: Ruleset, look: Look): Finding[] {
  return ruleset.outcomes.flatMap((outcome, slot): Finding[] => {
    const found = look((field) => reaches(field, slot));
    if (found.verdict === 'witness') return [];
    const own = outcome.when ? look((field) => meets(field, slot)) : undefined;
    const why =
      own?.verdict === 'none' ? '它的 when 对谁都不成立' : takenBefore(ruleset.outcomes, slot, look);
    return absent('unreachableOutcome', { path: ['outcomes', slot], id: outcome.id }, found, {
      says: `${outcome.when ? '' : '最后的'}结果“${outcome.title}”谁也轮不到：${why}`,
      witness: () => (own ? witnessOf(own) : null),
    });
  });
}

/**
 * Names the earlier outcomes in which those end who meet the `when` of one; of the last, which has none, the one that
 * leaves nobody. Names none where the search found nobody to show it on.
 */
function takenBefore(outcomes: Ruleset['outcomes'], slot: number, look: Look): string {
  const isLast = outcomes[slot]?.when === null;
  const takers = outcomes.slice(0, slot).filter((_, earlier) => {
    const taken = look((field) => (isLast ? reaches(field, earlier) : meetsBoth(field, earlier, slot)));
    return taken.verdict === 'witness';
  });
  const named = takers.map(({ id, title }) => `“${title}”（${id}）`);
  if (named.length === 0) return isLast ? '请看看前面的结果的 when' : '请把它往前移，或者改 when';
  if (isLast) return `前面的结果已经包括所有人，剩下的都归到了${named.at(-1)}，请看看它的 when`;
  return `合它的 when 的人，都先归到了前面的结果${named.join('、')}；请把它往前移，或者改 when`;
}

function negativeAmounts(ruleset: Ruleset, look: Look): Finding[] {
  return ruleset.outcomes.flatMap((outcome, slot) =>
    outcome.amounts.flatMap((amount, index) =>
      present('negativeAmount', 'error', {
        place: { path: ['outcomes', slot, 'amounts', index], id: amount.id },
        found: look((field) => isGivenLessThanNothing(field, slot, index)),
        says: `结果“${outcome.title}”的“${amount.label}”会算出负数：请加上条件，或者用 较大(…、0)`,
      }),
    ),
  );
}

/** Outcomes that take each other's people: told, not forbidden, for the order is how authors put the special case first. */
function overlaps(ruleset: Ruleset, look: Look): Finding[] {
  return ruleset.outcomes.flatMap((first, slot) =>
    ruleset.outcomes.flatMap((later, laterSlot): Finding[] => {
      if (laterSlot <= slot || !first.when || !later.when) return [];
      return present('overlap', 'note', {
        place: { path: ['outcomes', laterSlot], id: later.id },
        found: look((field) => meetsBoth(field, slot, laterSlot)),
        says: `有人既合“${first.title}”又合“${later.title}”，先后顺序决定归到前一个`,
      });
    }),
  );
}
