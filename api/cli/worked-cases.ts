/** Runs the worked cases of a check (`*.cases.yaml`) and says in Chinese where a verdict is not what their authors signed. */
import { isDeepStrictEqual } from 'node:util';
import type { BuiltCheck, BuiltProgramme } from '#db/content.ts';
import type { WorkedCase } from '../rules/authoring.ts';
import { verdictName } from '../rules/engine/wording.ts';
import { evaluate } from '../rules/evaluate.ts';
import { formatRange } from '../rules/format.ts';
import type { Ruleset, Status, Verdict } from '../rules/ruleset.ts';
import { Stop } from './stop.ts';

/** Throws `Stop` with the words of `casesInWords`, where there are any. */
export function requireWorkedCases(programmes: readonly BuiltProgramme[]): void {
  const faults = casesInWords(programmes);
  if (faults !== undefined) throw new Stop(faults);
}

/** Every case that comes out otherwise than its authors signed, and every outcome without a case; undefined where none is. */
export function casesInWords(programmes: readonly BuiltProgramme[]): string | undefined {
  const checks = programmes.flatMap((programme) => programme.checks);
  const parts = [
    underHeading(
      checks.flatMap(differingCases),
      (count) => `算出来和例子不一样（${count} 处）：规则改对了，就改例子；不是有意改的，就把规则改回去`,
    ),
    underHeading(checks.flatMap(bareOutcomes), (count) => `还没有例子的结果（${count} 个）：请补上例子`),
  ];
  const told = parts.filter((part) => part !== undefined);
  return told.length > 0 ? told.join('\n') : undefined;
}

function underHeading(lines: readonly string[], heading: (count: number) => string): string | undefined {
  if (lines.length === 0) return undefined;
  return [heading(lines.length), ...lines.map((line) => `  ${line}`)].join('\n');
}

function differingCases(check: BuiltCheck): string[] {
  return check.cases.flatMap((worked) => {
    const differences = caseDifferences(check, worked);
    return differences.length > 0 ? [`${worked.place} ${worked.name}：${differences.join('；')}`] : [];
  });
}

function bareOutcomes(check: BuiltCheck): string[] {
  const { programme, check: name } = check.ruleset;
  const file = `db/programmes/${programme}/checks/${name}.cases.yaml`;
  return outcomesWithoutCase(check).map((outcome) => `${file}:1 结果${outcome}还没有例子`);
}

/** `期望 可能符合，实际 暂不符合`, one for each thing the case says that came out otherwise; empty where it holds. */
export function caseDifferences({ ruleset, sha256 }: BuiltCheck, worked: WorkedCase): string[] {
  const household = { asOf: worked.asOf, answers: answersOf(ruleset, worked) };
  return verdictDifferences(ruleset, worked, evaluate({ ruleset, sha256 }, household));
}

/** The same for a verdict that came from elsewhere, over HTTP say. */
export function verdictDifferences(ruleset: Ruleset, worked: WorkedCase, verdict: Verdict): string[] {
  const { condition, fact, outcome, amounts } = namesOf(ruleset);
  const { status, because, missing, next, window } = worked;
  const wanted = { outcome: worked.outcome ?? null, next: null };
  const nameOf = (value: Status) =>
    verdictName(value === verdict.status ? verdict : { ...wanted, status: value });
  return [
    ...difference('', status, verdict.status, nameOf).map(
      (told) => told + (status === 'eligible' && verdict.status === 'likely' ? LIKELY : ''),
    ),
    ...difference('结果', worked.outcome, verdict.outcome, outcome),
    ...difference('理由', because?.toSorted(), verdict.reasons.map((of) => of.condition).sort(), condition),
    ...difference('还缺', missing?.toSorted(), verdict.missing.toSorted(), fact),
    ...difference('下一问', next, verdict.next?.fact ?? null, fact),
    ...difference('申报时间', window, verdict.window.state, (value) => WINDOW_NAMES[value]),
    ...difference('金额', worked.amounts, amountsOf(verdict), amounts),
  ];
}

/** The outcomes no case names, by title and id: nobody has signed what leads to them. */
export function outcomesWithoutCase({ ruleset, cases }: BuiltCheck): string[] {
  const named = new Set(cases.map(({ outcome }) => outcome));
  return ruleset.outcomes.filter(({ id }) => !named.has(id)).map(({ id, title }) => `“${title}”（${id}）`);
}

/** What most often makes an author wonder. */
const LIKELY = '（有 humanChecks 的，合条件写 likely）';

type Amounts = NonNullable<WorkedCase['amounts']>;

/** With the value the case file has for it. */
const WINDOW_NAMES: Record<Verdict['window']['state'], string> = {
  before: '还没开始（before）',
  open: '正在申报（open）',
  closed: '已截止（closed）',
  notStated: '原文未载明（notStated）',
};

/** The answers of a case, with `false` to every yes/no question it does not name where `others` is `no`. */
export function answersOf({ facts }: Ruleset, { answers, others }: WorkedCase): WorkedCase['answers'] {
  const unnamed = others === 'no' ? facts.filter(({ type }) => type === 'bool') : [];
  return { ...Object.fromEntries(unnamed.map(({ id }) => [id, false])), ...answers };
}

function amountsOf({ amounts }: Verdict): Amounts {
  return Object.fromEntries(amounts.map(({ id, min, max }) => [id, { min, max }]));
}

/** Nothing where the case does not speak of it. */
function difference<T>(what: string, wanted: T | undefined, got: T, name: (value: T) => string): string[] {
  if (wanted === undefined || isDeepStrictEqual(wanted, got)) return [];
  return [`期望${what} ${name(wanted)}，实际 ${name(got)}`];
}

/** How the things of a ruleset are called, with the id the case file has for them. */
function namesOf({ conditions, facts, outcomes }: Ruleset) {
  const amounts = outcomes.flatMap((outcome) => outcome.amounts);
  const amountName = ([id, range]: [string, Amounts[string]]) => {
    const amount = amounts.find((one) => one.id === id);
    return amount ? `${amount.label} ${formatRange(range, amount.unit)}` : id;
  };
  return {
    condition: naming(conditions.map(({ id, label }) => [id, label])),
    fact: naming(facts.map(({ id, label }) => [id, label])),
    outcome: naming(outcomes.map(({ id, title }) => [id, title])),
    amounts: (value: Amounts) => Object.entries(value).map(amountName).join('、') || '没有',
  };
}

function naming(labels: [id: string, label: string][]): (ids: string | readonly string[] | null) => string {
  const byId = new Map(labels);
  return (ids) =>
    [ids ?? []]
      .flat()
      .map((id) => (byId.has(id) ? `${byId.get(id)}（${id}）` : id))
      .join('、') || '没有';
}
