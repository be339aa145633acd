/** `checks/<check>.boundaries.yaml`: households on either side of every limit of a check, generated for review. */
import { Document, Scalar } from 'yaml';
import type { BuiltCheck } from '#db/content.ts';
import type { CaseNumber, CaseSource } from '../rules/authoring.ts';
import { fillWith } from '../rules/engine/fill.ts';
import { paramsInForce } from '../rules/engine/situation.ts';
import { decimalsOf, formatDay, formatQuantity } from '../rules/format.ts';
import { type Boundary, boundariesOf } from '../rules/lint/boundaries.ts';
import { expressionText, labelsOf, type NameOf } from '../rules/lint/expression-text.ts';
import type { Household } from '../rules/lint/finding.ts';
import type { NumberFact, Ruleset, Unit, Verdict } from '../rules/ruleset.ts';
import { evaluateWithTrace } from '../rules/trace.ts';

/** What makes the file, as it is named to whoever finds it out of date. */
export const COMMAND = 'npm run rules:boundaries';

const HEAD = `# 由 ${COMMAND} 生成，不要手改。规则里每处比大小，都有正好在线上的和差一点的例子。
# 请看算出来的结果合不合原文；不合，改规则，再生成一次。没写出来的“有没有”都答没有。
`;

/** The text of the file; undefined where the check compares nothing anybody could be on either side of. */
export function boundaryFile(check: BuiltCheck): string | undefined {
  const boundaries = boundariesOf(check.ruleset);
  if (boundaries.every(({ households }) => households.length === 0)) return undefined;
  const names = new Set<string>();
  return [HEAD, ...boundaries.map((boundary) => section(check, boundary, names))].join('\n');
}

/** A comparison and its cases, each on one line as in the files written by hand; `names` are those taken already. */
function section(check: BuiltCheck, boundary: Boundary, names: Set<string>): string {
  const lines = completed(check, boundary).map((household) => {
    const written = caseOf(check, boundary, household);
    while (names.has(written.name)) written.name += '（又一处）';
    names.add(written.name);
    return `- ${lineOf(written)}`;
  });
  return `${heading(check.ruleset, boundary)}\n${lines.join('')}`;
}

/** `others` in quotes, for to some readers of YAML a plain no is false. */
function lineOf(written: CaseSource): string {
  const document = new Document(written);
  const quoted = new Scalar(written.others);
  quoted.type = 'QUOTE_DOUBLE';
  document.set('others', quoted);
  return document.toString({ collectionStyle: 'flow', lineWidth: 0 });
}

/** `# 收入低于标准：家庭月人均收入 < 低保标准（165 元）。依据 四(二)`. */
function heading(ruleset: Ruleset, { asOf, comparison, path, households, decides }: Boundary): string {
  const { label, cites } = standingAt(ruleset, path);
  const text = expressionText(ruleset, comparison, withValues(ruleset, asOf));
  const lines = [`# ${label}：${text}。依据 ${cites.join('、')}`];
  if (households.length === 0) lines.push('# 没有人正好在线上，所以没有例子。');
  else if (!decides) lines.push('# 这条线上，结果由别的条件先定了：线上、线下换过来，谁的结果也不变。');
  return lines.join('\n');
}

/** The households with a number for everything that still matters to any of them, the same for all. */
function completed(check: BuiltCheck, { asOf, households }: Boundary): Household[] {
  const { facts } = check.ruleset;
  const added: Household = {};
  for (let asked = -1; asked < Object.keys(added).length; ) {
    asked = Object.keys(added).length;
    const missing = households.flatMap((each) => judged(check, asOf, { ...each, ...added }).missing);
    for (const fact of facts) {
      if (fact.type === 'int' && missing.includes(fact.id)) added[fact.id] = ordinary(fact);
    }
  }
  return households.map((household) => ({ ...household, ...added }));
}

/** 10 of what people count: 10 元, 10 亩, 10 人. */
function ordinary({ unit, min, max }: NumberFact): number {
  return Math.min(max, Math.max(min, 10 ** (1 + decimalsOf(unit))));
}

function caseOf(check: BuiltCheck, boundary: Boundary, household: Household): CaseSource {
  const { asOf } = boundary;
  const verdict = judged(check, asOf, household);
  const { status, outcome } = verdict;
  const amounts = Object.fromEntries(verdict.amounts.map((amount) => [amount.id, writtenRange(amount)]));
  return {
    name: nameOf(check.ruleset, boundary, household, verdict),
    asOf,
    answers: writtenAnswers(check.ruleset, household),
    others: 'no',
    status,
    ...(outcome !== null && { outcome }),
    ...(verdict.amounts.length > 0 && { amounts }),
  };
}

/** The answers but for no, numbers with their unit as authors write them. */
function writtenAnswers({ facts }: Ruleset, household: Household): CaseSource['answers'] {
  const given = facts.flatMap((fact): [string, CaseNumber | boolean][] => {
    const answer = household[fact.id];
    if (answer === undefined || answer === false) return [];
    return [[fact.id, fact.type === 'int' ? written(Number(answer), fact.unit) : answer]];
  });
  return Object.fromEntries(given);
}

function writtenRange({ min, max, unit }: Verdict['amounts'][number]) {
  return min === max ? written(min, unit) : { min: written(min, unit), max: written(max, unit) };
}

function written(value: number, unit: Unit): CaseNumber {
  return value === 0 || decimalsOf(unit) === 0 ? value : formatQuantity(value, unit);
}

/** With no to every yes/no question that is not answered. */
function judged({ ruleset, sha256 }: BuiltCheck, asOf: string, household: Household): Verdict {
  const no = ruleset.facts.filter(({ type }) => type === 'bool').map(({ id }) => [id, false]);
  const answers = { ...Object.fromEntries(no), ...household };
  return evaluateWithTrace({ ruleset, sha256 }, { asOf, answers });
}

/** `家庭月人均收入 164.99 元（每人每月收入低于 165 元）：可能符合`; with its day where the numbers of the text change. */
function nameOf(ruleset: Ruleset, boundary: Boundary, household: Household, verdict: Verdict): string {
  const { asOf, facts } = boundary;
  const numbers = ruleset.facts.flatMap((fact) =>
    fact.type === 'int' && facts.includes(fact.id)
      ? [`${fact.label} ${formatQuantity(Number(household[fact.id]), fact.unit)}`]
      : [],
  );
  const day = ruleset.params.some(({ versions }) => versions.length > 1) ? [formatDay(asOf)] : [];
  const said = saidOf(ruleset, boundary, verdict);
  return `${[...day, ...numbers].join('，')}${said && `（${said}）`}：${verdict.title}`;
}

/** How the condition that was compared in reads when it is so, or not so; nothing where the comparison is in an amount. */
function saidOf(ruleset: Ruleset, { asOf, path }: Boundary, { trace }: Verdict): string {
  const [list, slot] = path;
  const condition = list === 'conditions' ? ruleset.conditions[Number(slot)] : undefined;
  if (!condition) return '';
  const holds = trace?.conditions.find(({ id }) => id === condition.id)?.step.value;
  const fill = fillWith(ruleset, paramsInForce(ruleset, asOf) ?? []);
  return fill(holds === true ? condition.yes : condition.no);
}

/** Parameters with the value of the day. */
function withValues(ruleset: Ruleset, asOf: string): NameOf {
  const params = paramsInForce(ruleset, asOf) ?? [];
  const label = labelsOf(ruleset);
  return (named) => {
    const slot = ruleset.params.findIndex(({ id }) => named.op === 'param' && id === named.id);
    const param = ruleset.params[slot];
    const value = params[slot];
    return param && value ? `${label(named)}（${formatQuantity(value.min, param.unit)}）` : label(named);
  };
}

/** The condition or amount a path leads to. */
function standingAt(
  { conditions, outcomes }: Ruleset,
  [list, slot, , index]: Boundary['path'],
): { label: string; cites: string[] } {
  const outcome = outcomes[Number(slot)];
  const found = list === 'conditions' ? conditions[Number(slot)] : outcome?.amounts[Number(index)];
  if (!found) throw new RangeError('a comparison stands in a condition or an amount');
  return found;
}
