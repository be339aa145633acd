/** A receipt run again: by the rules it was written by where they can be had, and by those of today. */
import { evaluate, type Published } from '../evaluate.ts';
import { answersOn, isWrittenBy, questionText, type Receipt } from '../receipt.ts';
import type { Answers, Ruleset, Verdict } from '../ruleset.ts';

/** The rules that may belong to a receipt. */
export interface Rulesets {
  /** In force now; undefined where there is no such check. */
  current: Published | undefined;
  /** Kept under the receipt's version, where it is not the current one. */
  kept: Published | undefined;
}

/** What a receipt comes to. */
export interface Rerun {
  receipt: Receipt;
  current: Published;
  /**
   * The rules it was run by: `same` and still in force, `older` but kept, or today's, which ask the same questions, since
   * its own are not here: of a version that is not kept (`changed`), or of one that is, with another hash (`altered`). Its
   * answers cannot be read where today's ask others (`unreadable`), or where it names rules that did not write it (`foreign`).
   */
  rules: 'same' | 'older' | 'changed' | 'altered' | 'unreadable' | 'foreign';
  /** By these rules on the receipt's day; null where its answers cannot be read. */
  printed: Run | null;
  /** By today's rules on today's day; null where that is the same, or nothing could be read. */
  today: (Run & { /** Answers to questions that are asked otherwise today. */ dropped: number }) | null;
}

/** A household judged by rules on a day, which the verdict names. */
export interface Run {
  published: Published;
  answers: Answers;
  verdict: Verdict;
}

/** Runs a receipt again; undefined where there is no check of its name. */
export function rerun(
  receipt: Receipt,
  { current, kept }: Rulesets,
  options: { today: string; linkBase: string },
): Rerun | undefined {
  if (!current || current.ruleset.id !== receipt.id) return undefined;
  const { published, rules } = rulesOf(receipt, current, kept);
  const answers = answersOn(receipt, published.ruleset);
  if (!answers) {
    const why = rules === 'changed' || rules === 'altered' ? 'unreadable' : 'foreign';
    return { receipt, current, rules: why, printed: null, today: null };
  }
  const printed = run(published, receipt.asOf, answers, options);
  const isToday = published === current && receipt.asOf === options.today;
  const today = isToday ? null : runToday(printed, current, options);
  return { receipt, current, rules, printed, today };
}

function rulesOf(
  receipt: Receipt,
  current: Published,
  kept: Published | undefined,
): { published: Published; rules: 'same' | 'older' | 'changed' | 'altered' } {
  if (isWrittenBy(receipt, current)) return { published: current, rules: 'same' };
  if (kept && isWrittenBy(receipt, kept)) return { published: kept, rules: 'older' };
  const isKnown = kept !== undefined || current.ruleset.version === receipt.version;
  return { published: current, rules: isKnown ? 'altered' : 'changed' };
}

function run(published: Published, asOf: string, answers: Answers, options: { linkBase: string }): Run {
  return { published, answers, verdict: evaluate(published, { asOf, answers }, options) };
}

function runToday(
  { published: { ruleset }, answers }: Run,
  current: Published,
  options: { today: string; linkBase: string },
): Rerun['today'] {
  const asked = stillAsked(answers, ruleset, current.ruleset);
  const dropped = Object.keys(answers).length - Object.keys(asked).length;
  return { ...run(current, options.today, asked, options), dropped };
}

/** The answers to questions that today's rules ask in the same words and bounds. */
function stillAsked(answers: Answers, from: Ruleset, to: Ruleset): Answers {
  const asked = new Set(to.facts.map(questionText));
  const same = from.facts.filter((fact) => asked.has(questionText(fact))).map(({ id }) => id);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => same.includes(id)));
}
