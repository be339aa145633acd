/** The engine: ruleset, day and answers in, verdict out. Pure; no clock, no network, no order in what was answered. */
import { type Cite, citeWith } from './engine/cite.ts';
import { cappedStatus, type DecidedStatus, decide } from './engine/decide.ts';
import { type Fill, fillWith } from './engine/fill.ts';
import { hull, type Interval } from './engine/interval.ts';
import { type Model, modelOf } from './engine/model.ts';
import { nearestChanges } from './engine/nearest.ts';
import { nextQuestion, type Progress } from './engine/next.ts';
import { decisiveConditions } from './engine/reasons.ts';
import { liveFacts } from './engine/relevance.ts';
import { answerTo, holdsOn, paramsInForce, situationOf } from './engine/situation.ts';
import { traceOf } from './engine/trace.ts';
import { closedWindowSteps, windowOn } from './engine/window.ts';
import { notInForceWording, statusWording, type Wording } from './engine/wording.ts';
import type { Answers, Outcome, Ruleset, Verdict } from './ruleset.ts';

/** Version of the evaluation's semantics, named in every verdict. */
const ENGINE = 'rules/1';

/** A compiled ruleset with the sha256 of the exact JSON it is served as. */
export interface Published {
  ruleset: Ruleset;
  sha256: string;
}

/**
 * Judges a household's answers by the rules of a day.
 * `input.asOf` is `YYYY-MM-DD`, `input.answers` has passed `checkAnswers`; `options.linkBase` is put before citation
 * links (`https://example.org/zwgk`, no slash at the end). Throws only on a ruleset `compileCheck` did not make.
 */
export function evaluate(
  published: Published,
  input: { asOf: string; answers: Answers },
  options: { linkBase?: string; explain?: Explain } = {},
): Verdict {
  const { ruleset } = published;
  const cite = citeWith(ruleset, options.linkBase ?? '');
  const params = paramsInForce(ruleset, input.asOf);
  const always = {
    window: windowOn(ruleset, input.asOf),
    ruleset: { id: ruleset.id, version: ruleset.version, sha256: published.sha256 },
    asOf: input.asOf,
    engine: ENGINE,
  };
  if (!params || !holdsOn(ruleset.inForce, input.asOf)) {
    return { ...notInForce(ruleset, input.asOf, fillWith(ruleset, params ?? []), cite), ...always };
  }
  const { explain = 'reasons' } = options;
  return { ...judge(modelOf(ruleset), params, { ...input, explain }, cite), ...always };
}

/** How much is told of why: nothing, the minimal reasons, or these and every step. */
export type Explain = 'none' | 'reasons' | 'trace';

/** The parts of a verdict that depend on the answers. */
type Judgement = Omit<Verdict, 'window' | 'ruleset' | 'asOf' | 'engine'>;

function notInForce(ruleset: Ruleset, asOf: string, fill: Fill, cite: Cite): Judgement {
  return {
    status: 'notInForce',
    outcome: null,
    ...notInForceWording(ruleset, asOf),
    possible: [],
    amounts: [],
    reasons: [],
    next: null,
    missing: [],
    nearest: [],
    assumptions: assumptions(ruleset, fill, cite),
    notChecked: [],
    steps: [],
  };
}

function judge(
  model: Model,
  params: Interval[],
  { asOf, answers, explain }: { asOf: string; answers: Answers; explain: Explain },
  cite: Cite,
): Judgement {
  const { ruleset } = model;
  const fill = fillWith(ruleset, params);
  const situation = situationOf(model, answers, params);
  const possible = decide(model, situation);
  const progress = { model, situation, possible, live: liveFacts(model, situation, possible), answers };
  const status = cappedStatus(model, possible);
  const outcomes = possible.flatMap((slot) => model.outcomes[slot]?.outcome ?? []);
  const next = nextQuestion(progress, fill, cite);
  const eligible = status === 'eligible' || status === 'likely';
  return {
    status,
    outcome: outcomes.length === 1 ? (outcomes[0]?.id ?? null) : null,
    ...wording(status, outcomes, progress, next !== null, fill),
    possible: outcomes.map(({ id }) => id),
    amounts: amounts(progress, fill, cite),
    reasons: explain === 'none' ? [] : reasons(progress, fill, cite),
    next,
    missing: missing(progress),
    nearest: eligible ? [] : nearestChanges(model, situation),
    assumptions: assumptions(ruleset, fill, cite),
    notChecked: status === 'ineligible' ? [] : notChecked(ruleset, cite),
    steps: [
      ...closedWindowSteps(ruleset, asOf, cite),
      ...outcomeSteps(status, outcomes, fill, cite),
      ...findOutSteps(progress, status, cite),
    ],
    ...(explain === 'trace' && { trace: traceOf(model, situation, fill, cite) }),
  };
}

function wording(
  status: DecidedStatus,
  outcomes: Outcome[],
  progress: Progress,
  asking: boolean,
  fill: Fill,
): Wording {
  const [only, ...others] = outcomes;
  if (only && others.length === 0) return { title: fill(only.title), say: fill(only.say) };
  return statusWording(status, asking, progress.live.size > 0);
}

/** Of every outcome still possible: what it would give, from the least to the most; only what all of them give. */
function amounts({ model, situation, possible }: Progress, fill: Fill, cite: Cite): Verdict['amounts'] {
  const [first, ...others] = possible.map((slot) => model.outcomes[slot]?.amounts ?? []);
  return (first ?? []).flatMap(({ amount, node }) => {
    const alike = others.map((amounts) => amounts.find((other) => other.amount.id === amount.id));
    if (!alike.every((other) => other?.amount.unit === amount.unit)) return [];
    const given = alike.flatMap((other) => (other ? [other] : []));
    const ranges = [node, ...given.map((other) => other.node)].map((each) => each.range(situation));
    const cites = [amount.cites, ...given.map((other) => other.amount.cites)];
    return [
      {
        id: amount.id,
        label: fill(amount.label),
        ...hull(ranges),
        unit: amount.unit,
        citations: cite(...cites),
      },
    ];
  });
}

function reasons({ model, situation, possible }: Progress, fill: Fill, cite: Cite): Verdict['reasons'] {
  return decisiveConditions(model, situation, possible).flatMap((slot) => {
    const condition = model.conditions[slot]?.condition;
    const value = situation.conditions[slot];
    if (!condition || typeof value !== 'boolean') return [];
    const label = fill(value ? condition.yes : condition.no);
    return [{ condition: condition.id, label, value, citations: cite(condition.cites) }];
  });
}

/** A range counts as answered: it is all the person can say. */
function missing({ model, live, answers }: Progress): string[] {
  const open = model.ruleset.facts.filter(
    (fact, slot) => live.has(slot) && (answerTo(fact, answers) ?? null) === null,
  );
  return open.map(({ id }) => id);
}

/**
 * For everything that matters and was answered 不知道 (or only roughly): where to find it out. It comes first only where
 * the status hangs on it; nobody who may apply should wait for what tells two ways apart.
 */
function findOutSteps(
  { model, live, answers }: Progress,
  status: DecidedStatus,
  cite: Cite,
): Verdict['steps'] {
  const open = model.ruleset.facts.filter(({ id }, slot) => live.has(slot) && Object.hasOwn(answers, id));
  const words = (label: string) =>
    status === 'undetermined' ? `先弄清“${label}”` : `还可以弄清“${label}”，再查一次`;
  return open.map(({ label, whereToFind, cites }) => ({
    label: whereToFind === null ? words(label) : `${words(label)}。${whereToFind}`,
    where: null,
    materials: [],
    deadline: null,
    citations: cite(cites),
  }));
}

/** The steps of the outcome, or of all outcomes that share the status; each once. */
function outcomeSteps(status: DecidedStatus, outcomes: Outcome[], fill: Fill, cite: Cite): Verdict['steps'] {
  if (status === 'undetermined') return [];
  const steps = outcomes.flatMap((outcome) => outcome.steps);
  const first = steps.filter((step, at) => steps.findIndex(({ label }) => label === step.label) === at);
  return first.map(({ label, where, materials, deadline, cites }) => ({
    label: fill(label),
    where: where === null ? null : fill(where),
    materials,
    deadline,
    citations: cite(cites),
  }));
}

function assumptions({ assumptions: all }: Ruleset, fill: Fill, cite: Cite): Verdict['assumptions'] {
  return all.map(({ about, treat, cites }) => ({
    about: fill(about),
    treat: fill(treat),
    citations: cite(cites),
  }));
}

function notChecked({ humanChecks }: Ruleset, cite: Cite): Verdict['notChecked'] {
  return humanChecks.map(({ label, decidedBy, cites }) => ({ label, decidedBy, citations: cite(cites) }));
}
