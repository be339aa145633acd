/** `npm run coverage`: where each expected part of each programme stands on the built site, or why there is none yet. */
import { readFileSync } from 'node:fs';
import { printProblems } from '#db/programmes/problem.ts';
import { readBuiltSite } from './built-site.ts';
import { readContent } from './content.ts';
import { COVERAGE_FILE, countLines, coverageOf, printCoverage, readCoverage } from './coverage-parts.ts';
import { readPlace } from './settings.ts';
import { buildSite } from './site-build.ts';
import { step } from './step.ts';
import { runCommand, Stop } from './stop.ts';

await runCommand(async () => {
  const place = readPlace(process.env);
  const expected = readExpected();
  const { programmes } = await step(
    '检查政策内容',
    readContent,
    (content) => `${content.programmes.length} 项，`,
  );
  const out = process.env.SITE_OUT || 'site/dist';
  await step(
    '构建网站',
    () => buildSite({ out, ...place }),
    (result) => (result === 'unchanged' ? '没有变化，' : ''),
  );
  const titles = programmes.map(({ programme: { slug, title } }) => ({ slug, title }));
  const report = coverageOf(expected, titles, readBuiltSite(out));
  console.log(`\n${printCoverage(report, place.basePath).join('\n')}`);
  if (countLines(report).hole > 0 || report.problems.length > 0) process.exitCode = 1;
});

function readExpected() {
  const read = readCoverage(readFileSync(COVERAGE_FILE, 'utf8'));
  if (!('problems' in read)) return read;
  const lines = printProblems(read.problems).map((line) => `  ${line}`);
  throw new Stop(`${COVERAGE_FILE} 有 ${lines.length} 处问题，改好再试：\n${lines.join('\n')}`);
}
