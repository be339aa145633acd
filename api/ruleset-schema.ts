/** A compiled ruleset as the API promises it; `api/rules/ruleset.ts` is its whole format. */
import * as z from 'zod';

/** The parts a client needs to ask and to answer. */
export const RulesetAnswer = z
  .looseObject({
    format: z.literal('ruleset/1').describe('Version of the format'),
    id: z.string().describe('`{programme}/{check}`'),
    title: z.string().describe('Title, in Chinese'),
    version: z.string().describe('Version of the rules'),
    facts: z
      .array(
        z.looseObject({
          id: z.string().describe('Key of the answer in a POST'),
          label: z.string().describe('What is asked, in a few Chinese words'),
          ask: z.string().describe('The question, in Chinese'),
          type: z.enum(['bool', 'int']).describe('Type of the answer'),
          unit: z
            .string()
            .optional()
            .describe('Of an int: what one counts, e.g. fen (0.01 元), centimu (0.01 亩)'),
          min: z.int().optional().describe('Least answer, in the unit'),
          max: z.int().optional().describe('Greatest answer, in the unit'),
        }),
      )
      .describe('The questions'),
  })
  .meta({ id: 'Ruleset' });
