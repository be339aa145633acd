/** What is asked of a check for one household: by itself in a request, or on a line of a batch. */
import * as z from 'zod';
import { type AnswerProblem, checkAnswers } from '#api/rules/answers.ts';
import { evaluate, type Published } from '#api/rules/evaluate.ts';
import type { Answers, Ruleset, Verdict } from '#api/rules/ruleset.ts';
import { evaluateWithTrace } from '#api/rules/trace.ts';
import { ProblemError } from './problem.ts';
import { pointer, strict } from './validation.ts';

export const HouseholdRequest = strict({
  asOf: z.iso
    .date('asOf 要是真实的日期，写成 YYYY-MM-DD')
    .optional()
    .openapi({ description: 'The day whose rules apply; today in Asia/Shanghai unless given' }),
  answers: z
    .unknown()
    .refine((value) => value !== undefined, '要有 answers；一个也不知道时写 {}')
    .openapi({
      type: 'object',
      description:
        "Fact id → value in the fact's unit (boolean or integer), null for 不知道, or {min,max}; leave out what was not asked",
      example: { income: 12000, hardship: true },
    }),
  explain: z
    .enum(['none', 'reasons', 'trace'], { error: 'explain 只能是 none、reasons 或 trace' })
    .optional()
    .openapi({
      description:
        '`reasons` (the default); `none` leaves `reasons` and `lacking` empty; `trace` adds every step of the calculation',
    }),
  askBy: z.enum(['screen', 'fact'], { error: 'askBy 只能是 screen 或 fact' }).optional().openapi({
    description:
      'Order of `next`: by `screen` (the default) in the order of the screens, for a page that shows one at a time; by `fact` in an order that needs few questions one by one. It changes what comes first, never where the questions end',
  }),
});
export type HouseholdRequest = z.infer<typeof HouseholdRequest>;

/** The verdict; throws `invalid-body` naming each answer that cannot be used. */
export function decideFor(
  published: Published,
  { asOf, answers, explain, askBy }: HouseholdRequest,
  options: { today: string; linkBase: string },
): Verdict {
  const household = { asOf: asOf ?? options.today, answers: readAnswers(published.ruleset, answers) };
  const { linkBase } = options;
  return explain === 'trace'
    ? evaluateWithTrace(published, household, { linkBase, askBy })
    : evaluate(published, household, { linkBase, explain, askBy });
}

function readAnswers(ruleset: Ruleset, raw: unknown): Answers {
  const read = checkAnswers(ruleset, raw);
  if ('answers' in read) return read.answers;
  throw invalidAnswers(read.problems);
}

/** The problem that names each answer that cannot be used, and what would be right. */
export function invalidAnswers(problems: readonly AnswerProblem[]): ProblemError {
  const errors = problems.map(({ field, code, message, didYouMean }) => ({
    pointer: pointer(code === 'notAnObject' ? ['answers'] : ['answers', field]),
    detail: message,
    ...(didYouMean && { didYouMean }),
  }));
  return new ProblemError('invalid-body', '请求内容有误，见 errors。', { errors });
}
