/** The rules as plain statements, for the card's 谁能领 and 领多少: rendered from the check, so they cannot contradict it. */
import { type Fill, fillWith } from './engine/fill.ts';
import { type Interval, point } from './engine/interval.ts';
import { type Model, modelOf } from './engine/model.ts';
import { paramsInForce, situationOf } from './engine/situation.ts';
import { formatRange } from './format.ts';
import { partsOf } from './parts.ts';
import type { ClauseRef, Condition, Expr, Outcome, Ruleset } from './ruleset.ts';

/** A rule as one sentence, with its clauses. */
export interface Statement {
  text: string;
  cites: ClauseRef[];
  /**
   * How the statement counts, for statements that belong together: `must`, each is needed; `oneOf`, any one is enough;
   * `mustNot`, any one excludes; `human`, people check it before anything is decided.
   */
  kind?: 'must' | 'oneOf' | 'mustNot' | 'human';
}

/** Statements with the values in force on `asOf`, or where no day is given with the latest written ones. */
export function ruleStatements(ruleset: Ruleset, asOf?: string): { who: Statement[]; amounts: Statement[] } {
  const model = modelOf(ruleset);
  const params = (asOf === undefined ? undefined : paramsInForce(ruleset, asOf)) ?? latestParams(ruleset);
  const writer: Writer = { model, fill: fillWith(ruleset, params) };
  const who = [...qualifying(writer), ...excluding(writer), ...unsettled(writer), ...humanStatement(ruleset)];
  const amounts = [...amountStatements(writer, params), ...amountNote(writer)];
  return { who: withoutRepeats(who), amounts };
}

interface Writer {
  model: Model;
  fill: Fill;
}

function latestParams({ params }: Ruleset): Interval[] {
  return params.map(({ versions }) => point(versions.at(-1)?.value ?? 0));
}

/** One way in: its conditions one by one. Several: each way a statement of its own, any of which is enough. */
function qualifying(writer: Writer): Statement[] {
  const ways = writer.model.ruleset.outcomes.filter(({ status }) => status === 'eligible');
  const [only, ...others] = ways;
  if (only && others.length === 0) {
    return allNeeded(only.when, true, writer).flatMap(({ expr, value }) =>
      mustStatements(expr, value, writer),
    );
  }
  // Outcomes are tried special before general; a reader wants the general way first.
  return ways.toReversed().map((outcome) => wayStatement(outcome, writer));
}

function wayStatement({ when, title, cites }: Outcome, writer: Writer): Statement {
  return { text: when ? sentence(when, true, writer) : writer.fill(title), cites, kind: 'oneOf' };
}

function mustStatements(expr: Expr, value: boolean, writer: Writer): Statement[] {
  if (!value) return exclusions(expr, writer);
  return [{ text: sentence(expr, value, writer), cites: citesOf(expr, writer), kind: 'must' }];
}

/**
 * Ineligible outcomes exclude when they are tried before the last eligible one; after it they only take the rest. One that
 * rests on nothing but what the ways in already say (none of them is open) excludes nobody else.
 */
function excluding(writer: Writer): Statement[] {
  const { outcomes } = writer.model.ruleset;
  const before = triedBeforeTheLastWay(outcomes).filter(({ status }) => status === 'ineligible');
  const told = new Set(
    outcomes.flatMap(({ status, when }) => (status === 'eligible' ? leaves(when, writer) : [])),
  );
  return before.flatMap(({ when }) =>
    when && !leaves(when, writer).every((id) => told.has(id)) ? exclusions(when, writer) : [],
  );
}

/** Of whom the text does not say: tried before a way in, they are not let in by it. */
function unsettled(writer: Writer): Statement[] {
  const before = triedBeforeTheLastWay(writer.model.ruleset.outcomes);
  return before.flatMap(({ status, when, title, cites }) =>
    status === 'undetermined' && when
      ? [{ text: `${sentence(when, true, writer)}：${writer.fill(title)}`, cites }]
      : [],
  );
}

function triedBeforeTheLastWay(outcomes: readonly Outcome[]): Outcome[] {
  const lastWay = outcomes.map(({ status }) => status).lastIndexOf('eligible');
  return outcomes.slice(0, Math.max(0, lastWay));
}

/** Ids of the conditions over facts that an expression rests on. */
function leaves(expr: Expr | null, writer: Writer): string[] {
  if (expr === null) return [];
  switch (expr.op) {
    case 'condition': {
      const entry = writer.model.conditions[writer.model.slots.conditions.get(expr.id) ?? -1];
      return entry && !entry.mentionsFact ? leaves(entry.condition.when, writer) : [expr.id];
    }
    default:
      return partsOf(expr).flatMap((part) => leaves(part, writer));
  }
}

/** One statement for every way an expression can hold. */
function exclusions(expr: Expr, writer: Writer): Statement[] {
  return allNeeded(expr, false, writer).map(({ expr: part, value }) => ({
    text: sentence(part, !value, writer),
    cites: citesOf(part, writer),
    kind: 'mustNot',
  }));
}

/** Splits an expression into the parts that must all have their value for it to have `value`, through composites. */
function allNeeded(expr: Expr | null, value: boolean, writer: Writer): { expr: Expr; value: boolean }[] {
  if (expr === null) return [];
  if (expr.op === 'not') return allNeeded(expr.of, !value, writer);
  if ((expr.op === 'and' && value) || (expr.op === 'or' && !value)) {
    return expr.of.flatMap((part) => allNeeded(part, value, writer));
  }
  const composite = expr.op === 'condition' ? compositeParts(expr.id, value, writer) : undefined;
  return composite ?? [{ expr, value }];
}

function compositeParts(
  id: string,
  value: boolean,
  writer: Writer,
): { expr: Expr; value: boolean }[] | undefined {
  const slot = writer.model.slots.conditions.get(id) ?? -1;
  const entry = writer.model.conditions[slot];
  if (!entry || entry.mentionsFact) return undefined;
  const parts = allNeeded(entry.condition.when, value, writer);
  return parts.length > 1 ? parts : undefined;
}

/** An expression over conditions as one Chinese sentence. */
function sentence(expr: Expr, value: boolean, writer: Writer): string {
  switch (expr.op) {
    case 'condition': {
      const condition = conditionOf(expr.id, writer);
      return condition ? writer.fill(value ? condition.yes : condition.no) : '';
    }
    case 'not':
      return sentence(expr.of, !value, writer);
    case 'and':
    case 'or': {
      const together = (expr.op === 'and') === value;
      return expr.of.map((part) => sentence(part, value, writer)).join(together ? '，并且' : '，或者');
    }
    case 'atLeast': {
      const parts = expr.of.map((part) => sentence(part, true, writer)).join('；');
      return `${value ? '至少有' : '不到'}${expr.count}项：${parts}`;
    }
    default:
      return '';
  }
}

function citesOf(expr: Expr, writer: Writer): ClauseRef[] {
  if (expr.op === 'condition') return conditionOf(expr.id, writer)?.cites ?? [];
  return [...new Set(partsOf(expr).flatMap((part) => citesOf(part, writer)))];
}

function conditionOf(id: string, { model }: Writer): Condition | undefined {
  return model.conditions[model.slots.conditions.get(id) ?? -1]?.condition;
}

function humanStatement({ humanChecks }: Ruleset): Statement[] {
  if (humanChecks.length === 0) return [];
  const list = humanChecks.map(({ label, decidedBy }) => `${label}（${decidedBy}）`).join('、');
  return [
    {
      text: list,
      cites: [...new Set(humanChecks.flatMap(({ cites }) => cites))],
      kind: 'human',
    },
  ];
}

/** Every amount with all the values it can have, over everything a household could answer. */
function amountStatements({ model, fill }: Writer, params: Interval[]): Statement[] {
  const anything = situationOf(model, {}, params);
  return model.outcomes.flatMap(({ amounts }) =>
    amounts.map(({ amount, node }) => ({
      text: `${fill(amount.label)}：${formatRange(node.range(anything), amount.unit)}`,
      cites: amount.cites,
    })),
  );
}

function amountNote({ model, fill }: Writer): Statement[] {
  const note = model.ruleset.amountNote;
  return note ? [{ text: fill(note.say), cites: note.cites }] : [];
}

function withoutRepeats(statements: Statement[]): Statement[] {
  return statements.filter(({ text }, at) => statements.findIndex((other) => other.text === text) === at);
}
