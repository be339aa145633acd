/** `programme.yaml`: what a programme is, when it holds, and its stages, channels, posting rules and targets. */
import * as z from 'zod';
import { Cites, Day, Id, Text } from './source.ts';

/** Whom a programme is for; the values of `?audience=`. Labels in `AUDIENCE_LABELS`. */
export const Audience = z.enum([
  'low-income',
  'disabled',
  'elderly',
  'children',
  'farmers',
  'patients',
  'students',
  'employers',
  'residents',
  'institutions',
]);
export type Audience = z.infer<typeof Audience>;
export const AUDIENCE_LABELS: Record<Audience, string> = {
  'low-income': '困难家庭',
  disabled: '残疾人',
  elderly: '老年人',
  children: '未成年人',
  farmers: '种植户',
  patients: '患者和家属',
  students: '学生和教师',
  employers: '用人单位',
  residents: '所有居民',
  institutions: '机构和单位',
};

export const Stage = z.strictObject({
  id: Id,
  label: Text,
  /** First and last day, both included, as the text prints them; null = 原文未载明. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** How the text itself puts it when it prints no full date, e.g. 9月上旬. */
  dateText: Text.optional(),
  tasks: z.array(Text).min(1),
  cites: Cites,
});
export type Stage = z.infer<typeof Stage>;

/** How long a list hangs. `notStated` where the text gives no length: shown as 原文未载明, never computed with. */
export const PostingPeriod = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('atLeast'),
      length: z.int().positive(),
      unit: z.enum(['天', '工作日']),
    }),
    z.strictObject({
      kind: z.literal('exactly'),
      length: z.int().positive(),
      unit: z.enum(['天', '工作日']),
    }),
    z.strictObject({ kind: z.literal('notStated') }),
  ],
  { error: '只能是 atLeast（至少）、exactly（正好）或 notStated（原文未载明）' },
);
export type PostingPeriod = z.infer<typeof PostingPeriod>;

export const PostingRule = z.strictObject({
  id: Id,
  /** Order among the rounds of one list; a list of its own (近亲属) has its own rule. */
  round: z.int().positive(),
  label: Text,
  postedBy: Text.nullable(),
  place: Text.nullable(),
  period: PostingPeriod,
  /** What must be kept as evidence, or what the text demands besides the list. */
  notes: z.array(Text).default([]),
  cites: Cites,
});
export type PostingRule = z.infer<typeof PostingRule>;

export const Indicator = z.strictObject({
  id: Id,
  label: Text,
  comparison: z.enum(['>=', '<=', '=', '>', '<']),
  /** With its unit: `80 %`, `100000 亩`. */
  value: z.string().regex(/^\d+(\.\d+)? ?[^\d\s.]+$/, '目标值要带单位，如 80 % 或 100000 亩'),
  /** Day by which it is to be met; null = 原文未载明. */
  by: Day.nullable(),
  cites: Cites,
});
export type Indicator = z.infer<typeof Indicator>;

export const Channel = z.strictObject({
  kind: z.enum(['in-person', 'phone', 'online', 'representative']),
  label: Text,
  cites: Cites,
});

export const Contact = z.strictObject({
  /** Role or office, never a person's name. */
  label: Text,
  /** A public service number printed in the text; null = 原文未载明. Private numbers are never republished. */
  phone: z
    .string()
    .regex(/^\d[\d-]{2,14}$/, '电话只写数字和连字符')
    .nullable(),
  cites: Cites,
});

export const Version = z.strictObject({
  /** First day this version holds. */
  from: Day,
  /** First day it no longer holds; absent where the text states no end. */
  to: Day.optional(),
  /** What changed, or how the dates were read where the text contradicts itself. */
  note: Text.optional(),
  cites: Cites,
});

export const Programme = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/, '只用小写英文字母、数字和连字符，以字母开头，3 到 61 个'),
  kind: z.enum(['programme', 'reference', 'notice']),
  title: Text,
  /** At most 12 characters, for tiles and breadcrumbs. */
  shortTitle: Text.max(12, '短名不超过 12 个字'),
  /** One plain sentence: what this is for whom; shown in lists. */
  summary: Text.max(80, '一句话不超过 80 个字'),
  region: z.strictObject({
    /** GB/T 2260 code listed in `db/regions/regions.yaml`; null where the text does not name the place. */
    code: z
      .string()
      .regex(/^\d{6}$/, '要写 6 位行政区划代码，加引号，如 "430523"')
      .nullable(),
    /** The place below the code, e.g. a township, as the text names it. */
    place: Text.nullable(),
  }),
  /** Who runs it (CPSV-AP competent authority): offices, not people. */
  authority: z.strictObject({ name: Text, cites: Cites }),
  audience: z.array(Audience).min(1),
  versions: z.array(Version).min(1),
  stages: z.array(Stage).default([]),
  channels: z.array(Channel).default([]),
  postings: z.array(PostingRule).default([]),
  /** Why there is no posting rule, said on the card. Required when `postings` is empty. */
  noPostings: z.strictObject({ say: Text, cites: Cites }).optional(),
  indicators: z.array(Indicator).default([]),
  contacts: z.array(Contact).default([]),
  /** Id of the check whose rules fill 谁能领 and 领多少 of the card; absent where no rule is computable. */
  mainCheck: Id.optional(),
  /** A page on a sensitive subject: neutral title, no-store, no referrer, crisis numbers first. */
  sensitive: z.boolean().default(false),
});
export type Programme = z.infer<typeof Programme>;
