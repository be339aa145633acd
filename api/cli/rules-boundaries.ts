/** `npm run rules:boundaries`: writes, for each check, households on either side of every limit, with what comes out for them. */
import { renew, staleBoundaryFiles } from './boundary-files.ts';
import { readContent } from './content.ts';
import { runCommand } from './stop.ts';

await runCommand(async () => {
  const stale = staleBoundaryFiles(readContent().programmes);
  for (const file of stale) {
    renew(file);
    console.log(`${file.path}${file.text === undefined ? '（已删去：没有比大小）' : ''}`);
  }
  console.log(stale.length === 0 ? '都是新的' : `${stale.length} 个文件有变化，请看过再提交（git diff）`);
});
