/** Worked cases of a check: from what their authors write, in ids and quantities, to answers the engine takes. */
import { checkAnswers } from '../answers.ts';
import type { CaseNumber, CaseSource, CheckProblem, WorkedCase } from '../authoring.ts';
import { decimalsOf, unitName } from '../format.ts';
import type { Answer, Fact, Ruleset, Unit } from '../ruleset.ts';
import { parseQuantity } from '../units.ts';
import { hint, type Path, type Report } from './report.ts';

/** The cases in their order, or every problem with them at once; a path starts with the index of the case. */
export function compileCases(
  sources: readonly CaseSource[],
  ruleset: Ruleset,
): { cases: WorkedCase[] } | { problems: CheckProblem[] } {
  const problems: CheckProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  const cases = sources.map((source, index) => compileCase(source, ruleset, [index], report));
  return problems.length > 0 ? { problems } : { cases };
}

function compileCase(source: CaseSource, ruleset: Ruleset, path: Path, report: Report): WorkedCase {
  const { facts, conditions, outcomes } = ruleset;
  const questions = labels(facts);
  const checkId = (key: 'outcome' | 'next', known: Labels, what: string) => {
    const id = source[key];
    if (typeof id === 'string') reportUnknown(id, known, what, [...path, key], report);
  };
  checkId('outcome', labels(outcomes.map(({ id, title }) => ({ id, label: title }))), '结果');
  checkId('next', questions, '问题');
  for (const [at, id] of (source.because ?? []).entries())
    reportUnknown(id, labels(conditions), '条件', [...path, 'because', at], report);
  for (const [at, id] of (source.missing ?? []).entries())
    reportUnknown(id, questions, '问题', [...path, 'missing', at], report);
  const amounts = source.amounts && amountsOf(source.amounts, ruleset, [...path, 'amounts'], report);
  const answers = compileAnswers(source.answers, ruleset, [...path, 'answers'], report);
  return { ...source, answers, amounts };
}

/** Id → label of what a case may name. */
type Labels = ReadonlyMap<string, string>;

function labels(list: readonly { id: string; label: string }[]): Labels {
  return new Map(list.map(({ id, label }) => [id, label]));
}

function reportUnknown(id: string, known: Labels, what: string, path: Path, report: Report): void {
  if (known.has(id)) return;
  const [meant] = [...known].find(([, label]) => label === id) ?? [];
  if (meant !== undefined) report(path, `“${id}”是名称，这里要写${what}的编号 ${meant}`);
  else report(path, `没有编号为“${id}”的${what}${hint(id, known.keys())}`);
}

/** Answers by fact id as the engine takes them; what cannot be used is reported and left out. */
export function compileAnswers(
  answers: CaseSource['answers'],
  ruleset: Ruleset,
  path: Path,
  report: Report,
): WorkedCase['answers'] {
  const facts = new Map(ruleset.facts.map((fact) => [fact.id, fact]));
  const known = labels(ruleset.facts);
  const entries = Object.entries(answers).flatMap(([id, answer]): [string, Answer][] => {
    const fact = facts.get(id);
    if (!fact) reportUnknown(id, known, '问题', [...path, id], report);
    const value = fact && answerOf(answer, fact, [...path, id], report);
    return value === undefined ? [] : [[id, value]];
  });
  const checked = checkAnswers(ruleset, Object.fromEntries(entries));
  if ('answers' in checked) return checked.answers;
  for (const { field, message } of checked.problems) report([...path, field], message);
  return {};
}

/** Undefined once a mistake in it was reported. */
function answerOf(
  answer: CaseSource['answers'][string],
  fact: Fact,
  path: Path,
  report: Report,
): Answer | undefined {
  if (answer === null) return null;
  const isNumber = typeof answer !== 'boolean';
  if (fact.type === 'bool') {
    if (isNumber) report(path, `“${fact.label}”是 是非 题，要写 true（有）、false（没有）或 null（不知道）`);
    return isNumber ? undefined : answer;
  }
  if (isNumber) return rangeOf(answer, fact, path, report);
  report(path, `“${fact.label}”是 数量，要写连单位的数或 null（不知道）`);
  return undefined;
}

function amountsOf(
  amounts: NonNullable<CaseSource['amounts']>,
  { outcomes }: Ruleset,
  path: Path,
  report: Report,
): WorkedCase['amounts'] {
  const known = new Map(outcomes.flatMap((outcome) => outcome.amounts.map((amount) => [amount.id, amount])));
  const entries = Object.entries(amounts).flatMap(([id, written]) => {
    const amount = known.get(id);
    if (!amount) reportUnknown(id, labels([...known.values()]), '金额', [...path, id], report);
    const range = amount && rangeOf(written, amount, [...path, id], report);
    if (range === undefined) return [];
    return [[id, typeof range === 'number' ? { min: range, max: range } : range] as const];
  });
  return Object.fromEntries(entries);
}

interface Measured {
  label: string;
  unit: Unit;
}

function rangeOf(
  written: CaseNumber | { min: CaseNumber; max: CaseNumber },
  of: Measured,
  path: Path,
  report: Report,
): number | { min: number; max: number } | undefined {
  if (typeof written !== 'object') return numberOf(written, of, path, report);
  const min = numberOf(written.min, of, [...path, 'min'], report);
  const max = numberOf(written.max, of, [...path, 'max'], report);
  return min === undefined || max === undefined ? undefined : { min, max };
}

/** Without a unit 500 could be 元 or 分; only 0, and what is counted one by one, can go without. */
function numberOf(
  written: CaseNumber,
  { label, unit }: Measured,
  path: Path,
  report: Report,
): number | undefined {
  if (typeof written === 'number') {
    if (written === 0 || decimalsOf(unit) === 0) return written;
    report(path, `“${label}”要连单位写，如 ${written} ${unitName(unit)}`);
    return undefined;
  }
  const quantity = parseQuantity(written);
  if ('problem' in quantity) report(path, quantity.problem);
  else if (quantity.unit === unit) return quantity.value;
  else report(path, `“${label}”的单位是${unitName(unit)}，这里写的是“${written}”`);
  return undefined;
}
