/** `programme.yaml`: what a programme is, when it holds, and its stages, channels, posting rules and targets. */
import * as z from 'zod';
import { named } from './named.ts';
import { Cites, Day, Id, Text } from './source.ts';
import { TableSpec } from './table.ts';

/** Names of the audiences as pages and searches have them. */
export const AUDIENCE_LABELS = {
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
} as const;
/** Whom a programme is for; the values of `?audience=`. */
export const Audience = named(AUDIENCE_LABELS);
export type Audience = z.infer<typeof Audience>;

/** Names of the life events as pages and searches have them. */
export const LIFE_EVENT_LABELS = {
  hardship: '日子困难',
  housing: '修房建房',
  illness: '看病就医',
  ageing: '老人照护',
  'end-of-life': '病重临终',
  distress: '心里难受',
  farming: '种地养殖',
  study: '上学学艺',
  business: '办企业用人',
  community: '村里社区的事',
  'daily-life': '过日子省资源',
} as const;
/** What has happened in someone's life when they look for a programme (CPSV-AP life event, 一件事); the values of `?lifeEvent=`. */
export const LifeEvent = named(LIFE_EVENT_LABELS);
export type LifeEvent = z.infer<typeof LifeEvent>;

/** Days in which something is done; both ends included. */
export const Stage = z.strictObject({
  id: Id.describe('Id of the stage, unique in the programme'),
  label: Text.describe('Name of the stage, in Chinese'),
  from: Day.nullable().describe('First day, `YYYY-MM-DD`; null where the text prints none (原文未载明)'),
  to: Day.nullable().describe('Last day, itself included; null where the text prints none (原文未载明)'),
  dateText: Text.optional().describe('How the text itself puts it when it prints no full date, e.g. 9月上旬'),
  tasks: z.array(Text).min(1).describe('What is done in this stage, in Chinese'),
  cites: Cites,
});
export type Stage = z.infer<typeof Stage>;

const PERIOD = {
  length: z.int().positive().describe('How long, counted in `unit`'),
  unit: named({ 天: '自然日', 工作日: '去掉周末和放假的日子' }).describe(
    '天: calendar days; 工作日: working days',
  ),
};

/** How long a list hangs. `notStated` where the text gives no length: shown as 原文未载明, never computed with. */
export const PostingPeriod = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('atLeast').describe('No shorter than `length`'), ...PERIOD }),
    z.strictObject({ kind: z.literal('exactly').describe('`length`, no more and no less'), ...PERIOD }),
    z.strictObject({ kind: z.literal('notStated').describe('The text gives no length (原文未载明)') }),
  ],
  {
    error:
      '写成 { kind: atLeast, length: 7, unit: 天 }；kind 只能是 atLeast（至少）、exactly（正好）或 notStated（原文未载明，不写 length）',
  },
);
export type PostingPeriod = z.infer<typeof PostingPeriod>;

/** A list that must hang in public, and for how long. */
export const PostingRule = z.strictObject({
  id: Id.describe('Id of the rule, unique in the programme'),
  round: z
    .int()
    .positive()
    .describe('Order among the rounds of one list; a list of its own (近亲属) has its own rule'),
  label: Text.describe('Name of the posting, in Chinese'),
  postedBy: Text.nullable().describe('Office that posts; null where the text names none'),
  place: Text.nullable().describe('Where the list hangs; null where the text does not say'),
  period: PostingPeriod.describe('How long the list hangs'),
  notes: z
    .array(Text)
    .default([])
    .describe('What must be kept as evidence, or what the text demands besides the list'),
  cites: Cites,
});
export type PostingRule = z.infer<typeof PostingRule>;

/** A target the text sets. */
export const Indicator = z.strictObject({
  id: Id.describe('Id of the target, unique in the programme'),
  label: Text.describe('What is measured, in Chinese'),
  comparison: z.enum(['>=', '<=', '=', '>', '<']).describe('How what is reached compares with `value`'),
  value: z
    .string()
    .regex(/^\d+(\.\d+)? ?[^\d\s.]+$/, '目标值要带单位，如 80 % 或 100000 亩')
    .describe('The target with its unit, e.g. 80 % or 100000 亩'),
  by: Day.nullable().describe('Day by which it is to be met; null where the text sets none (原文未载明)'),
  cites: Cites,
});
export type Indicator = z.infer<typeof Indicator>;

/** A day on which something happens, or by which it must: a meeting, a delivery; a stage is a stretch of time. */
export const Event = z.strictObject({
  id: Id.describe('Id of the event, unique in the programme'),
  label: Text.describe('What happens, in Chinese'),
  date: Day.nullable().describe('The day as the text prints it; null where it prints no year (原文未载明)'),
  dateText: Text.optional().describe(
    'How the text puts it, where it prints no full date or a rule of recurrence',
  ),
  by: z.boolean().default(false).describe('Whether it is to happen by that day at the latest'),
  cites: Cites,
});
export type Event = z.infer<typeof Event>;

/** A task and the offices that do it (责任单位). */
export const Responsibility = z.strictObject({
  task: Text.describe('What is to be done, in Chinese'),
  lead: Text.nullable().describe('Office in the lead; null where the text names none (原文未载明)'),
  with: z.array(Text).default([]).describe('The other offices, in the order of the text'),
  cites: Cites,
});
export type Responsibility = z.infer<typeof Responsibility>;

/** What a page says in place of a card, where the document is nothing one applies for. */
export const Note = z.strictObject({
  text: Text.describe('A plain sentence, in Chinese'),
  cites: Cites,
});

/** A way to apply. */
export const Channel = z.strictObject({
  kind: named({ 'in-person': '当面', phone: '电话', online: '网上', representative: '别人代办' }).describe(
    'representative: someone else goes for the person',
  ),
  label: Text.describe('How one applies this way, in Chinese'),
  cites: Cites,
});

/** An office one can ask. */
export const Contact = z.strictObject({
  label: Text.describe("Role or office, never a person's name"),
  // Private numbers are never republished.
  phone: z
    .string()
    .regex(/^\d[\d-]{2,14}$/, '电话只写数字和连字符')
    .nullable()
    .describe('Public service number printed in the text; null where it prints none (原文未载明)'),
  cites: Cites,
});

/** Days the programme holds unchanged: [from, to). */
export const Version = z.strictObject({
  from: Day.describe('First day this version holds, `YYYY-MM-DD`'),
  to: Day.optional().describe('First day it no longer holds; absent where the text states no end'),
  note: Text.optional().describe(
    'What changed, or how the dates were read where the text contradicts itself',
  ),
  cites: Cites,
});

/** Names of the kinds as pages have them; a reference must never pass for a rule in force. */
export const KIND_LABELS = {
  programme: '明白卡',
  reference: '研究资料，非现行政策',
  notice: '通知',
} as const;
/** What a folder is about. */
export const Kind = named(KIND_LABELS);
export type Kind = z.infer<typeof Kind>;

/** `programme.yaml` whole. */
export const Programme = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z][a-z0-9-]{2,60}$/, '只用小写英文字母、数字和连字符，以字母开头，3 到 61 个')
    .describe('Id of the programme; the name of its folder'),
  kind: Kind.describe('programme: one can apply; reference: not a policy in force; notice: an event'),
  title: Text.describe('Full title, in Chinese'),
  shortTitle: Text.max(12, '短名不超过 12 个字').describe('At most 12 characters, for tiles and breadcrumbs'),
  summary: Text.max(80, '一句话不超过 80 个字').describe('One plain sentence: what this is for whom'),
  region: z.strictObject({
    /** GB/T 2260 code listed in `db/regions/regions.yaml`; null where the text does not name the place. */
    code: z
      .string()
      .regex(/^\d{6}$/, '要写 6 位行政区划代码，加引号，如 "430523"')
      .nullable(),
    place: Text.nullable().describe('The place below the code, e.g. a township, as the text names it'),
  }),
  /** CPSV-AP competent authority. */
  authority: z.strictObject({ name: Text.describe('Offices, not people, in Chinese'), cites: Cites }),
  audience: z.array(Audience).min(1),
  lifeEvents: z.array(LifeEvent).min(1),
  versions: z.array(Version).min(1),
  stages: z.array(Stage).default([]),
  events: z.array(Event).default([]),
  channels: z.array(Channel).default([]),
  postings: z.array(PostingRule).default([]),
  /** Why there is no posting rule, said on the card. Required when `postings` is empty. */
  noPostings: z.strictObject({ say: Text, cites: Cites }).optional(),
  indicators: z.array(Indicator).default([]),
  responsibilities: z.array(Responsibility).default([]),
  /** Tables of the text; the rows of each stand in `data/<id>.csv`. */
  tables: z.array(TableSpec).default([]),
  /** In place of a card; only of a reference or a notice. */
  notes: z.array(Note).default([]),
  contacts: z.array(Contact).default([]),
  /** Id of the check whose rules fill 谁能领 and 领多少 of the card; absent where no rule is computable. */
  mainCheck: Id.optional(),
  /** A page on a sensitive subject: neutral title, no-store, no referrer, crisis numbers first. */
  sensitive: z.boolean().default(false),
});
export type Programme = z.infer<typeof Programme>;
