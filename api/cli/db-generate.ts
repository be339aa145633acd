/** `npm run db:generate -- --name what-changes`: writes a migration from the changes of `db/schema.ts`. */
import { runTool } from './tool.ts';

const args = ['generate', '--config', 'db/drizzle.config.ts', ...process.argv.slice(2)];
process.exitCode = (await runTool('drizzle-kit', args, { shown: true })).code;
