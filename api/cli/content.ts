/** The programme folders as content, or a `Stop` that lists every problem they have. */
import type { Content } from '#db/content.ts';
import { type BuildOptions, buildContent } from '#db/seed.ts';
import { Stop } from './stop.ts';

/** Throws `Stop` naming every problem, with file and line. */
export function readContent(options?: BuildOptions): Content {
  const content = buildContent(undefined, options);
  if ('problems' in content) {
    throw new Stop(
      `政策内容有 ${content.problems.length} 处问题，改好再试：\n${content.problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
  }
  return content;
}
