/** `npm run rules:lint`: what can be wrong with rules that compile, each with the household that shows it; `--notes` tells all. */
import { resolve } from 'node:path';
import { loadProgrammes } from '#db/programmes/load.ts';
import { type Finding, isFault } from '../rules/lint/finding.ts';
import { householdText } from '../rules/lint/household-text.ts';
import { lintRuleset } from '../rules/lint/lint.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { readContent } from './content.ts';
import { runCommand } from './stop.ts';

const VERDICTS: Record<Finding['verdict'], string> = { proved: '已证明', witness: '有例', undecided: '未定' };

await runCommand(async () => {
  const started = Date.now();
  const rulesets = readContent().programmes.flatMap(({ checks }) => checks.map(({ ruleset }) => ruleset));
  const findings = rulesets.flatMap((ruleset) =>
    lintRuleset(ruleset).map((finding) => ({ ruleset, finding })),
  );
  const lineOf = readLines();
  const notes = process.argv.includes('--notes');
  const told = findings.filter(({ finding }) => notes || finding.level === 'error');
  for (const { ruleset, finding } of told) console.log(printed(ruleset, finding, lineOf(ruleset, finding)));
  const count = (of: (finding: Finding) => boolean) => findings.filter(({ finding }) => of(finding)).length;
  const faults = count(isFault);
  const undecided = count(({ verdict }) => verdict === 'undecided');
  const overlaps = count(({ level }) => level === 'note');
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `${rulesets.length} 份自查规则，${seconds} 秒：错误 ${faults} 处，未定 ${undecided} 处，顺序决定结果的 ${overlaps} 处${notes ? '' : '（npm run rules:lint -- --notes 全部列出）'}`,
  );
  if (faults > 0) process.exitCode = 1;
});

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
