/** What an editor says, in Chinese, of the fields whose own descriptions are English because the API publishes them. */
import type * as z from 'zod';
import {
  Channel,
  Contact,
  Event,
  Indicator,
  Note,
  PostingPeriod,
  PostingRule,
  Programme,
  Responsibility,
  Stage,
  Version,
} from './programme.ts';
import { Clause, Source } from './source.ts';
import { TableColumn, TableSpec } from './table.ts';

/** Of every field but `cites`, which means the same everywhere. */
type Hints<T extends z.ZodObject> = Record<Exclude<keyof T['shape'], 'cites'>, string>;

const { region, authority, noPostings } = Programme.shape;
const [atLeast, exactly, notStated] = PostingPeriod.options;
const PERIOD = {
  kind: 'atLeast 至少这么久，exactly 正好这么久，都要写 length 和 unit；notStated 原文未载明，别的不写',
  length: '多久，如 7',
  unit: '按天数，还是按工作日数',
};

/** By the schema of the object: field → hint. */
export const HINTS: ReadonlyMap<unknown, Readonly<Record<string, string>>> = new Map([
  hints(Source, {
    title: '文件的标题；原文丢了的按内容拟一个，在 sourceNote 里说明',
    documentNumber: '文号，如 民发〔2021〕57号；原文没有的写 null',
    issuer: '发文单位；原文没写的写 null',
    level: '发文单位是哪一级',
    issuedOn: '落款日期，如 2024-04-15；原文没印的写 null',
    sha256:
      '原文的指纹，64 位：Windows 用 certutil -hashfile 原文.txt SHA256，Linux 用 sha256sum 原文.txt；全是数字的加引号',
    sourceNote: '看这份文本要先知道的：标题丢了、年份被改过、段怎样数；没有就不写',
    clauses: '一条一条的摘要，照原文的次序',
  }),
  hints(Clause, {
    loc: '条款号，照原文的编号写，如 四(三)3、任务(二)、段5，括号用半角',
    summary: '这一条说什么：用自己的话，一句话，不照抄',
    gap: '原文缺了什么、没写清什么；没有就不写',
    conflict: '原文怎样前后矛盾；没有就不写',
  }),
  hints(Programme, {
    slug: '和文件夹名一样：小写英文字母、数字和连字符，以字母开头',
    kind: '可以申请的写 programme，会议等通知写 notice，研究资料写 reference',
    title: '全称',
    shortTitle: '短名，不超过 12 个字',
    summary: '一句话：给谁，得到什么；不超过 80 个字',
    region: '哪里的政策',
    authority: '主管部门',
    audience: '给谁用，一个或几个，如 [low-income, elderly]',
    lifeEvents: '居民遇到什么事会来找，一个或几个',
    versions: '从哪天施行；有变化就按先后添一版，不改旧的',
    stages: '分几步，各在哪些天；原文没写就不写',
    events: '哪天做什么，如开会、送达；没有就不写',
    channels: '怎样办；没有就不写',
    postings: '公示什么、贴多久；没有公示的不写，改写 noPostings',
    noPostings: '为什么没有公示；没有 postings 时一定要写',
    indicators: '原文定的目标；没有就不写',
    responsibilities: '哪个单位做什么；没有就不写',
    tables: '原文里的表，数据写在 data/编号.csv；没有就不写',
    notes: 'kind 是 notice、reference 的写主要内容；有明白卡的不写',
    contacts: '问谁',
    mainCheck: '主要的一项自查：checks 里的文件名，不带 .yaml；它生成明白卡的“谁能领”“领多少”',
    sensitive: '难开口的事（临终、心理）写 true：网页不留记录，先列求助电话；别的不写',
  }),
  hints(region, {
    code: '6 位行政区划代码，加引号，如 "430524"，要在 db/regions/regions.yaml 里有；原文没写哪里的写 null',
    place: '代码下面的地方，如 滩头镇；没有就写 null',
  }),
  hints(authority, { name: '写单位，不写人' }),
  hints(noPostings.unwrap(), { say: '一句话，如 原文没有写公示' }),
  hints(Version, {
    from: '从哪一天起施行，如 2024-04-10',
    to: '不再施行的第一天；原文没写完的不写',
    note: '改了什么；原文的日期自相矛盾的，写明怎样读；没有就不写',
  }),
  hints(Stage, {
    id: '编号，自查的 window、deadline 用它，如 application',
    label: '这一步叫什么，如 本人申请',
    from: '第一天，如 2024-04-15；原文没印的写 null',
    to: '最后一天，这天也算；原文没印的写 null',
    dateText: '原文没印全日期的，照原文写，如 9月上旬；印全了的不写',
    tasks: '这一步做什么，一件一条',
  }),
  hints(Event, {
    id: '编号',
    label: '那天做什么，如 开会',
    date: '哪一天，如 2024-06-02；原文没印年份的写 null',
    dateText: '原文没印全日期的，照原文写，如 每月最后一个星期五；印全了的不写',
    by: '最晚那天做完的写 true；就在那天的不写',
  }),
  hints(Channel, { kind: '办的方式', label: '怎样办，如 到村委会当面交申请' }),
  hints(PostingRule, {
    id: '编号，如 village',
    round: '第几榜，从 1 数；近亲属单独公示的另写一条',
    label: '公示的名称，如 村里评议后公示',
    postedBy: '谁来贴，写单位；原文没写的写 null',
    place: '贴在哪里；原文没写的写 null',
    period: '贴多久，如 { kind: atLeast, length: 7, unit: 天 }；原文没写的写 { kind: notStated }',
    notes: '还要留什么记录、有什么要求；没有就不写',
  }),
  hints(atLeast, PERIOD),
  hints(exactly, PERIOD),
  hints(notStated, { kind: PERIOD.kind }),
  hints(Indicator, {
    id: '编号',
    label: '量的是什么，如 心理咨询室建成率',
    comparison: '怎样才算达到：">=" 不少于，"<=" 不超过，"=" 正好，">" 多于，"<" 少于；要加引号',
    value: '目标，连单位，如 80 % 或 100000 亩',
    by: '哪一天以前，如 2024-12-31；原文没写的写 null',
  }),
  hints(Responsibility, {
    task: '做什么',
    lead: '牵头单位；原文没写的写 null',
    with: '一起做的单位，照原文的次序；没有就不写',
  }),
  hints(Note, { text: '一句话，用自己的话写' }),
  hints(Contact, {
    label: '问谁：写单位或岗位，不写人名',
    phone: '原文印出的公用服务电话；没印的写 null，不写私人电话',
  }),
  hints(TableSpec, {
    id: '编号，数据写在 data/编号.csv',
    title: '表的名称',
    note: '看数以前要知道的；没有就不写',
    columns: '各列，照次序',
    totals: '原文印的合计，如 { households: 50000 }，程序会核对；没印的不写',
    chart: '要画成条形图才写',
  }),
  hints(TableColumn, {
    id: '编号，如 households',
    label: '列名，和 CSV 第一行一字不差',
    type: '这一列是什么',
    unit: '数字的单位，如 户；文字的不写',
  }),
  hints(TableSpec.shape.chart.unwrap(), {
    label: '哪一列是每一条的名称，写列的编号',
    values: '画哪几列，写列的编号，单位要一样',
  }),
]);

function hints<T extends z.ZodObject>(
  schema: T,
  fields: Hints<T>,
): [z.ZodObject, Readonly<Record<string, string>>] {
  return [schema, fields];
}
