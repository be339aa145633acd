/** `npm run build`: builds the site into `site/dist`, for `PUBLIC_URL`, `BASE_PATH` and `COUNTY_CONFIG`. */
import { readContent } from './content.ts';
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
});
