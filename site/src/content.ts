/** Everything the programme folders say, read once a build; a problem stops the build and all are listed. */
import { join } from 'node:path';
import type { BuiltProgramme, Content } from '#db/content.ts';
import { buildContent } from '#db/seed.ts';

export const content: Content = load();

/** The paths and properties of a page that exists once per programme. */
export function programmePaths(): { params: { slug: string }; props: { built: BuiltProgramme } }[] {
  return content.programmes.map((built) => ({ params: { slug: built.programme.slug }, props: { built } }));
}

function load(): Content {
  const built = buildContent(join(import.meta.env.REPO_ROOT, 'db'));
  if ('problems' in built) throw new Error(['政策文件夹有问题：', ...built.problems].join('\n  '));
  return built;
}
