/** `npm start`: builds, migrates, seeds and serves the whole portal from this machine. */
import { startServer } from '../server.ts';
import { readContent } from './content.ts';
import { prepareDatabase } from './database.ts';
import { listenFailure, requireFreePort } from './port.ts';
import { readSettings, type Settings, varsOf } from './settings.ts';
import { closeOnSignal } from './signals.ts';
import { buildSite } from './site-build.ts';
import { step } from './step.ts';
import { runCommand } from './stop.ts';

await runCommand(async () => {
  const settings = readSettings(process.env, { port: 8787 });
  await requireFreePort(settings);
  const content = await step('检查政策内容', readContent, ({ programmes }) => `${programmes.length} 项，`);
  await step(
    '构建网站',
    () => buildSite({ out: settings.site, ...settings }),
    (result) => (result === 'unchanged' ? '没有变化，' : ''),
  );
  const { file } = await step(
    '准备数据库',
    () => prepareDatabase(settings.dataDir, content),
    describeDatabase,
  );
  const server = await step('启动服务', () => listen(settings, file));
  closeOnSignal(server);
  console.log(`\n明白已启动：${addressOf(server.url, settings)}\n按 Ctrl+C 停止。`);
});

function describeDatabase({ applied, seeded }: { applied: string[]; seeded: string }): string {
  const migrations = applied.length > 0 ? `执行 ${applied.length} 个迁移，` : '';
  return `${migrations}${seeded === 'seeded' ? '写入内容，' : '内容没有变化，'}`;
}

async function listen(settings: Settings, dbFile: string): ReturnType<typeof startServer> {
  const { host, port, site } = settings;
  try {
    return await startServer({ host, port, assetsDir: site, dbFile, vars: varsOf(settings) });
  } catch (error) {
    throw listenFailure(error, settings);
  }
}

/** As one would type it: `localhost` for an address that means this machine. */
function addressOf(url: string, { basePath }: Settings): string {
  return url.replace(/\/\/(127\.0\.0\.1|0\.0\.0\.0|\[::1?\])/, '//localhost') + basePath;
}
