/** What `rules:lint` finds in the programme folders, as lines an author reads; and the stop where a rule is at fault. */
import { resolve } from 'node:path';
import type { BuiltProgramme } from '#db/content.ts';
import { loadProgrammes } from '#db/programmes/load.ts';
import { type Finding, isFault } from '../rules/lint/finding.ts';
import { householdText } from '../rules/lint/household-text.ts';
import { lintRuleset } from '../rules/lint/lint.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { Stop } from './stop.ts';

const VERDICTS: Record<Finding['verdict'], string> = { proved: '已证明', witness: '有例', undecided: '未定' };

/** A finding and its line: `db/programmes/…/checks/….yaml:12 [已证明] …`, with the household that shows it. */
export interface ToldFinding {
  finding: Finding;
  line: string;
}

/** Of every ruleset, in the order of the folders. */
export function findInRules(programmes: readonly BuiltProgramme[]): ToldFinding[] {
  const lineOf = readLines();
  return programmes.flatMap(({ checks }) =>
    checks.flatMap(({ ruleset }) =>
      causesFirst(lintRuleset(ruleset)).map((finding) => ({
        finding,
        line: printed(ruleset, finding, lineOf(ruleset, finding)),
      })),
    ),
  );
}

/** An outcome nobody reaches leaves questions and conditions without effect, which are told after it. */
function causesFirst(findings: readonly Finding[]): Finding[] {
  const isCause = ({ kind }: Finding) => kind === 'unreachableOutcome';
  return [...findings.filter(isCause), ...findings.filter((finding) => !isCause(finding))];
}

/** Throws `Stop` naming every fault. What is undecided or only told does not stop anybody. */
export function requireSoundRules(programmes: readonly BuiltProgramme[]): void {
  const faults = findInRules(programmes).filter(({ finding }) => isFault(finding));
  if (faults.length === 0) return;
  const lines = faults.map(({ line }) => `  ${line}`).join('\n');
  throw new Stop(`自查规则有 ${faults.length} 处错误，改好再试：\n${lines}`);
}

function printed(ruleset: Ruleset, { message, verdict, witness }: Finding, place: string): string {
  const example = witness ? `\n    例：${householdText(ruleset, witness)}` : '';
  return `${place} [${VERDICTS[verdict]}] ${message}${example}`;
}

/** `db/programmes/…/checks/….yaml:12` of a finding. */
function readLines(): (ruleset: Ruleset, finding: Finding) => string {
  const { folders } = loadProgrammes(resolve('db'));
  return ({ programme, check }, { path }) => {
    const checks = folders.find(({ slug }) => slug === programme)?.checks ?? [];
    const file = checks.find(({ file }) => file.value.id === check)?.file;
    const problem = file?.problemAt(path, '');
    return problem ? `${problem.file}:${problem.line}` : `${programme}/${check}`;
  };
}
