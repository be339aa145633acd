/** `node api/cli/run.mjs smoke https://www.example.gov.cn/zwgk/mb/`: checks that a portal stands. */
import { smokeProblems } from './smoke-checks.ts';
import { runCommand, Stop } from './stop.ts';

await runCommand(async () => {
  const base = process.argv[2];
  if (!base || !URL.canParse(base)) throw new Stop('请写出门户的地址，例如：smoke http://127.0.0.1:8787/');
  const problems = await smokeProblems(base.endsWith('/') ? base : `${base}/`);
  if (problems.length > 0) throw new Stop(problems.join('\n'));
  console.log('冒烟检查通过');
});
