/** The programme folders as content, or a `Stop` that lists every problem they have. */
import type { Content } from '#db/content.ts';
import { type BuildOptions, buildContent } from '#db/seed.ts';
import { Stop } from './stop.ts';
import { casesInWords } from './worked-cases.ts';

/** Throws `Stop` naming every problem, with file and line. */
export function readContent(options?: BuildOptions): Content {
  const content = buildContent(undefined, options);
  if ('problems' in content) throw new Stop(problemsInWords(content.problems));
  return content;
}

/** As `readContent`; where published rules have changed and nothing else is wrong, it names the cases that no longer hold as well. */
export function readContentWithCases(): Content {
  const content = buildContent();
  if (!('problems' in content)) return content;
  const changed = buildContent(undefined, { republishing: true });
  const cases = 'problems' in changed ? undefined : casesInWords(changed.programmes);
  throw new Stop([problemsInWords(content.problems), ...(cases === undefined ? [] : [cases])].join('\n'));
}

function problemsInWords(problems: readonly string[]): string {
  const lines = problems.map((problem) => `  ${problem}`).join('\n');
  return `政策内容有 ${problems.length} 处问题，改好再试：\n${lines}`;
}
