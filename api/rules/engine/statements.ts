/** What a ruleset says while its values stay the same: placeholders filled, clauses cited. Made once for a day, shared, frozen. */
import type { Citation, Verdict } from '../ruleset.ts';
import { type Cite, citeWith } from './cite.ts';
import { type Fill, fillWith } from './fill.ts';
import type { Interval } from './interval.ts';
import type { Model } from './model.ts';

/** By slot, as verdicts give it. */
export interface Statements {
  fill: Fill;
  cite: Cite;
  conditions: { label: string; yes: string; no: string; citations: Citation[] }[];
  outcomes: OutcomeStatements[];
  assumptions: Verdict['assumptions'];
  notChecked: Verdict['notChecked'];
}

/** What one outcome says. */
export interface OutcomeStatements {
  title: string;
  say: string;
  steps: Verdict['steps'];
  /** Labels of its amounts, by slot. */
  amounts: string[];
}

interface Made {
  params: readonly Interval[];
  linkBase: string;
  statements: Statements;
}

/** What was asked for last: households mostly come with the same day. */
const made = new WeakMap<Model, Made>();

/** The statements of some values; `params` by slot. */
export function statementsOf(model: Model, params: readonly Interval[], linkBase: string): Statements {
  const last = made.get(model);
  if (last?.params === params && last.linkBase === linkBase) return last.statements;
  const statements = frozen(makeStatements(model, params, linkBase));
  made.set(model, { params, linkBase, statements });
  return statements;
}

function makeStatements({ ruleset }: Model, params: readonly Interval[], linkBase: string): Statements {
  const fill = fillWith(ruleset, params);
  const cite = citeWith(ruleset, linkBase);
  return {
    fill,
    cite,
    conditions: ruleset.conditions.map(({ label, yes, no, cites }) => {
      return { label: fill(label), yes: fill(yes), no: fill(no), citations: cite(cites) };
    }),
    outcomes: ruleset.outcomes.map(({ title, say, steps, amounts }) => ({
      title: fill(title),
      say: fill(say),
      steps: steps.map((step) => ({
        label: fill(step.label),
        where: step.where === null ? null : fill(step.where),
        materials: [...step.materials],
        deadline: step.deadline,
        citations: cite(step.cites),
      })),
      amounts: amounts.map(({ label }) => fill(label)),
    })),
    assumptions: ruleset.assumptions.map(({ about, treat, cites }) => {
      return { about: fill(about), treat: fill(treat), citations: cite(cites) };
    }),
    notChecked: ruleset.humanChecks.map(({ label, decidedBy, cites }) => {
      return { label, decidedBy, citations: cite(cites) };
    }),
  };
}

/** Many verdicts hold the same objects: none of them may change them for the others. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
