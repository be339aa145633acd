/** `npm test`: format and lint, types, build, then every test. The last line counts them for CI. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as z from 'zod';
import { readContent } from './content.ts';
import { buildSite } from './site-build.ts';
import { step } from './step.ts';
import { Stop } from './stop.ts';
import { runTool, type Tool } from './tool.ts';

interface Count {
  passed: number;
  failed: number;
}

const REPORT = 'test/.output/vitest.json';
const Report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
/** As `test/runtimes/site.ts` builds it. */
const TEST_SITE = { out: 'test/.output/site', basePath: '/', publicUrl: undefined };
const full = process.argv.includes('--full');
console.log(
  full
    ? '完整测试（FULL=1）：用议题里写明的规模'
    : '测试：重的性质测试用固定的小规模（npm run test:full 用完整规模）',
);

const counts = [
  await check('格式与静态检查', '@biomejs/biome', ['check', '--error-on-warnings']),
  await check('类型', 'typescript', ['--noEmit']),
  await attempt('检查政策内容', readContent, ({ programmes }) => `${programmes.length} 项，`),
  await attempt(
    '构建网站',
    () => buildSite(TEST_SITE),
    (result) => (result === 'unchanged' ? '没有变化，' : ''),
  ),
  await runTests(),
];
const total = counts.reduce((sum, { passed, failed }) => ({
  passed: sum.passed + passed,
  failed: sum.failed + failed,
}));
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

async function check(title: string, tool: Tool, args: string[]): Promise<Count> {
  const { code, printed } = await step(
    title,
    () => runTool(tool, args),
    (result) => (result.code === 0 ? '' : '有问题，'),
  );
  if (code !== 0) console.log(printed);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function attempt<T>(
  title: string,
  work: () => T | Promise<T>,
  outcome: (result: T) => string,
): Promise<Count> {
  try {
    await step(title, work, outcome);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(error instanceof Stop ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

async function runTests(): Promise<Count> {
  rmSync(REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const env = full ? { FULL: '1' } : {};
  const { code } = await runTool('vitest', ['run', '--config', 'test/vitest.config.ts', ...reporters], {
    shown: true,
    env,
  });
  return countTests(code);
}

/** A file that cannot be loaded, or a server that cannot start, has no failed test of its own: it counts as one. */
function countTests(code: number): Count {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed } = Report.parse(
    JSON.parse(readFileSync(REPORT, 'utf8')),
  );
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
