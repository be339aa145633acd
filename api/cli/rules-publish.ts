/** `npm run rules:publish`: keeps every ruleset of today for good; `-- --again` also where one was published before and has changed. */
import { resolve } from 'node:path';
import { readContent } from './content.ts';
import { publishRulesets } from './published-files.ts';
import { requireSoundRules } from './rule-findings.ts';
import { runCommand } from './stop.ts';
import { requireWorkedCases } from './worked-cases.ts';

const UNDO =
  '公布错了、还没有提交的：删去上面新写的文件，就当没有公布过；重写了旧文件的，用 git restore 恢复。';

await runCommand(async () => {
  const { programmes } = readContent({ republishing: process.argv.includes('--again') });
  requireSoundRules(programmes);
  requireWorkedCases(programmes);
  const written = publishRulesets(programmes, resolve('db'));
  for (const path of written) console.log(`  ${path}`);
  const all = programmes.flatMap(({ checks }) => checks).length;
  console.log(`${all} 份自查规则：这次公布 ${written.length} 份，其余早已公布。请和自查一起提交。`);
  if (written.length > 0) console.log(UNDO);
});
