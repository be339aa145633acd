/** `checks/<check>.yaml` and `checks/<check>.cases.yaml`: shapes only; `api/rules` compiles what they mean. */
import * as z from 'zod';
import { Cites, Day, Id, Text } from './source.ts';

/** A number with its unit: `165 元`, `20 亩`, `25 %`. */
const Quantity = z
  .string({ error: '数量要连单位一起写，如 165 元' })
  .regex(/^-?\d+(\.\d+)? ?[^\d\s.]\S*$/, '数量要连单位一起写，如 165 元');

/** One question, and the fact its answer is. */
export const FactSource = z.strictObject({
  id: Id,
  label: Text,
  type: z.enum(['是非', '数量'], { error: 'type 只能是 是非 或 数量' }),
  unit: Text.optional(),
  min: Quantity.optional(),
  max: Quantity.optional(),
  ask: Text,
  help: Text.optional(),
  whereToFind: Text.optional(),
  changeable: z.boolean().optional(),
  cites: Cites,
});

/** What to do next. */
export const StepSource = z.strictObject({
  label: Text,
  where: Text.optional(),
  materials: z.array(Text).optional(),
  /** Id of a stage whose last day is the deadline. */
  deadline: Id.optional(),
  cites: Cites,
});

/** A self-check as its authors write it. */
export const CheckSource = z
  .strictObject({
    id: Id,
    title: Text,
    kind: z.enum(['eligibility', 'calculator', 'standard']),
    version: z
      .string({ error: '版本要加引号，如 "2024.1"' })
      .regex(/^\d{4}\.\d+$/, '版本写成 年份.序号，如 "2024.1"'),
    effectiveFrom: Day,
    effectiveTo: Day.optional(),
    intro: Text,
    window: Id.optional(),
    screens: z
      .array(
        z.strictObject({
          id: Id,
          kind: z.enum(['single', 'list']),
          title: Text,
          help: Text.optional(),
          facts: z.array(Id).min(1),
        }),
      )
      .min(1),
    facts: z.array(FactSource).min(1),
    parameters: z
      .array(
        z.strictObject({
          id: Id,
          label: Text,
          versions: z
            .array(z.strictObject({ from: Day, to: Day.optional(), value: Quantity, cites: Cites }))
            .min(1),
        }),
      )
      .default([]),
    conditions: z
      .array(
        z.strictObject({
          id: Id,
          label: Text,
          when: Text,
          except: Text.optional(),
          yes: Text.optional(),
          no: Text.optional(),
          cites: Cites,
        }),
      )
      .min(1),
    outcomes: z
      .array(
        z.strictObject({
          id: Id,
          /** `undetermined`: the text does not say what holds then, or the check is not for them; `say` tells whom to ask. */
          status: z.enum(['eligible', 'ineligible', 'undetermined']),
          title: Text,
          say: Text,
          when: Text.optional(),
          amounts: z.array(z.strictObject({ id: Id, label: Text, value: Text, cites: Cites })).optional(),
          steps: z.array(StepSource).min(1, '每个结果都要告诉人下一步怎么办'),
          cites: Cites,
        }),
      )
      .min(1),
    humanChecks: z.array(z.strictObject({ id: Id, label: Text, decidedBy: Text, cites: Cites })).default([]),
    assumptions: z.array(z.strictObject({ about: Text, treat: Text, cites: Cites })).default([]),
    /** What 领多少 on the card says beside the amounts of the outcomes; required where no outcome has an amount. */
    amountNote: z.strictObject({ say: Text, cites: Cites }).optional(),
  })
  .refine(({ kind, outcomes }) => kind === 'calculator' || outcomes.length > 1, {
    path: ['outcomes'],
    error: '至少要有两个结果（只有 calculator 可以只有一个）',
  });
export type CheckSource = z.infer<typeof CheckSource>;

/** A worked example the authors sign. `answers` uses the wire form: true/false, integers in the fact's unit, null, {min,max}. */
export const CaseSource = z.strictObject({
  name: Text,
  asOf: Day,
  answers: z.record(
    z.string(),
    z.union([z.boolean(), z.int(), z.null(), z.strictObject({ min: z.int(), max: z.int() })], {
      error: '答案只能是 true、false、整数、null（不知道）或 {min: 整数, max: 整数}',
    }),
  ),
  /** Facts not named in `answers`: `no` answers every yes/no fact with false; `absent` leaves them unasked. */
  others: z.enum(['no', 'absent']).default('absent'),
  status: z.enum(['eligible', 'likely', 'ineligible', 'undetermined', 'notInForce']),
  outcome: Id.optional(),
  /** Conditions that must be among the reasons, and no others, when given. */
  because: z.array(Id).optional(),
  missing: z.array(Id).optional(),
  next: Id.nullable().optional(),
  window: z.enum(['before', 'open', 'closed', 'notStated']).optional(),
  amounts: z.record(z.string(), z.strictObject({ min: z.int(), max: z.int() })).optional(),
});
export type CaseSource = z.infer<typeof CaseSource>;
/** All cases of a check; names are unique. */
export const CaseFile = z
  .array(CaseSource)
  .min(1)
  .superRefine((cases, context) => {
    const names = cases.map(({ name }) => name);
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue;
      context.addIssue({ code: 'custom', path: [index, 'name'], message: `“${name}”写了两次` });
    }
  });
