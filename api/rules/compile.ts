/** Compiles a check from what its author writes, over Chinese labels, to the ruleset that is served and evaluated. */
import type { CheckContext, CheckProblem, CheckSource } from './authoring.ts';
import { citing, type UseCites } from './compiler/cites.ts';
import { compileConditions } from './compiler/conditions.ts';
import { expressionsOf, scopeOf } from './compiler/expressions.ts';
import { compileFacts, compileScreens } from './compiler/facts.ts';
import { namesOf } from './compiler/names.ts';
import { compileOutcomes, stageAt } from './compiler/outcomes.ts';
import { compileParams } from './compiler/params.ts';
import { type Report, reportRepeatedIds } from './compiler/report.ts';
import { type CompileText, compileTextsOf, reportPlaceholders } from './compiler/texts.ts';
import type { Assumption, HumanCheck, Ruleset } from './ruleset.ts';

/**
 * The ruleset, with its keys always in the same order so that its JSON is the same bytes every time; or every problem
 * of the check at once. Never throws for what an author wrote.
 */
export function compileCheck(
  source: CheckSource,
  context: CheckContext,
): { ruleset: Ruleset } | { problems: CheckProblem[] } {
  const problems: CheckProblem[] = [];
  const report: Report = (path, message, see = []) =>
    problems.push(see.length > 0 ? { path, message, see } : { path, message });
  const ruleset = compile(source, context, report);
  return problems.length > 0 ? { problems } : { ruleset };
}

/** Compiles what can be compiled and reports the rest; only a run without reports is a ruleset. */
function compile(source: CheckSource, context: CheckContext, report: Report): Ruleset {
  const { use: useCites, cited } = citing(context, report);
  const text = compileTextsOf(source, report);
  reportPlaceholders(source, report);
  const facts = compileFacts(source, useCites, report);
  const params = compileParams(source, useCites, report);
  const expressions = expressionsOf(namesOf(source, report), scopeOf(source, facts, params), report);
  const rules = {
    inForce: inForceOf(source, report),
    window: windowOf(source, context, useCites, report),
    intro: source.intro,
    screens: compileScreens(source, report),
    facts,
    params,
    conditions: compileConditions(source, expressions, text, useCites, report),
    outcomes: compileOutcomes(source, { expressions, text, useCites, stages: context.stages, report }),
    humanChecks: compileHumanChecks(source, useCites, report),
    assumptions: compileAssumptions(source, text, useCites),
    ...compileAmountNote(source, text, useCites),
  };
  return { ...headOf(source, context), clauses: cited(), ...rules };
}

function headOf(
  { id, title, kind, version }: CheckSource,
  { programme, regionCode, instrument }: CheckContext,
) {
  return {
    format: 'ruleset/1' as const,
    id: `${programme}/${id}`,
    programme,
    check: id,
    title,
    kind,
    version,
    regionCode,
    instrument: { id: instrument.id, title: instrument.title },
  };
}

function inForceOf(
  { effectiveFrom: from, effectiveTo: to }: CheckSource,
  report: Report,
): Ruleset['inForce'] {
  if (to !== undefined && to <= from)
    report(['effectiveTo'], `止日 ${to} 要晚于起日 ${from}（止日当天已不算）`);
  return { from, to: to ?? null };
}

function windowOf(
  { window: id }: CheckSource,
  { stages }: CheckContext,
  useCites: UseCites,
  report: Report,
): Ruleset['window'] {
  const stage = id === undefined ? undefined : stageAt(id, stages, ['window'], report);
  if (!stage) return null;
  const { label, from, to } = stage;
  if (from === null || to === null) {
    report(['window'], `阶段“${id}”（${label}）原文没有写全起止日期，不能作申报时间；请去掉 window`);
    return null;
  }
  return { label, from, to, cites: useCites(stage.cites, ['window']) };
}

function compileHumanChecks({ humanChecks }: CheckSource, useCites: UseCites, report: Report): HumanCheck[] {
  reportRepeatedIds(humanChecks, ['humanChecks'], report);
  return humanChecks.map(({ id, label, decidedBy, cites }, index) => {
    return { id, label, decidedBy, cites: useCites(cites, ['humanChecks', index]) };
  });
}

function compileAssumptions(
  { assumptions }: CheckSource,
  text: CompileText,
  useCites: UseCites,
): Assumption[] {
  return assumptions.map(({ about, treat, cites }, index) => {
    const path = ['assumptions', index];
    return {
      about: text(about, [...path, 'about']),
      treat: text(treat, [...path, 'treat']),
      cites: useCites(cites, path),
    };
  });
}

function compileAmountNote(
  { amountNote }: CheckSource,
  text: CompileText,
  useCites: UseCites,
): Pick<Ruleset, 'amountNote'> {
  if (!amountNote) return {};
  const { say, cites } = amountNote;
  const path = ['amountNote'];
  return { amountNote: { say: text(say, [...path, 'say']), cites: useCites(cites, path) } };
}
