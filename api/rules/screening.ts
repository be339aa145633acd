/**
 * One household and every check of a place: each thing is asked once, and its answer goes to every check that needs it.
 * Pure, like `evaluate`, which decides; what is added here is only whom a check is for, which of a programme comes first
 * and what to ask next.
 */
import { evaluate, type Household, type Published, type Telling } from './evaluate.ts';
import type { Verdict } from './ruleset.ts';
import { barredBy } from './screening/barring.ts';
import { answersOf } from './screening/keys.ts';
import { withImplied } from './screening/known.ts';
import { openQuestions, type Question } from './screening/questions.ts';
import { type Relevance, relevanceOf } from './screening/relevance.ts';

/** One plain yes/no sentence that says whom checks are for. Its answer chooses which are asked and never changes a verdict. */
export interface Gate {
  id: string;
  /** The sentence, in Chinese. */
  ask: string;
  /** Who would tick it: a household, or somebody who asks for an organisation. */
  group: 'residents' | 'organisations';
}

/** A fact that means the same in several checks. */
export interface Concept {
  id: string;
  label: string;
  /** The question, in words that fit every check that has it. */
  ask: string;
  /** Concepts of which it is the union: yes where any of them is. Empty where it stands by itself. */
  anyOf: string[];
}

/** A check that takes part, with its gates: it is for whoever says yes to any of them. */
export interface ScreenedCheck extends Published {
  gates: string[];
  /** Id of the ruleset of its programme that comes first: whom that finds ineligible is not told this. Null: none does. */
  after: string | null;
}

/** All that can be asked of a household. */
export interface Screening {
  gates: Gate[];
  concepts: Concept[];
  /** In the order in which they are asked and told. */
  checks: ScreenedCheck[];
}

/** What the answers mean for one check. */
export interface CheckResult {
  check: ScreenedCheck;
  relevance: Relevance;
  /** As `evaluate` gives it for this check alone; null where the check is not for them, or barred. */
  verdict: Verdict | null;
  /** Id of the ruleset that finds them ineligible and which this one comes after; null where none does. */
  barredBy: string | null;
}

/** What comes out: every check in order, and what is still worth asking, most wanted first; the first is the next question. */
export interface Screened {
  results: CheckResult[];
  questions: Question[];
}

/**
 * Judges a household by every check at once. Its answers have passed `checkScreeningAnswers`: gate id, concept id or
 * `{programme}/{check}/{fact}` → answer. Throws only on rulesets `compileCheck` did not make.
 */
export function screenHousehold(
  { gates, concepts, checks }: Screening,
  { asOf, answers: said }: Household,
  telling: Telling = {},
): Screened {
  const known = withImplied(concepts, said);
  const weighed = checks.map((check) => {
    const relevance = relevanceOf(check.gates, known);
    const answers = answersOf(check.ruleset, known);
    const verdict = relevance === 'no' ? null : evaluate(check, { asOf, answers }, telling);
    return { check, relevance, answers, verdict };
  });
  const judged = weighed.map((each) => ({ ...each, barredBy: barredBy(each.check, weighed) }));
  const open = judged.filter((each) => each.barredBy === null);
  return {
    results: judged.map(({ check, relevance, verdict, barredBy }) => ({
      check,
      relevance,
      verdict: barredBy === null ? verdict : null,
      barredBy,
    })),
    questions: openQuestions({ gates, concepts, known, judged: open }),
  };
}
