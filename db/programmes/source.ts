/** `source.yaml`: the instrument a programme rests on, and a digest of its clauses in our own words. */
import * as z from 'zod';
import { clauseAnchor } from './clause.ts';
import { dayMeant, locatorMeant, suggestion } from './meant.ts';
import { named } from './named.ts';

/** A day as the calendar has it, `YYYY-MM-DD` in Asia/Shanghai; 2024-02-30 is refused. */
export const Day = z.iso.date({
  error: ({ input }) => `要写成 YYYY-MM-DD 的真实日期，如 2024-04-10${suggestion(input, dayMeant)}`,
});
/** Words: never empty, no space around. */
export const Text = z.string({ error: '要写文字' }).trim().min(1, '不能为空');
/** ASCII id, unique where it is used: `incomeBelow`, `first-posting`. */
export const Id = z.string().regex(/^[a-z][A-Za-z0-9-]*$/, {
  error: ({ input }) =>
    /[，、；]/.test(String(input))
      ? '几个编号之间用半角逗号隔开，如 [income, area]'
      : '编号只用英文字母、数字和连字符，以小写字母开头',
});

/** Where in the document: `四(三)3`, `任务(二)`, `段5`. */
export const Locator = z
  .string({ error: '条款号要写成文字，如 四(三)3' })
  .refine((value) => clauseAnchor(value) !== undefined, {
    error: ({ input }) =>
      `“${input}”不是条款号${
        suggestion(input, locatorMeant) ||
        '；应像 四(三)3、任务(二) 或 段5（括号用半角，几个条款号之间用半角逗号）'
      }`,
  });

/** At least one clause of `source.yaml` that says so. */
export const Cites = z
  .array(Locator, {
    error: ({ input }) =>
      typeof input === 'string' ? `依据要放在半角方括号里，如 [${input}]` : '要写依据的条款号，如 [四(二)]',
  })
  .min(1, '至少写一条依据，如 cites: [四(二)]');

/** One clause of the digest. */
export const Clause = z.strictObject({
  loc: Locator.describe('As the document numbers it, e.g. 四(三)3'),
  summary: Text.describe('What the clause says, in one line of our own words'),
  gap: Text.optional().describe('Words the text lost here (原文未载明)'),
  conflict: Text.optional().describe('How the text contradicts itself here (原文不一致)'),
});
export type Clause = z.infer<typeof Clause>;

/** `source.yaml` whole. */
export const Source = z.strictObject({
  title: Text.describe('Title of the document; where the text lost it, `sourceNote` says so'),
  documentNumber: Text.nullable().describe('发文字号; null where the text has none (原文未载明)'),
  issuer: Text.nullable().describe('Who issued it; null where the text does not say (原文未载明)'),
  level: named({
    national: '国家',
    province: '省',
    city: '市',
    county: '县',
    township: '乡镇',
    institution: '学校、医院等单位',
  }).describe('Level of government of the issuer'),
  issuedOn: Day.nullable().describe(
    'Day of signature as printed, `YYYY-MM-DD`; null where the text prints none (原文未载明)',
  ),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '要 64 位十六进制的 sha256')
    .describe('SHA-256 of the document text we digested; the text itself is not published here'),
  sourceNote: Text.optional().describe(
    'What a reader must know about this copy: overwritten years, lost headings, how paragraphs are counted',
  ),
  clauses: z.array(Clause).min(1),
});
export type Source = z.infer<typeof Source>;
