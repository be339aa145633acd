/** `npm run check`: every problem of the programme folders, every fault of their rules, every case that differs, every limit. */
import { shanghaiDay } from '../rules/shanghai-day.ts';
import { staleBoundaryFiles, staleInWords } from './boundary-files.ts';
import { readContentWithCases } from './content.ts';
import { oldFigures } from './old-figures.ts';
import { requireSoundRules } from './rule-findings.ts';
import { runCommand, Stop } from './stop.ts';
import { unscreened } from './unscreened.ts';
import { requireWorkedCases } from './worked-cases.ts';

await runCommand(async () => {
  const { programmes } = readContentWithCases();
  requireSoundRules(programmes);
  requireWorkedCases(programmes);
  const stale = staleBoundaryFiles(programmes);
  if (stale.length > 0) throw new Stop(staleInWords(stale));
  const checks = programmes.flatMap((programme) => programme.checks);
  const count = (list: 'cases' | 'boundaries') => checks.flatMap((check) => check[list]).length;
  console.log(
    `${programmes.length} 个项目、${count('cases')} 个例子、${count('boundaries')} 个线上线下的例子，全部通过`,
  );
  const notes = [...oldFigures(programmes, shanghaiDay(Date.now())), ...unscreened(programmes)];
  if (notes.length > 0)
    console.log(`请再看一看（不一定错）：\n${notes.map((line) => `  ${line}`).join('\n')}`);
});
