/** What the bench says of its households and of its times. */
import type { Verdict } from '#api/rules/ruleset.ts';
import type { Contender } from './contender.ts';
import { median, type Timing } from './measure.ts';
import { printTable } from './table.ts';
import { figure, ratiosOf } from './targets.ts';

/** `1000 户；likely 312、ineligible 688；base 120、…`: how often each status and each outcome comes up. */
export function describeHouseholds(verdicts: readonly Verdict[]): string {
  const statuses = countOf(verdicts.map(({ status }) => status));
  const outcomes = countOf(verdicts.flatMap(({ outcome }) => outcome ?? []));
  return `${verdicts.length} 户，结论 ${statuses}；结果 ${outcomes}`;
}

/** A row for each contender; a column with × says how many times as fast it is as one of `beside`. */
export function printTimings(timings: readonly Timing[], beside: readonly Contender[]): void {
  const timed = beside.filter((than) => timings.some(({ contender }) => contender === than));
  const rows = timings.map(({ contender, rounds }) => [
    contender.name,
    figure(median(rounds)),
    ...timed.map((than) => `${figure(median(ratiosOf(than, contender, timings)))}×`),
    contender.includes,
  ]);
  printTable(['', '一户微秒', ...timed.map(({ name }) => `${name}＝1`), '一次包括'], rows);
}

function countOf(names: readonly string[]): string {
  return Array.from(
    Map.groupBy(names, (name) => name),
    ([name, all]) => `${name} ${all.length}`,
  ).join('、');
}
