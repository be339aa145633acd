/** `npm run deploy`: build, remote migrations, remote content, upload, smoke. `--dry-run` does all but the upload, on this machine. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContent } from './content.ts';
import { requireFreePort } from './port.ts';
import { readSettings, type Settings } from './settings.ts';
import { buildSite } from './site-build.ts';
import { smokeProblems } from './smoke-checks.ts';
import { step } from './step.ts';
import { runCommand, Stop } from './stop.ts';
import { migrateD1, seedD1, startLocalEdge, varFlags, type Where, wrangler } from './wrangler.ts';

await runCommand(async () => {
  const settings = readSettings(process.env, { port: 8789 });
  await (process.argv.includes('--dry-run') ? rehearse(settings) : deploy(settings));
});

async function deploy(settings: Settings): Promise<void> {
  if (/^database_id = "0{8}-/m.test(readFileSync('wrangler.toml', 'utf8'))) {
    throw new Stop(
      'wrangler.toml 里的 database_id 还是占位：先运行 npx wrangler d1 create mingbai，把它给出的编号填进去。',
    );
  }
  await prepare(settings, { remote: true });
  const printed = await step('上传', () => wrangler(['deploy', ...varFlags(settings)], '上传没有完成'));
  const origin = settings.publicUrl ?? /https:\/\/\S+\.workers\.dev/.exec(printed)?.[0];
  if (!origin)
    throw new Stop(`已上传，但不知道地址，没有做冒烟检查；请设 PUBLIC_URL。wrangler 的输出：\n${printed}`);
  await smoke(origin + settings.basePath);
  console.log(`\n门户在 ${origin}${settings.basePath}`);
}

/** The same steps against a fresh database of this machine. */
async function rehearse(settings: Settings): Promise<void> {
  await requireFreePort(settings);
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-deploy-'));
  const state = join(folder, 'state');
  try {
    await prepare(settings, { remote: false, state });
    await step('打包（不上传）', () =>
      wrangler(
        ['deploy', '--dry-run', '--outdir', join(folder, 'bundle'), ...varFlags(settings)],
        '打包没有完成',
      ),
    );
    const edge = await step('在本机 workerd 启动', () => startLocalEdge({ ...settings, state }));
    await smoke(edge.url + settings.basePath).finally(edge.close);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('\n演练完成：除上传外每一步都已在本机做过，本机的门户已停止。');
}

async function prepare(settings: Settings, where: Where): Promise<void> {
  const content = await step('检查政策内容', readContent, ({ programmes }) => `${programmes.length} 项，`);
  await step(
    '构建网站',
    () => buildSite({ out: 'site/dist', ...settings }),
    (result) => (result === 'unchanged' ? '没有变化，' : ''),
  );
  await step('迁移 D1', () => migrateD1(where));
  await step('写入内容', () => seedD1(content, where));
}

async function smoke(base: string): Promise<void> {
  const problems = await step(
    '冒烟检查',
    () => smokeProblems(base),
    (found) => (found.length > 0 ? `${found.length} 处不对，` : '通过，'),
  );
  if (problems.length > 0) throw new Stop(problems.join('\n'));
}
