/**
 * The compiled ruleset: what a check becomes after `compileCheck`, what `GET …/checks/{check}` serves and what the
 * browser and the Worker evaluate. Plain JSON, ASCII ids, integers only: money in fen (分), area in 0.01 亩 or
 * 0.01 m², rates in ppm, dates as `YYYY-MM-DD` in Asia/Shanghai.
 */

/** A unit of a number, by the integer it counts. */
export type Unit =
  | 'fen'
  | 'fenPerMu'
  | 'centimu'
  | 'centisqm'
  | 'ppm'
  | 'person'
  | 'household'
  | 'day'
  | 'month'
  | 'year'
  | 'age'
  | 'piece'
  | 'occasion'
  | 'organisation'
  | 'milligram'
  | 'millilitre'
  | 'wattHour';

/** A clause locator of the programme's own instrument, e.g. `四(三)3`; a key of `Ruleset.clauses`. */
export type ClauseRef = string;

/** A check as it is published: questions, values, conditions and outcomes, each with its clauses. */
export interface Ruleset {
  format: 'ruleset/1';
  /** `{programme}/{check}`, e.g. `tantou-dibao/eligibility`. */
  id: string;
  programme: string;
  check: string;
  title: string;
  /** What the check tells: a verdict, an amount, or whether an organisation meets a standard. */
  kind: 'eligibility' | 'calculator' | 'standard';
  version: string;
  /** GB/T 2260 code of the programme's region; null where the text does not name the place (原文未载明). */
  regionCode: string | null;
  instrument: { id: string; title: string };
  /** Every clause this ruleset cites: where it is on the source page and what it says, in our words. */
  clauses: Record<ClauseRef, { anchor: string; summary: string }>;
  /** Days the rules hold, half-open `[from, to)`; `to` null where the text states no end. */
  inForce: { from: string; to: string | null };
  /** When one may apply; both days included. Null where the text states no window (原文未载明). */
  window: { label: string; from: string; to: string; cites: ClauseRef[] } | null;
  /** Said before the first question: whom the check is for. */
  intro: string;
  screens: Screen[];
  facts: Fact[];
  params: Param[];
  conditions: Condition[];
  /** Tried in order; the first whose `when` holds is the outcome. The last has no `when` and takes the rest. */
  outcomes: Outcome[];
  /** Steps people take that no form can check (入户调查, 民主评议). Any of them caps the verdict at `likely`. */
  humanChecks: HumanCheck[];
  assumptions: Assumption[];
  /** What is said of amounts beside those of the outcomes; absent where that is all. */
  amountNote?: { say: string; cites: ClauseRef[] };
}

/** Questions shown together. `list` is a list of yes/no facts ticked on one screen with 都没有 / 不确定. */
export interface Screen {
  id: string;
  kind: 'single' | 'list';
  title: string;
  help: string | null;
  facts: string[];
}

/** A question and what an answer to it can be. */
export type Fact = BoolFact | NumberFact;

interface FactBase {
  id: string;
  /** What it is in every check that asks the same, so that a screening asks it once; null where only this check asks it. */
  concept: string | null;
  label: string;
  /** The question as asked. */
  ask: string;
  help: string | null;
  /** Shown as a next step when the answer is 不知道. */
  whereToFind: string | null;
  /** True where a household can truthfully change it (e.g. cultivate idle land); never true of a fact one could only conceal. */
  changeable: boolean;
  cites: ClauseRef[];
}
/** A question answered by yes or no. */
export interface BoolFact extends FactBase {
  type: 'bool';
}
/** A question answered by an integer in `unit`. */
export interface NumberFact extends FactBase {
  type: 'int';
  unit: Unit;
  /** Inclusive bounds in `unit`; an answer outside them is an error, not a verdict. */
  min: number;
  max: number;
}

/** A value of the text, such as a standard, with the days it holds. */
export interface Param {
  id: string;
  label: string;
  unit: Unit;
  /** Half-open, contiguous, in order of date. A day outside all of them makes the verdict `notInForce`. */
  versions: { from: string; to: string | null; value: number; cites: ClauseRef[] }[];
}

/** A named, cited yes/no statement; reasons are made of these. */
export interface Condition {
  id: string;
  label: string;
  /**
   * How the reason reads when it holds / when it does not; made from the label where the author gave none. Like the
   * texts of outcomes, steps and assumptions they may hold `{paramId}`, replaced by the value in force that day.
   */
  yes: string;
  no: string;
  when: Expr;
  cites: ClauseRef[];
}

/** One way a check can end. */
export interface Outcome {
  id: string;
  /** `undetermined`: the text itself does not say (原文未载明), so nothing can be told from the answers but whom to ask. */
  status: 'eligible' | 'ineligible' | 'undetermined';
  title: string;
  say: string;
  when: Expr | null;
  amounts: { id: string; label: string; value: Expr; unit: Unit; cites: ClauseRef[] }[];
  steps: Step[];
  cites: ClauseRef[];
}

/** One thing to do next. */
export interface Step {
  label: string;
  where: string | null;
  materials: string[];
  /** Last day, inclusive; null where the text states none. */
  deadline: string | null;
  cites: ClauseRef[];
}
/** A step people take that no form can check, and who takes it. */
export interface HumanCheck {
  id: string;
  label: string;
  decidedBy: string;
  cites: ClauseRef[];
}
/** What the check takes for granted because the text or the form does not settle it; always shown. */
export interface Assumption {
  about: string;
  treat: string;
  cites: ClauseRef[];
}

/** An expression over ids; yes/no or a number by its operator, checked when it was compiled. */
export type Expr =
  | { op: 'fact' | 'param' | 'condition'; id: string }
  | { op: 'number'; value: number }
  | { op: 'and' | 'or'; of: Expr[] }
  | { op: 'not'; of: Expr }
  | { op: 'atLeast'; count: number; of: Expr[] }
  | { op: 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'; left: Expr; right: Expr }
  | { op: 'add' | 'sub' | 'mul'; left: Expr; right: Expr }
  | { op: 'min' | 'max'; of: Expr[] }
  /** With `test` unknown it is any number of either arm: an unknown is never taken for a no. */
  | { op: 'if'; test: Expr; yes: Expr; no: Expr }
  /**
   * All of `over` multiplied, divided by all of `under`, times `scale` (what units count in: a rate is in ppm, an area in
   * 0.01 亩), exact until it is rounded once, to one of the result's unit.
   */
  | { op: 'round'; mode: Rounding; over: Expr[]; under: Expr[]; scale: { over: number; under: number } };

/** 去尾, 四舍五入, 进一. */
export type Rounding = 'down' | 'halfUp' | 'up';

/* ---- what goes in, what comes out ---- */

/** A known value, a range for a number, or null for 不知道. A fact not asked yet is absent. */
export type Answer = boolean | number | null | { min: number; max: number };
/** By fact id; look an answer up as an own property, for `constructor` may be an id. */
export type Answers = Record<string, Answer>;

/**
 * `likely`: the answers qualify, people still check; `undetermined`: not enough is known, or with an `outcome` the text itself
 * does not say; `notInForce`: no rule that day.
 */
export type Status = 'eligible' | 'likely' | 'ineligible' | 'undetermined' | 'notInForce';

/** A clause, as a link. */
export interface Citation {
  instrument: string;
  clause: ClauseRef;
  /** The clause in our words. */
  label: string;
  /** The clause's anchor on the source page. */
  url: string;
}

/** What comes out of an evaluation: a self-check's result, not a decision. */
export interface Verdict {
  status: Status;
  /** The outcome's id once decided, else null. */
  outcome: string | null;
  /** Plain-language result: a title of a few words and one or two sentences. */
  title: string;
  say: string;
  /** Outcomes still possible; one entry = decided. */
  possible: string[];
  amounts: { id: string; label: string; min: number; max: number; unit: Unit; citations: Citation[] }[];
  /** Minimal: they settle the status, and without any one of them it is open. Those of the outcome itself come first. */
  reasons: { condition: string; label: string; value: boolean; citations: Citation[] }[];
  /** Of a `standard` that is not met: all that has to turn for the way in that needs least; empty where there is no one way. */
  lacking: { condition: string; label: string; citations: Citation[] }[];
  /** The next question that can still matter, also to an amount; null when none is or only 不知道 is left. */
  next: { fact: string; screen: string; ask: string; why: string; citations: Citation[] } | null;
  /** Facts absent or unknown that can still change the outcome or an amount. */
  missing: string[];
  nearest: { fact: string; change: string; outcome: string }[];
  assumptions: { about: string; treat: string; citations: Citation[] }[];
  notChecked: { label: string; decidedBy: string; citations: Citation[] }[];
  steps: {
    label: string;
    where: string | null;
    materials: string[];
    deadline: string | null;
    citations: Citation[];
  }[];
  window: { state: 'before' | 'open' | 'closed' | 'notStated'; from: string | null; to: string | null };
  ruleset: { id: string; version: string; sha256: string };
  asOf: string;
  engine: string;
  /** Only where it was asked for. */
  trace?: Trace;
}

type Range = { min: number; max: number };

/** Every step of an evaluation: what was known, and what each condition and amount was made from. */
export type Trace = {
  format: 'trace/1';
  params: { id: string; label: string; value: Range; unit: Unit }[];
  facts: { id: string; label: string; value: boolean | null | Range }[];
  /** Each after those it refers to. */
  conditions: { id: string; label: string; step: TraceStep; citations: Citation[] }[];
  outcomes: {
    id: string;
    /** Whether its `when` holds by itself; the first that does is the outcome. */
    holds: boolean | null;
    amounts: { id: string; label: string; unit: Unit; step: TraceStep; citations: Citation[] }[];
  }[];
};

/** A part of an expression and its value: yes, no, cannot tell (null), or every number it can be. */
export interface TraceStep {
  op: Expr['op'];
  id?: string;
  value: boolean | null | Range;
  of?: TraceStep[];
}
