/**
 * Steps people take that the check does not disclose. Whether the text demands one no program can read; what can be seen is
 * a result that speaks of it: it says that somebody else has the last word, or names a step that is not among `humanChecks`.
 */
import type { Outcome, Ruleset } from '../ruleset.ts';
import type { Finding } from './finding.ts';
import { plain } from './report.ts';

/** Words of a result that leaves the last word to somebody: 可能符合, 问能不能, 公示, 以县里核定为准. */
const LEFT_TO_SOMEBODY = /可能|能不能|行不行|公示|为准|由.{1,12}(?:决定|核定|选定)/;

/** Steps by the words they are known by; one is disclosed where the label of a human check has a word for it too. */
const STEPS: readonly RegExp[] = [
  /评议/,
  /审核|审查|审定/,
  /审批(?!表)|批准/,
  /核定|核实|核查|复核/,
  /走访|入户|查勘|上门[审核鉴查调]/,
  /鉴定/,
  /选定|遴选|选不选得上|评选/,
];

/** The eligible outcomes that speak of what people decide while no human check says so. */
export function undisclosedHumanChecks({ outcomes, humanChecks }: Ruleset): Finding[] {
  const labels = humanChecks.map(({ label }) => label).join('\n');
  return outcomes.flatMap((outcome, slot) => {
    if (outcome.status !== 'eligible') return [];
    const text = textOf(outcome);
    const steps = STEPS.filter((step) => !step.test(labels)).flatMap((step) => step.exec(text)?.[0] ?? []);
    const left = humanChecks.length === 0 ? (LEFT_TO_SOMEBODY.exec(text)?.[0] ?? []) : [];
    const words = [...new Set([...steps, left].flat())];
    if (words.length === 0) return [];
    const says = `结果“${outcome.title}”里说到“${words.join('”“')}”，humanChecks 里却没有写：谁来核实、谁来定，请写进去，好让人知道答完自查还没有定下来`;
    return plain('undisclosedHumanCheck', { path: ['outcomes', slot], id: outcome.id }, says);
  });
}

function textOf({ title, say, steps }: Outcome): string {
  return [title, say, ...steps.map(({ label }) => label)].join('\n');
}
