import type { Answers, Status, Verdict } from './ruleset.ts';

/** A check as its author writes it in `checks/<check>.yaml`, after the shape was validated; input of `compileCheck`. */
export interface CheckSource {
  id: string;
  title: string;
  kind: 'eligibility' | 'calculator' | 'standard';
  version: string;
  /** First day the rules hold. */
  effectiveFrom: string;
  /** First day they no longer hold; absent where the text states no end. */
  effectiveTo?: string | undefined;
  intro: string;
  /** Id of the programme's stage in which one applies; absent where the text has none. */
  window?: string | undefined;
  screens: {
    id: string;
    kind: 'single' | 'list';
    title: string;
    help?: string | undefined;
    facts: string[];
  }[];
  facts: FactSource[];
  parameters: ParameterSource[];
  conditions: {
    id: string;
    label: string;
    when: string;
    /** 但书: the condition does not hold where this does. */
    except?: string | undefined;
    yes?: string | undefined;
    no?: string | undefined;
    cites: string[];
  }[];
  outcomes: OutcomeSource[];
  humanChecks: { id: string; label: string; decidedBy: string; cites: string[] }[];
  assumptions: { about: string; treat: string; cites: string[] }[];
  /** What the card says of amounts beside those of the outcomes. */
  amountNote?: { say: string; cites: string[] } | undefined;
}

/** A question, by its label; other parts of the check name it so in their expressions. */
export interface FactSource {
  id: string;
  /** Id of its meaning in `concepts.yaml`, where another check asks the same. */
  concept?: string | undefined;
  label: string;
  /** `是非` is a yes/no; `数量` a number and needs `unit`, `min`, `max`. */
  type: '是非' | '数量';
  unit?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  ask: string;
  help?: string | undefined;
  whereToFind?: string | undefined;
  changeable?: boolean | undefined;
  cites: string[];
}

/** A dated, cited value; repeal or change is a further version. */
export interface ParameterSource {
  id: string;
  label: string;
  /** A quantity with its unit: `165 元`, `25 %`, `20 亩`. */
  versions: { from: string; to?: string | undefined; value: string; cites: string[] }[];
}

/** One way a check can end; tried in order. */
export interface OutcomeSource {
  id: string;
  status: 'eligible' | 'ineligible' | 'undetermined';
  title: string;
  say: string;
  /** Expression over the labels; absent on the last outcome only. */
  when?: string | undefined;
  amounts?: { id: string; label: string; value: string; cites: string[] }[] | undefined;
  steps: StepSource[];
  cites: string[];
}

/** One thing to do next. */
export interface StepSource {
  label: string;
  where?: string | undefined;
  materials?: string[] | undefined;
  /** Id of a stage whose last day is the deadline. */
  deadline?: string | undefined;
  cites: string[];
}

/** A number of a case: a quantity with its unit, or a bare 0 or number of things counted one by one (人, 个). */
export type CaseNumber = string | number;

/** A worked example of `checks/<check>.cases.yaml`, after the shape was validated; input of `compileCases`. */
export interface CaseSource {
  name: string;
  asOf: string;
  /** By fact id. */
  answers: Record<string, boolean | null | CaseNumber | { min: CaseNumber; max: CaseNumber }>;
  /** Facts not named in `answers`: `no` answers every yes/no fact with false; `absent` leaves them unasked. */
  others: 'no' | 'absent';
  status: Status;
  outcome?: string | undefined;
  /** Conditions that must be the reasons, and no others. */
  because?: string[] | undefined;
  missing?: string[] | undefined;
  next?: string | null | undefined;
  window?: Verdict['window']['state'] | undefined;
  /** By amount id. */
  amounts?: Record<string, CaseNumber | { min: CaseNumber; max: CaseNumber }> | undefined;
}

/** A case whose ids are known and whose numbers are integers in their units. */
export interface WorkedCase extends Omit<CaseSource, 'answers' | 'amounts'> {
  answers: Answers;
  amounts?: Record<string, { min: number; max: number }> | undefined;
}

/** What the compiler needs to know of the programme around a check. */
export interface CheckContext {
  programme: string;
  regionCode: string | null;
  instrument: { id: string; title: string };
  /** Locator → anchor and summary of every clause of the instrument. */
  clauses: Record<string, { anchor: string; summary: string }>;
  /** Stages with printed dates, by id; both days included, null where the text prints none. */
  stages: Record<string, { label: string; from: string | null; to: string | null; cites: string[] }>;
}

/** One thing wrong with a check: where (a path into the YAML) and what, in Chinese, with what would be right. */
export interface CheckProblem {
  path: (string | number)[];
  message: string;
  /** What else it hangs on, by name, and where that is written. */
  see?: { name: string; path: (string | number)[] }[];
}
