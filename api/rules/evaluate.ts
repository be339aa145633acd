/** The engine: ruleset, day and answers in, verdict out. Pure; no clock, no network, no order in what was answered. */
import { cappedStatus, type DecidedStatus, decide } from './engine/decide.ts';
import { hull } from './engine/interval.ts';
import { lackingConditions } from './engine/lacking.ts';
import { type AskBy, modelOf } from './engine/model.ts';
import { nearestChanges } from './engine/nearest.ts';
import { nextQuestion, type Progress } from './engine/next.ts';
import { decisiveConditions } from './engine/reasons.ts';
import { liveFacts } from './engine/relevance.ts';
import { answerTo, situationOf, valuesOn } from './engine/situation.ts';
import { statementsOf } from './engine/statements.ts';
import { closedWindowSteps, windowOn } from './engine/window.ts';
import { notInForceWording, statusWording, type Wording } from './engine/wording.ts';
import type { Answers, Ruleset, Verdict } from './ruleset.ts';

/** Version of the evaluation's semantics, named in every verdict. */
const ENGINE = 'rules/1';

/** A compiled ruleset with the sha256 of the exact JSON it is served as. */
export interface Published {
  ruleset: Ruleset;
  sha256: string;
}

/** One household: the day, `YYYY-MM-DD`, whose rules apply, and answers that have passed `checkAnswers`. */
export interface Household {
  asOf: string;
  answers: Answers;
}

/** Whether the minimal reasons are told; every step is told by `traceOf`. */
export type Explain = 'none' | 'reasons';

/** How a verdict is told. */
export interface Telling {
  /** Put before citation links: `https://example.org/zwgk`, no slash at the end. */
  linkBase?: string;
  explain?: Explain | undefined;
  askBy?: AskBy | undefined;
}

/** Judges a household's answers by the rules of a day. Throws only on a ruleset `compileCheck` did not make. */
export function evaluate(published: Published, household: Household, telling: Telling = {}): Verdict {
  const { ruleset } = published;
  const model = modelOf(ruleset);
  const params = valuesOn(model, household.asOf);
  if (!params) return notInForce(published, household);
  const { linkBase = '', explain = 'reasons', askBy = 'screen' } = telling;
  const statements = statementsOf(model, params, linkBase);
  const { answers } = household;
  const situation = situationOf(model, answers, params);
  const possible = decide(model, situation);
  const live = liveFacts(model, situation, possible);
  return judge(
    published,
    household,
    { model, situation, possible, live, answers, statements },
    explain,
    askBy,
  );
}

function notInForce({ ruleset, sha256 }: Published, { asOf }: Household): Verdict {
  return {
    status: 'notInForce',
    outcome: null,
    ...notInForceWording(ruleset, asOf),
    possible: [],
    amounts: [],
    reasons: [],
    lacking: [],
    next: null,
    missing: [],
    nearest: [],
    assumptions: [],
    notChecked: [],
    steps: [],
    ...circumstances(ruleset, sha256, asOf),
  };
}

function judge(
  { ruleset, sha256 }: Published,
  { asOf }: Household,
  progress: Progress,
  explain: Explain,
  askBy: AskBy,
): Verdict {
  const { model, situation, statements } = progress;
  const status = cappedStatus(model, situation);
  const next = nextQuestion(progress, askBy);
  const eligible = status === 'eligible' || status === 'likely';
  return {
    status,
    ...result(progress, status, next !== null),
    reasons: explain === 'none' ? [] : reasons(progress),
    lacking: explain === 'none' || eligible ? [] : lacking(progress),
    next,
    missing: missing(progress),
    nearest: eligible ? [] : nearestChanges(model, situation),
    assumptions: statements.assumptions,
    notChecked: status === 'ineligible' ? [] : statements.notChecked,
    steps: [
      ...closedWindowSteps(ruleset, asOf, statements.cite),
      ...outcomeSteps(progress, status),
      ...findOutSteps(progress, status),
    ],
    ...circumstances(ruleset, sha256, asOf),
  };
}

/** What came out, and what it is worth. */
function result(progress: Progress, status: DecidedStatus, asking: boolean) {
  const ids = progress.possible.flatMap((slot) => progress.model.outcomes[slot]?.outcome.id ?? []);
  const { title, say } = wording(status, progress, asking);
  const [only = null] = ids;
  return { outcome: ids.length === 1 ? only : null, title, say, possible: ids, amounts: amounts(progress) };
}

/** What a verdict says whatever the answers are. */
function circumstances(ruleset: Ruleset, sha256: string, asOf: string) {
  return {
    window: windowOn(ruleset, asOf),
    ruleset: { id: ruleset.id, version: ruleset.version, sha256 },
    asOf,
    engine: ENGINE,
  };
}

function wording(status: DecidedStatus, { possible, live, statements }: Progress, asking: boolean): Wording {
  const [only, ...others] = possible;
  const said = only !== undefined && others.length === 0 ? statements.outcomes[only] : undefined;
  return said ?? statusWording(status, asking, live.size > 0);
}

/** Of every outcome still possible: what it would give, from the least to the most; only what all of them give. */
function amounts({ model, situation, possible, statements }: Progress): Verdict['amounts'] {
  const [first = -1] = possible;
  const [own, ...others] = possible.map((slot) => model.outcomes[slot]?.amounts ?? []);
  return (own ?? []).flatMap(({ amount, node }, index) => {
    const alike = others.map((amounts) => amounts.find((other) => other.amount.id === amount.id));
    if (!alike.every((other) => other?.amount.unit === amount.unit)) return [];
    const given = alike.flatMap((other) => (other ? [other] : []));
    const ranges = [node, ...given.map((other) => other.node)].map((each) => each.range(situation));
    const citations = statements.cite(amount.cites, ...given.map((other) => other.amount.cites));
    const label = statements.outcomes[first]?.amounts[index] ?? '';
    return [{ id: amount.id, label, ...hull(ranges), unit: amount.unit, citations }];
  });
}

function reasons(progress: Progress): Verdict['reasons'] {
  const { model, situation, possible } = progress;
  return judged(progress, decisiveConditions(model, situation, possible));
}

function lacking(progress: Progress): Verdict['lacking'] {
  const { model, situation } = progress;
  if (model.ruleset.kind !== 'standard') return [];
  return judged(progress, lackingConditions(model, situation)).map(({ value, ...said }) => said);
}

/** What conditions say as they were judged. */
function judged({ model, situation, statements }: Progress, slots: readonly number[]): Verdict['reasons'] {
  return slots.flatMap((slot) => {
    const condition = model.conditions[slot]?.condition.id;
    const said = statements.conditions[slot];
    const value = situation.conditions[slot];
    if (condition === undefined || !said || typeof value !== 'boolean') return [];
    return [{ condition, label: value ? said.yes : said.no, value, citations: said.citations }];
  });
}

/** A range counts as answered: it is all the person can say. */
function missing({ model, live, answers }: Progress): string[] {
  if (live.size === 0) return [];
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
  { model, live, answers, statements }: Progress,
  status: DecidedStatus,
): Verdict['steps'] {
  if (live.size === 0) return [];
  const open = model.ruleset.facts.filter(({ id }, slot) => live.has(slot) && Object.hasOwn(answers, id));
  const words = (label: string) =>
    status === 'undetermined' ? `先弄清“${label}”` : `还可以弄清“${label}”，再查一次`;
  return open.map(({ label, whereToFind, cites }) => ({
    label: whereToFind === null ? words(label) : `${words(label)}。${whereToFind}`,
    where: null,
    materials: [],
    deadline: null,
    citations: statements.cite(cites),
  }));
}

/** Steps of the outcomes still possible, each once: all of them where they share a status, else only those common to all. */
function outcomeSteps({ possible, statements }: Progress, status: DecidedStatus): Verdict['steps'] {
  const lists = possible.map((slot) => statements.outcomes[slot]?.steps ?? []);
  const steps = lists.flat();
  if (lists.length === 1) return steps;
  const agreed = status !== 'undetermined';
  const inAll = (label: string) => lists.every((list) => list.some((step) => step.label === label));
  return steps.filter(
    ({ label }, at) => (agreed || inAll(label)) && steps.findIndex((other) => other.label === label) === at,
  );
}
