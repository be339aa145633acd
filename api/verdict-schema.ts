/** The answer of a check as the API promises it (DESIGN §4); `evaluate` produces it, this describes it. */
import * as z from 'zod';
import { citations } from './citations.ts';

const day = z.string().describe('YYYY-MM-DD in Asia/Shanghai');

export const Verdict = z
  .object({
    status: z
      .enum(['eligible', 'likely', 'ineligible', 'undetermined', 'notInForce'])
      .describe('`likely` is the best there is where the text has a home visit or a vote'),
    outcome: z.string().nullable().describe('The outcome once decided'),
    title: z.string().describe('The result in a few Chinese words'),
    say: z.string().describe('The result in one or two Chinese sentences'),
    possible: z.array(z.string()).describe('Outcomes still possible; one entry = decided'),
    amounts: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        min: z.int(),
        max: z.int(),
        unit: z.string().describe('What the integers count: fen, fenPerMu, centimu …'),
        citations,
      }),
    ),
    reasons: z
      .array(z.object({ condition: z.string(), label: z.string(), value: z.boolean(), citations }))
      .describe('Minimal: they settle the status, and without any one of them it is open'),
    next: z
      .object({ fact: z.string(), screen: z.string(), ask: z.string(), why: z.string(), citations })
      .nullable()
      .describe('The next question that can still matter'),
    missing: z.array(z.string()).describe('Facts absent or unknown that can still change the outcome'),
    nearest: z
      .array(z.object({ fact: z.string(), change: z.string(), outcome: z.string() }))
      .describe('Changes one can truthfully make that would change the result'),
    assumptions: z
      .array(z.object({ about: z.string(), treat: z.string(), citations }))
      .describe('Taken for granted because the text or the form does not settle it'),
    notChecked: z
      .array(z.object({ label: z.string(), decidedBy: z.string(), citations }))
      .describe('Steps people take that no form can check'),
    steps: z.array(
      z.object({
        label: z.string(),
        where: z.string().nullable(),
        materials: z.array(z.string()),
        deadline: day.nullable(),
        citations,
      }),
    ),
    window: z
      .object({
        state: z.enum(['before', 'open', 'closed', 'notStated']),
        from: day.nullable(),
        to: day.nullable(),
      })
      .describe('When one may apply; never changes the verdict'),
    ruleset: z.object({ id: z.string(), version: z.string(), sha256: z.string() }),
    asOf: day,
    engine: z.string().describe('Version of the evaluator'),
  })
  .meta({ id: 'Verdict' });
