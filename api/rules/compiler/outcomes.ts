/** Outcomes: tried in order, the last one takes the rest; each with its amounts and next steps. */
import type { CheckContext, CheckSource, OutcomeSource, StepSource } from '../authoring.ts';
import type { Expr, Outcome, Step } from '../ruleset.ts';
import type { UseCites } from './cites.ts';
import { BROKEN } from './conditions.ts';
import type { Expressions } from './expressions.ts';
import { hint, type Path, type Report, reportRepeatedIds } from './report.ts';
import type { CompileText } from './texts.ts';

/** What compiling an outcome needs to know of its check. */
interface OutcomeTools {
  expressions: Expressions;
  text: CompileText;
  useCites: UseCites;
  stages: CheckContext['stages'];
  report: Report;
}

/** The outcomes in the author's order; only the last may go without `when`, and what is wrong is reported. */
export function compileOutcomes({ outcomes }: CheckSource, tools: OutcomeTools): Outcome[] {
  reportRepeatedIds(outcomes, ['outcomes'], tools.report);
  return outcomes.map((outcome, index) => {
    const path = ['outcomes', index];
    return compileOutcome(outcome, index === outcomes.length - 1, path, tools);
  });
}

function compileOutcome(source: OutcomeSource, isLast: boolean, path: Path, tools: OutcomeTools): Outcome {
  const { text, useCites } = tools;
  const { id, status } = source;
  return {
    id,
    status,
    title: text(source.title, [...path, 'title']),
    say: text(source.say, [...path, 'say']),
    when: whenOf(source, isLast, path, tools),
    amounts: amountsOf(source, path, tools),
    steps: source.steps.map((step, index) => compileStep(step, [...path, 'steps', index], tools)),
    cites: useCites(source.cites, path),
  };
}

function whenOf({ id, when }: OutcomeSource, isLast: boolean, path: Path, tools: OutcomeTools): Expr | null {
  if (isLast && when !== undefined) {
    tools.report(
      [...path, 'when'],
      `最后一个结果“${id}”不能写 when：前面都不符合时就是它，这样才不会有人落空`,
    );
  }
  if (when === undefined) {
    if (!isLast) tools.report(path, `结果“${id}”要写 when：只有最后一个结果可以不写`);
    return null;
  }
  const expr = tools.expressions.truth(when, [...path, 'when']);
  if (expr && !isMadeOfConditions(expr)) {
    tools.report(
      [...path, 'when'],
      '结果的 when 只能用条件的名称和 且、或、非、至少几项：请把问题和数的比较先写成 conditions 里带依据的条件',
    );
  }
  return expr ?? BROKEN;
}

/** Reasons are conditions; an outcome that read facts itself could not say why. */
function isMadeOfConditions(expr: Expr): boolean {
  switch (expr.op) {
    case 'condition':
      return true;
    case 'not':
      return isMadeOfConditions(expr.of);
    case 'and':
    case 'or':
    case 'atLeast':
      return expr.of.every(isMadeOfConditions);
    default:
      return false;
  }
}

function amountsOf({ amounts = [] }: OutcomeSource, path: Path, tools: OutcomeTools): Outcome['amounts'] {
  reportRepeatedIds(amounts, [...path, 'amounts'], tools.report);
  return amounts.map(({ id, label, value, cites }, index) => {
    const at = [...path, 'amounts', index];
    const number = tools.expressions.number(value, [...at, 'value']);
    return {
      id,
      label: tools.text(label, [...at, 'label']),
      value: number?.expr ?? BROKEN,
      unit: number?.unit ?? 'piece',
      cites: tools.useCites(cites, at),
    };
  });
}

function compileStep(source: StepSource, path: Path, { text, useCites, stages, report }: OutcomeTools): Step {
  return {
    label: text(source.label, [...path, 'label']),
    where: source.where === undefined ? null : text(source.where, [...path, 'where']),
    materials: [...(source.materials ?? [])],
    deadline: source.deadline === undefined ? null : deadlineOf(source.deadline),
    cites: useCites(source.cites, path),
  };

  function deadlineOf(id: string): string | null {
    const stage = stageAt(id, stages, [...path, 'deadline'], report);
    if (stage && stage.to === null)
      report([...path, 'deadline'], `阶段“${id}”（${stage.label}）原文没有写截止日，请去掉 deadline`);
    return stage?.to ?? null;
  }
}

/** The stage with an id; reports one the programme does not have. */
export function stageAt(
  id: string,
  stages: CheckContext['stages'],
  path: Path,
  report: Report,
): CheckContext['stages'][string] | undefined {
  if (Object.hasOwn(stages, id)) return stages[id];
  report(path, `programme.yaml 里没有编号为“${id}”的阶段${hint(id, Object.keys(stages))}`);
  return undefined;
}
