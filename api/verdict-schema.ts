/** The answer of a check as the API promises it; `evaluate` produces it, this describes it. */
import * as z from 'zod';
import { citations } from './citations.ts';

const day = z.string().describe('YYYY-MM-DD in Asia/Shanghai');
const unit = z
  .string()
  .describe('What the integers count: fen, fenPerMu (fen per 亩), centimu (0.01 亩), ppm …');

const Amount = z.object({
  id: z.string().describe('Id of the amount in the ruleset'),
  label: z.string().describe('What the amount is, in Chinese'),
  min: z.int().describe('Least it can be; equal to max when known'),
  max: z.int().describe('Most it can be'),
  unit,
  citations,
});

const Reason = z.object({
  condition: z.string().describe('Id of the condition in the ruleset'),
  label: z.string().describe('The reason as a Chinese sentence'),
  value: z.boolean().describe('Whether the condition holds'),
  citations,
});

const NextQuestion = z.object({
  fact: z.string().describe('Id of the fact to ask for'),
  screen: z.string().describe('Id of the screen it stands on'),
  ask: z.string().describe('The question, in Chinese'),
  why: z.string().describe('Why it is asked: what it decides, in Chinese'),
  citations,
});

const Step = z.object({
  label: z.string().describe('What to do, in Chinese'),
  where: z.string().nullable().describe('Where to do it; null where the text names no place'),
  materials: z.array(z.string()).describe('Papers to bring'),
  deadline: day.nullable().describe('Last day, inclusive; null where the text states none'),
  citations,
});

const Window = z.object({
  state: z.enum(['before', 'open', 'closed', 'notStated']).describe('Where `asOf` lies'),
  from: day.nullable().describe('First day, inclusive; null where the text states none'),
  to: day.nullable().describe('Last day, inclusive; null where the text states none'),
});

export const Verdict = z
  .object({
    status: z
      .enum(['eligible', 'likely', 'ineligible', 'undetermined', 'notInForce'])
      .describe(
        '`eligible`; `likely`: eligible, but people still have to check (`notChecked`), so it is the best such a check can say; `ineligible`; `undetermined`: an answer is missing, or, where there is an `outcome`, the text itself does not say; `notInForce`: no rules on that day. May be settled before the outcome is',
      ),
    outcome: z.string().nullable().describe('The outcome once decided'),
    title: z.string().describe('The result in a few Chinese words'),
    say: z.string().describe('The result in one or two Chinese sentences'),
    possible: z.array(z.string()).describe('Outcomes still possible; one entry = decided'),
    amounts: z
      .array(Amount)
      .describe(
        'What one gets or pays; a range while more than one value, or more than one outcome that gives it, is possible',
      ),
    reasons: z
      .array(Reason)
      .describe('Minimal: they settle the status, and without any one of them it is open'),
    lacking: z
      .array(Reason.omit({ value: true }))
      .describe('Of a `standard` that is not met: all that has to turn for the way in that needs least'),
    next: NextQuestion.nullable().describe('The next question that can still matter'),
    missing: z
      .array(z.string())
      .describe('Facts absent or unknown that can still change the outcome or an amount'),
    nearest: z
      .array(
        z.object({
          fact: z.string().describe('Id of the fact to change'),
          change: z.string().describe('The change, in Chinese'),
          outcome: z
            .string()
            .describe('Id of the first outcome it may lead to; all it can lead to are eligible'),
        }),
      )
      .describe('Changes one can truthfully make that would change the result'),
    assumptions: z
      .array(
        z.object({
          about: z.string().describe('What is not settled, in Chinese'),
          treat: z.string().describe('How it is taken here, in Chinese'),
          citations,
        }),
      )
      .describe('Taken for granted because the text or the form does not settle it'),
    notChecked: z
      .array(
        z.object({
          label: z.string().describe('The step, in Chinese'),
          decidedBy: z.string().describe('Who takes it, in Chinese'),
          citations,
        }),
      )
      .describe('Steps people take that no form can check'),
    steps: z.array(Step).describe('What to do next, in order'),
    window: Window.describe('When one may apply; never changes the verdict'),
    ruleset: z
      .object({
        id: z.string().describe('`{programme}/{check}`'),
        version: z.string().describe('Version of the rules'),
        sha256: z.string().describe('SHA-256 of the ruleset as served'),
      })
      .describe('Exactly which rules decided'),
    asOf: day.describe('The day whose rules were applied'),
    engine: z.string().describe('Version of the evaluator'),
    trace: z
      .looseObject({ format: z.literal('trace/1').describe('Version of the format') })
      .optional()
      .describe('With `explain: trace`: params, facts, conditions and outcomes with the value of every part'),
  })
  .meta({ id: 'Verdict' });
