/** `npm run coverage`: where each expected part of each programme stands on the built site, or why there is none yet. */
import { resolve } from 'node:path';
import { loadProgrammes } from '#db/programmes/load.ts';
import { readBuiltSite } from './built-site.ts';
import { readContent } from './content.ts';
import { countLines, coverageOf, type ExpectedProgramme, printCoverage } from './coverage-parts.ts';
import { readPlace } from './settings.ts';
import { buildSite } from './site-build.ts';
import { step } from './step.ts';
import { runCommand } from './stop.ts';

await runCommand(async () => {
  const place = readPlace(process.env);
  await step('检查政策内容', readContent, ({ programmes }) => `${programmes.length} 项，`);
  const out = process.env.SITE_OUT || 'site/dist';
  await step(
    '构建网站',
    () => buildSite({ out, ...place }),
    (result) => (result === 'unchanged' ? '没有变化，' : ''),
  );
  const report = coverageOf(readExpected(), readBuiltSite(out));
  console.log(`\n${printCoverage(report, place.basePath).join('\n')}`);
  if (countLines(report).hole > 0 || report.problems.length > 0) process.exitCode = 1;
});

/** In the order of the folders; of content that was found right, so that every file is there. */
function readExpected(): ExpectedProgramme[] {
  return loadProgrammes(resolve('db')).folders.flatMap(({ slug, loaded, coverage: file }) =>
    loaded && file ? [{ slug, title: loaded.programme.title, file }] : [],
  );
}
