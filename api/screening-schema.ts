/** A screening as the API promises it: every check of a region for one household, and what is still worth asking. */
import * as z from 'zod';
import { ScreenedRow } from '#db/programmes/public.ts';
import { HouseholdRequest } from './household-request.ts';
import { RegionCode } from './region-code.ts';
import { strict } from './validation.ts';
import { Verdict } from './verdict-schema.ts';

const { asOf, answers, askBy } = HouseholdRequest.shape;
const answered = z
  .string()
  .describe('Key of the answer: id of a gate or a shared fact, else `{programme}/{check}/{fact}`');

export const ScreeningRequest = strict({
  asOf,
  region: RegionCode.optional(),
  answers: answers.openapi({
    type: 'object',
    description:
      "Key of a question → value in the fact's unit (boolean or integer), null for 不知道, or {min,max}; leave out what was not asked",
    example: { unsafeHome: true, growsRapeseed: false, householdSize: 3 },
  }),
  explain: z.enum(['none', 'reasons'], { error: 'explain 只能是 none 或 reasons' }).optional().openapi({
    description: '`none` (the default): a summary of each verdict; `reasons`: each verdict in full',
  }),
  askBy,
});
export type ScreeningRequest = z.infer<typeof ScreeningRequest>;

const { programme, programmeTitle, regionCode, regionName, place, check } = ScreenedRow.shape;
const SUMMARY = { status: true, outcome: true, title: true, say: true, missing: true } as const;

const ScreenedResult = z.object({
  programme,
  check,
  title: Verdict.shape.title.describe('Title of the check, in Chinese'),
  programmeTitle,
  regionCode,
  regionName,
  place,
  page: z.string().describe('Page of the check, where one household can go through it alone'),
  relevance: z
    .enum(['yes', 'no', 'unsure', 'notAsked'])
    .describe(
      'Whether it is for them: `yes` where a gate of it was said yes to, `no` where all were denied, `unsure` where one was answered null and none yes, `notAsked` while one that is not answered could still tell',
    ),
  barredBy: z
    .string()
    .nullable()
    .describe(
      'Check of the same programme, `{programme}/{check}`, that comes first and finds them `ineligible`: this one is then neither worked out nor asked. null where none does',
    ),
  verdict: Verdict.partial()
    .required(SUMMARY)
    .nullable()
    .describe(
      'What the check alone would answer, in full with `explain: reasons`; `missing` are ids of its facts, not keys. null where `relevance` is `no` or `barredBy` is not null',
    ),
});

const Question = z
  .object({
    key: answered,
    kind: z
      .enum(['gate', 'fact'])
      .describe('Whether it tells for whom checks are, or is a fact they decide by'),
    ask: z.string().describe('The question, in Chinese'),
    group: z
      .enum(['residents', 'organisations'])
      .optional()
      .describe('Of a gate: who would say yes to it, a household, or somebody who asks for an organisation'),
    neededBy: z.array(z.string()).describe('Checks that wait for it, `{programme}/{check}`'),
    type: z.enum(['bool', 'int']).describe('Type of the answer'),
    unit: z.string().optional().describe('Of an int: what one counts, e.g. fen (0.01 元), centimu (0.01 亩)'),
    min: z.int().optional().describe('Least answer, in the unit'),
    max: z.int().optional().describe('Greatest answer, in the unit'),
    help: z.string().nullable().describe('What helps to answer, in Chinese'),
    why: z
      .string()
      .nullable()
      .describe('What it decides, in Chinese, where a check would ask it next; null for what is asked later'),
  })
  .meta({ id: 'ScreeningQuestion' });
export type Question = z.infer<typeof Question>;

export const ScreeningAnswer = z
  .object({
    asOf: z.string().describe('The day whose rules were applied'),
    region: z.string().nullable().describe('The region asked for; null for every programme'),
    results: z
      .array(ScreenedResult)
      .describe('Every check of the region that takes part, in order of programme'),
    next: Question.nullable().describe('The question to ask now: the first of `questions`'),
    questions: z.array(Question).describe('All that is still worth asking, each once, most wanted first'),
  })
  .meta({ id: 'Screening' });
export type ScreeningAnswer = z.infer<typeof ScreeningAnswer>;
