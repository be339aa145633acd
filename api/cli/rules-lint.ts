/** `npm run rules:lint`: what can be wrong with rules that compile, each with the household that shows it; `--notes` tells all. */
import { type Finding, isFault } from '../rules/lint/finding.ts';
import { readContent } from './content.ts';
import { findInRules } from './rule-findings.ts';
import { runCommand } from './stop.ts';

await runCommand(async () => {
  const started = Date.now();
  const { programmes } = readContent();
  const findings = findInRules(programmes);
  const notes = process.argv.includes('--notes');
  for (const { finding, line } of findings) if (notes || finding.level === 'error') console.log(line);
  const count = (is: (finding: Finding) => boolean) => findings.filter(({ finding }) => is(finding)).length;
  const rulesets = programmes.flatMap(({ checks }) => checks).length;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const faults = count(isFault);
  const undecided = count(({ verdict }) => verdict === 'undecided');
  const overlaps = count(({ level }) => level === 'note');
  const more = notes ? '' : '（npm run rules:lint -- --notes 全部列出）';
  console.log(
    `${rulesets} 份自查规则，${seconds} 秒：错误 ${faults} 处，未定 ${undecided} 处，顺序决定结果的 ${overlaps} 处${more}`,
  );
  if (faults > 0) process.exitCode = 1;
});
