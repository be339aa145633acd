/** `coverage.yaml`: what the pages of a programme are to have, part by part, or why not yet. */
import * as z from 'zod';
import { Text } from './source.ts';

/** One thing a programme is to have. */
export const Expected = z.strictObject({
  label: Text.describe('应当有什么，如 明白卡'),
  at: z
    .string()
    .optional()
    .describe('在哪里：从这个项目的网页算起的地址，如 check/、data/#table-points；位置固定的不用写'),
  count: z.int().positive().optional().describe('那里应有几行、几条'),
  says: z.array(Text).optional().describe('那里应有的字、数，如 [村务公开栏, "44"]'),
  reason: Text.optional().describe('还没有的写原因；有了就删去，写上 at'),
});
export type Expected = z.infer<typeof Expected>;

const Part = z.array(Expected).min(1).optional();

/** `coverage.yaml` whole. */
export const Coverage = z.strictObject({
  card: Part.describe('明白卡'),
  check: Part.describe('自查、计算器，一项一条，要写 at'),
  posting: Part.describe('公示'),
  timeline: Part.describe('时间安排'),
  indicators: Part.describe('目标'),
  tables: Part.describe('表格，一张一条，要写 at'),
  responsibilities: Part.describe('哪个单位做什么'),
  directory: Part.describe('便民目录里的条目，要写 at'),
  source: Part.describe('逐条大意'),
  notes: Part.describe('没有明白卡的：主要内容'),
  other: Part.describe('别的，要写 at'),
});
export type Coverage = z.infer<typeof Coverage>;
