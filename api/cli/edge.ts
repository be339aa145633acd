/** `npm run edge`: the same portal in local workerd with D1 and Static Assets, as Cloudflare runs it. */
import { readContent } from './content.ts';
import { requireFreePort } from './port.ts';
import { readSettings } from './settings.ts';
import { closeOnSignal } from './signals.ts';
import { buildSite } from './site-build.ts';
import { step } from './step.ts';
import { runCommand } from './stop.ts';
import { migrateD1, seedD1, startLocalEdge } from './wrangler.ts';

await runCommand(async () => {
  const settings = readSettings(process.env, { port: 8788 });
  await requireFreePort(settings);
  const content = await step('检查政策内容', readContent, ({ programmes }) => `${programmes.length} 项，`);
  await step(
    '构建网站',
    () => buildSite({ out: 'site/dist', ...settings }),
    (result) => (result === 'unchanged' ? '没有变化，' : ''),
  );
  await step('迁移本机 D1', () => migrateD1({ remote: false }));
  await step('写入内容', () => seedD1(content, { remote: false }));
  const edge = await step('启动 workerd', () => startLocalEdge(settings));
  closeOnSignal(edge);
  console.log(`\n明白（workerd + D1）已启动：${edge.url}${settings.basePath}\n按 Ctrl+C 停止。`);
  await edge.ended;
});
