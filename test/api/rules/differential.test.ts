/** The engine against a second reading of every real ruleset: no answers, however vague, are decided otherwise than a household that fits them. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '#api/rules/evaluate.ts';
import { daysToJudge } from '#api/rules/lint/days.ts';
import type { Answers, Ruleset, Verdict } from '#api/rules/ruleset.ts';
import type { BuiltCheck } from '#db/content.ts';
import { householdSource } from './household-source.ts';
import { findDifference } from './mutation/killed.ts';
import { offByOne } from './mutation/mutants.ts';
import { checks } from './repository-rules.ts';
import { SEED } from './runs.ts';
import { RUNS_FULLY } from './sample.ts';
import { amountOf, type Household, outcomeOf } from './two-valued.ts';

/** Households compared in all, and at most so many with one set of answers. */
const EVALUATIONS = RUNS_FULLY ? 1_000_000 : 30_000;
const COMPLETIONS = 16;
const TIMEOUT = { timeout: RUNS_FULLY ? 1_800_000 : 120_000 };

describe('the engine', () => {
  it('decides nothing otherwise than a household that fits the answers', TIMEOUT, () => {
    const share = Math.ceil(EVALUATIONS / checks.length);
    const tallies = checks.map((check) => compare(check, check.ruleset, share));
    const sum = (of: 'verdicts' | 'decided' | 'households') =>
      tallies.reduce((total, tally) => total + tally[of], 0);
    console.info(
      `${sum('households')} households held against ${sum('verdicts')} verdicts, ${sum('decided')} of them decided`,
    );
    expect(tallies.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(sum('households')).toBeGreaterThanOrEqual(EVALUATIONS);
  });

  it('is found out in every ruleset that compares, wherever it takes a limit the other way', TIMEOUT, () => {
    const planted = checks.flatMap((check) =>
      offByOne(check.ruleset)
        .filter((mutant) => findDifference(check.ruleset, mutant.ruleset).verdict !== 'none')
        .map((mutant) => ({ check, mutant })),
    );
    const undetected = planted.filter(
      ({ check, mutant }) => compare(check, mutant.ruleset, 50_000).wrong.length === 0,
    );
    const rulesets = new Set(planted.map(({ check }) => check.ruleset.id));
    console.info(
      `${planted.length - undetected.length} of ${planted.length} limits in ${rulesets.size} rulesets`,
    );
    expect(undetected.map(({ mutant }) => mutant.place)).toEqual([]);
  });
});

interface Tally {
  verdicts: number;
  decided: number;
  households: number;
  /** The first disagreement, if there is one. */
  wrong: string[];
}

/** Judges answers by `judged`, and households that fit them by the rules of the check, until so many agreed or one does not. */
function compare(check: BuiltCheck, judged: Ruleset, households: number): Tally {
  const source = householdSource(check, SEED);
  const days = daysToJudge(check.ruleset);
  const tally: Tally = { verdicts: 0, decided: 0, households: 0, wrong: [] };
  while (tally.households < households && tally.wrong.length === 0) {
    const asOf = days[tally.verdicts % days.length] ?? check.ruleset.inForce.from;
    const household = source.household();
    const answers = source.answersOf(household);
    const verdict = evaluate({ ruleset: judged, sha256: '' }, { asOf, answers }, { explain: 'none' });
    tally.verdicts += 1;
    if (verdict.outcome !== null) tally.decided += 1;
    for (const fitting of [household, ...source.completionsOf(answers, COMPLETIONS)]) {
      tally.households += 1;
      const said = disagreement(check.ruleset, verdict, fitting);
      if (said) tally.wrong = [`${check.ruleset.id} ${asOf} ${told(answers)}: ${said} for ${told(fitting)}`];
    }
  }
  return tally;
}

/** What is wrong in a verdict if this household fits the answers it was given for. */
function disagreement(ruleset: Ruleset, verdict: Verdict, household: Household): string | undefined {
  const { asOf, status, outcome, possible, amounts } = verdict;
  const own = outcomeOf(ruleset, household, asOf);
  if (!possible.includes(own.id)) return `${own.id} is not possible`;
  if (outcome !== null && outcome !== own.id) return `${outcome}, not ${own.id}`;
  if (status !== 'undetermined' && (status === 'likely' ? 'eligible' : status) !== own.status) return status;
  for (const { id, min, max } of amounts) {
    const amount = own.amounts.find((one) => one.id === id);
    const value = amount ? amountOf(amount.value, ruleset, household, asOf) : Number.NaN;
    if (!(min <= value && value <= max)) return `${id} ${min} to ${max}, not ${value}`;
  }
  return undefined;
}

function told(answers: Answers | Household): string {
  return JSON.stringify(answers);
}
