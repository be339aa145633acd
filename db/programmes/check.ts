/** `checks/<check>.yaml` and `checks/<check>.cases.yaml`: shapes only; `api/rules` compiles what they mean. */
import * as z from 'zod';
import { QUANTITY, quantityMeant, suggestion } from './meant.ts';
import { named } from './named.ts';
import { Cites, Day, Id, Text } from './source.ts';

/** A number with its unit: `165 元`, `20 亩`, `25 %`. */
const Quantity = z.string({ error: '数量要连单位一起写，如 165 元' }).regex(QUANTITY, {
  error: ({ input }) => `数量要连单位一起写，如 165 元${suggestion(input, quantityMeant)}`,
});

/** One question, and the fact its answer is. */
export const FactSource = z.strictObject({
  id: Id.describe('编号，写在 screens 的 facts 和例子的 answers 里，如 income'),
  concept: Id.optional().describe(
    '别的自查也问同一件事的，写它在 concepts.yaml 的编号；type、unit、min、max 要和那里一样',
  ),
  label: Text.describe('名称，写在条件的算式里，全文件不能重名，如 家庭月人均收入'),
  type: named({ 是非: '问有没有、是不是', 数量: '问多少，要写 unit、min、max' }).describe(
    '问的是有没有，还是多少',
  ),
  unit: Text.optional().describe('type 是 数量 才写：单位，如 元、亩、人、岁'),
  min: Quantity.optional().describe('type 是 数量 才写：最小能填多少，连单位，如 0 元'),
  max: Quantity.optional().describe('type 是 数量 才写：最大能填多少，连单位，如 1000000 元'),
  ask: Text.describe('问居民的话，一听就懂，如 全家平均每人每月收入多少元'),
  help: Text.optional().describe('怎么算、哪些不算；没有就不写'),
  whereToFind: Text.optional().describe('拿不准去问谁、看哪个证件'),
  changeable: z
    .boolean()
    .optional()
    .describe('能不能由本人改变（如没办的证可以去办）；能改的写 true，不写就是不能'),
  cites: Cites,
});

/** What to do next. */
export const StepSource = z.strictObject({
  label: Text.describe('下一步做什么，如 本人向村委会交书面申请；可以写 {参数名}'),
  where: Text.optional().describe('去哪里办，写单位，不写人'),
  materials: z.array(Text).optional().describe('带什么，一样一项，如 [身份证, 户口簿]'),
  /** Id of a stage whose last day is the deadline. */
  deadline: Id.optional().describe('截止日：programme.yaml 的 stages 里一个阶段的编号，取它的最后一天'),
  cites: Cites,
});

const Screen = z.strictObject({
  id: Id.describe('这一屏的编号'),
  kind: named({ single: '一次问一题', list: '几个“有没有”放在一起勾，有“都没有”“不确定”' }).describe(
    '怎样问',
  ),
  title: Text.describe('这一屏的标题'),
  help: Text.optional().describe('标题下面的一句说明'),
  facts: z.array(Id).min(1).describe('这一屏问哪些问题，写编号；每个问题只在一屏出现'),
});

const ParameterVersion = z.strictObject({
  from: Day.describe('从哪一天起用这个数，如 2024-04-10'),
  to: Day.optional().describe('不再用的第一天，和下一个的 from 一样；原文没写完的不写'),
  value: Quantity.describe('数，连单位，如 165 元、20 亩、25 %'),
  cites: Cites,
});

const Parameter = z.strictObject({
  id: Id.describe('编号'),
  label: Text.describe('名称，写在算式里，也可以写成 {名称} 放进 yes、no、say，如 低保标准'),
  versions: z.array(ParameterVersion).min(1).describe('数有变化就按日期先后添，不改旧的'),
});

const Condition = z.strictObject({
  id: Id.describe('编号，写在例子的 because 里'),
  label: Text.describe('名称，写在算式里，全文件不能重名'),
  when: Text.describe('什么时候成立，用名称写，如 家庭月人均收入 < 低保标准'),
  except: Text.optional().describe('但书：这个也成立时，就不算成立'),
  yes: Text.optional().describe('成立时告诉居民的话；可以写 {参数名}'),
  no: Text.optional().describe('不成立时告诉居民的话；可以写 {参数名}'),
  cites: Cites,
});

const Amount = z.strictObject({
  id: Id.describe('编号，写在例子的 amounts 里'),
  label: Text.describe('是什么钱、什么数，如 每月津贴'),
  value: Text.describe('怎么算，用名称写，如 每人补助 * 家里人数'),
  cites: Cites,
});

const Outcome = z.strictObject({
  id: Id.describe('编号，写在例子的 outcome 里'),
  status: named({
    eligible: '合条件；有 humanChecks 的，居民看到“可能符合”',
    ineligible: '不合条件，居民看到“暂不符合”',
    undetermined: '原文没有说，或者不归这份自查管；say 里写去问谁',
  }).describe('合不合条件'),
  title: Text.describe('结果的标题；可以写 {参数名}'),
  say: Text.describe('用一两句话说清结果；不写得比原文更肯定'),
  when: Text.optional().describe('什么时候是这个结果，只用条件的名称；从上往下试，最后一个不写'),
  amounts: z.array(Amount).optional().describe('能领多少；原文没有数就不写，改写 amountNote'),
  steps: z.array(StepSource).min(1, '每个结果都要告诉人下一步怎么办').describe('下一步怎么办'),
  cites: Cites,
});

const HumanCheck = z.strictObject({
  id: Id.describe('编号'),
  label: Text.describe('要由人做的核实，如 入户调查、民主评议'),
  decidedBy: Text.describe('谁来做，写单位，不写人'),
  cites: Cites,
});

const Assumption = z.strictObject({
  about: Text.describe('关于什么，如 收入怎么算'),
  treat: Text.describe('这里当作什么来算，原文写没写'),
  cites: Cites,
});

const CASE_NUMBER = '连单位的数如 165 元，或 { min: 120 元, max: 160 元 }';
const ANSWER = `答案写 true（有）、false（没有）、null（不知道）、${CASE_NUMBER}`;
const AMOUNT = `金额写${CASE_NUMBER}`;

/** A quantity or a range of them; whether it may go without its unit is for `api/rules` to say. */
function caseNumber(error: string) {
  const number = z.union([z.int(), z.string().regex(QUANTITY, error)], { error });
  const range = z.strictObject({
    min: number.describe('最少，连单位，如 120 元'),
    max: number.describe('最多，连单位，如 160 元'),
  });
  return [number, range] as const;
}

/** An answer as authors write it: by its words, or a quantity; whether it fits the question is for `api/rules` to say. */
const Answer = z.union([z.boolean(), z.null(), ...caseNumber(ANSWER)], { error: ANSWER });

/** For whom a check is, when one household is put to every check: whoever says yes to any of its gates. */
const ScreeningSource = z
  .strictObject({
    gates: z.array(Id).min(1).describe('concepts.yaml 里 gates 的编号，勾了其中一句就问这项自查'),
    /** Then the rules must leave nobody eligible, or the build stops. */
    ifNone: z
      .record(Id, Answer)
      .optional()
      .describe('一句都没勾的人等于怎样答了，写法和例子的 answers 一样；这样答的人不能有一个合条件'),
    /** Whether one may have it at all comes before how and how much; a check of the same folder. */
    after: Id.optional().describe(
      '同一项目里另一项自查的编号，它说“暂不符合”的人，这项就不算也不问，如 eligibility；那项不合、这项还可能用得上的（如已经投保的赔款），不写',
    ),
    /** For reviewers: why the gates shut out nobody, where the rules alone do not prove it. */
    whyOpen: Text.optional().describe(
      '程序证明不了时才写：为什么一句都没勾的人，不会是规则会说“可以”的人；给审的人看',
    ),
  })
  .refine(({ ifNone, whyOpen }) => ifNone !== undefined || whyOpen !== undefined, {
    path: ['whyOpen'],
    error: '没有写 ifNone 的，要写明为什么不会把规则会说“可以”的人挡在外面',
  });

/** A self-check as its authors write it. */
export const CheckSource = z
  .strictObject({
    // On a receipt it stands in capitals, and scanners tell no case.
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, '自查的编号只用小写英文字母、数字和连字符，以字母开头')
      .describe('编号，和文件名一样'),
    title: Text.describe('自查的名称，如 农村低保自查'),
    kind: named({
      eligibility: '能不能享受',
      calculator: '算多少钱、多少数',
      standard: '单位达不达标',
    }).describe('查什么'),
    version: z
      .string({ error: '版本要加引号，如 "2024.1"' })
      .regex(/^\d{4}\.\d+$/, '版本写成 年份.序号，加半角引号，如 "2024.1"')
      .describe('规则的版本：年份.序号，加引号；规则变了就加一'),
    effectiveFrom: Day.describe('从哪一天起按这些规则算，如 2024-04-10'),
    effectiveTo: Day.optional().describe('不再按这些规则算的第一天；还在用就不写'),
    intro: Text.describe('开头的话：给谁用，最后由谁决定'),
    window: Id.optional().describe(
      '申报时间：programme.yaml 的 stages 里一个阶段的编号；原文没写全起止日期的不写',
    ),
    screening: ScreeningSource.optional().describe(
      '综合自查（/check/）里问谁；不进综合自查的，改写 notScreened',
    ),
    /** For reviewers: without a reason nobody can tell a check left out from one forgotten. */
    notScreened: Text.optional().describe('不进综合自查才写：为什么，一句话；给审的人看'),
    screens: z.array(Screen).min(1).describe('一屏一屏怎样问'),
    facts: z.array(FactSource).min(1).describe('问题'),
    parameters: z.array(Parameter).default([]).describe('原文里的数，带日期和依据；没有就不写'),
    conditions: z.array(Condition).min(1).describe('条件，每条带依据'),
    outcomes: z.array(Outcome).min(1).describe('结果，从上往下试，先合上哪个就是哪个'),
    humanChecks: z
      .array(HumanCheck)
      .default([])
      .describe('表格查不了、要由人核实的步骤；有它，合条件只说“可能符合”'),
    assumptions: z.array(Assumption).default([]).describe('原文没写清、这里怎样当作的；都给居民看'),
    /** What 领多少 on the card says beside the amounts of the outcomes; required where no outcome has an amount. */
    amountNote: z
      .strictObject({
        say: Text.describe('一句话，如 每月领多少，原文未载明；可以写 {参数名}'),
        cites: Cites,
      })
      .optional()
      .describe('明白卡“领多少”再说的一句；没有一个结果写 amounts 时一定要写'),
  })
  .refine(({ kind, outcomes }) => kind === 'calculator' || outcomes.length > 1, {
    path: ['outcomes'],
    error: '至少要有两个结果（只有 calculator 可以只有一个）',
  })
  .refine(({ screening, notScreened }) => screening === undefined || notScreened === undefined, {
    path: ['notScreened'],
    error: '写了 screening 就进综合自查，不写 notScreened；请删去其中一样',
  });
export type CheckSource = z.infer<typeof CheckSource>;

/** A worked example the authors sign; `api/rules` reads the quantities in it. */
const CaseSource = z.strictObject({
  name: Text.describe('例子的名称，一句话说清是什么情况，不能重名，如 正好165元'),
  asOf: Day.describe('按哪一天的规定算，如 2024-04-18'),
  answers: z
    .record(z.string(), Answer)
    .describe('问题的编号: 答案。有写 true，没有写 false，不知道写 null，数连单位写，如 income: 165 元'),
  /** Facts not named in `answers`: `no` answers every yes/no fact with false; `absent` leaves them unasked. */
  others: named({ no: '没写出来的“有没有”都答没有', absent: '没写出来的就是还没问' })
    .default('absent')
    .describe('没写出来的问题怎么办；不写就是 absent'),
  status: named({
    eligible: '符合',
    likely: '可能符合（合条件，还要由人核实）',
    ineligible: '暂不符合',
    undetermined: '还定不了，或者原文没有说',
    notInForce: '那天没有生效的规定',
  }).describe('应当得出什么'),
  outcome: Id.optional().describe('应当是哪个结果，写编号'),
  /** Conditions that must be among the reasons, and no others, when given. */
  because: z.array(Id).optional().describe('决定结果的那几个条件，写编号'),
  missing: z.array(Id).optional().describe('还缺哪些问题，写编号'),
  next: Id.nullable().optional().describe('下一个要问的问题，写编号；没有要问的写 null'),
  window: named({ before: '还没开始', open: '正在申报', closed: '已截止', notStated: '原文未载明' })
    .optional()
    .describe('那天能不能申报'),
  amounts: z
    .record(z.string(), z.union(caseNumber(AMOUNT), { error: AMOUNT }))
    .optional()
    .describe('应当算出多少，金额的编号: 数，如 monthly: 100 元；是个范围就写 { min: 60 元, max: 300 元 }'),
});

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
export type CaseFile = z.infer<typeof CaseFile>;
