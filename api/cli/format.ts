/** `npm run format`: formats every file and applies Biome's safe fixes. */
import { runTool } from './tool.ts';

process.exitCode = (await runTool('@biomejs/biome', ['check', '--write'], { shown: true })).code;
