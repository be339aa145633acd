import { describe, expect, test } from 'vitest';
import type { CheckContext, CheckProblem, CheckSource } from '#api/rules/authoring.ts';
import { compileCheck } from '#api/rules/compile.ts';
import { unknownUnit } from '#api/rules/units.ts';
import { sampleCheck, sampleContext, sampleRuleset } from './sample-check.ts';

describe('a sound check', () => {
  test('compiles to the same bytes every time', () => {
    expect(JSON.stringify(sampleRuleset())).toBe(JSON.stringify(sampleRuleset()));
  });

  test('names nothing in Chinese where the machine reads', () => {
    const { conditions, outcomes } = sampleRuleset();
    expect(conditions.map(({ when }) => when)).toEqual([
      {
        op: 'lt',
        left: { op: 'fact', id: 'income' },
        right: { op: 'mul', left: { op: 'param', id: 'standard' }, right: { op: 'fact', id: 'members' } },
      },
      { op: 'fact', id: 'car' },
      { op: 'fact', id: 'idleLand' },
      {
        op: 'and',
        of: [
          { op: 'fact', id: 'newHome' },
          { op: 'not', of: { op: 'fact', id: 'demolished' } },
        ],
      },
      {
        op: 'or',
        of: [
          { op: 'condition', id: 'hasCar' },
          { op: 'condition', id: 'leavesLand' },
          { op: 'condition', id: 'buildsHome' },
        ],
      },
    ]);
    expect(outcomes.map(({ amounts }) => amounts.map(({ unit }) => unit))).toEqual([['fen'], []]);
  });

  test('counts money in fen and writes absent things as null', () => {
    const { params, facts, inForce } = sampleRuleset();
    expect(params[0]).toEqual({
      id: 'standard',
      label: '低保标准',
      unit: 'fen',
      versions: [
        { from: '2024-04-10', to: '2025-01-01', value: 16_500, cites: ['一'] },
        { from: '2025-01-01', to: '2025-12-01', value: 18_000, cites: ['一'] },
      ],
    });
    expect(facts[0]).toEqual({
      id: 'income',
      concept: null,
      label: '月收入',
      type: 'int',
      unit: 'fen',
      min: 0,
      max: 1_000_000,
      ask: '月收入是多少？',
      help: null,
      whereToFind: '问村委会。',
      changeable: false,
      cites: ['一'],
    });
    expect(inForce).toEqual({ from: '2024-04-10', to: '2026-01-01' });
  });

  test('carries the clauses it cites and no others, and placeholders by id', () => {
    const { clauses, conditions, outcomes } = sampleRuleset();
    expect(Object.keys(clauses)).toEqual(['一', '二', '三', '四']);
    expect(conditions[0]?.yes).toBe('收入低于每人{standard}');
    expect(outcomes[0]?.say).toBe('收入低于{standard}。');
  });

  test('takes window and deadlines from the stages of the programme', () => {
    const { window, outcomes } = sampleRuleset();
    expect(window).toEqual({ label: '申请', from: '2024-04-15', to: '2024-04-20', cites: ['三'] });
    expect(outcomes[0]?.steps[0]).toEqual({
      label: '交申请',
      where: '村委会',
      materials: ['户口簿'],
      deadline: '2024-04-20',
      cites: ['三'],
    });
  });

  test('lets a condition refer to one written later', () => {
    const { conditions } = sampleRuleset((check) => check.conditions.reverse());
    expect(conditions[0]?.id).toBe('excluded');
  });

  test('words a condition without yes and no by its label', () => {
    const { conditions } = sampleRuleset((check) => {
      check.conditions[1] = { id: 'hasCar', label: '有车', when: '家里有车', cites: ['二'] };
    });
    expect(conditions[1]).toMatchObject({ yes: '有车', no: '不成立：有车' });
  });
});

interface Broken {
  name: string;
  change: (check: CheckSource, context: CheckContext) => void;
  problems: CheckProblem[];
}

/** Where the sample writes what a message about units is about. */
const INCOME = { name: '月收入', path: ['facts', 0] };
const MEMBERS = { name: '家庭人口', path: ['facts', 1] };

const BROKEN: Broken[] = [
  {
    name: 'a misspelt name',
    change: (check) => setWhen(check, 0, '月收人 < 低保标准'),
    problems: [{ path: ['conditions', 0, 'when'], message: '不认识“月收人”，您是不是想写“月收入”？' }],
  },
  {
    name: 'a number in a condition',
    change: (check) => setWhen(check, 0, '月收入 < 165'),
    problems: [
      {
        path: ['conditions', 0, 'when'],
        message: '算式里不能直接写数字 165：请在 parameters 里给它起个名称、注明依据，这里写那个名称',
      },
    ],
  },
  {
    name: 'money compared with people',
    change: (check) => setWhen(check, 0, '月收入 < 家庭人口'),
    problems: [
      {
        path: ['conditions', 0, 'when'],
        message: '“月收入”（元）和“家庭人口”（人）单位不同，不能比较',
        see: [INCOME, MEMBERS],
      },
    ],
  },
  {
    name: 'money added to people',
    change: (check) => setWhen(check, 0, '月收入 + 家庭人口 < 低保标准'),
    problems: [
      {
        path: ['conditions', 0, 'when'],
        message: '“月收入”（元）和“家庭人口”（人）单位不同，不能相加减',
        see: [INCOME, MEMBERS],
      },
    ],
  },
  {
    name: 'money times money',
    change: (check) => setWhen(check, 0, '月收入 * 低保标准 > 0'),
    problems: [
      {
        path: ['conditions', 0, 'when'],
        message:
          '“月收入”（元）和“低保标准”（元）不能相乘：只能乘以人、户、个、天、个月、年这样的个数；要乘比例或面积，写在 四舍五入(…) 这样的取整里',
        see: [INCOME, { name: '低保标准', path: ['parameters', 0] }],
      },
    ],
  },
  {
    name: 'money compared with 1',
    change: (check) => setWhen(check, 0, '月收入 < 1'),
    problems: [
      {
        path: ['conditions', 0, 'when'],
        message: '1 只能和人、户、个、天、个月、年比较或计算；元的数请写成参数',
      },
    ],
  },
  {
    name: 'a yes/no compared with a number',
    change: (check) => setWhen(check, 1, '家里有车 < 低保标准'),
    problems: [
      { path: ['conditions', 1, 'when'], message: '“家里有车”是“是”或“否”，不是数，不能比较大小或计算' },
    ],
  },
  {
    name: 'a number used as a yes/no',
    change: (check) => setWhen(check, 1, '家里有车 且 月收入'),
    problems: [
      {
        path: ['conditions', 1, 'when'],
        message: '“月收入”是数，要和别的数比较后才能判断，如 “月收入” < 某个标准',
      },
    ],
  },
  {
    name: 'a sum that could leave exact integers',
    change: (check) => {
      setFact(check, 1, { max: '9000000000000000 人' });
    },
    problems: [
      {
        path: ['conditions', 0, 'when'],
        message:
          '“低保标准”乘“家庭人口”可能大到 162000000000000000000，超过能准确计算的 9007199254740991；请把用到的上限（max）改小',
      },
      {
        path: ['outcomes', 0, 'amounts', 0, 'value'],
        message:
          '“每人补贴”乘“家庭人口”可能大到 45000000000000000000，超过能准确计算的 9007199254740991；请把用到的上限（max）改小',
      },
    ],
  },
  {
    name: 'conditions that lean on each other',
    change: (check) => {
      setWhen(check, 1, '闲置土地');
      setWhen(check, 2, '非 有车');
    },
    problems: [
      { path: ['conditions', 1, 'when'], message: '条件绕成了圈，谁也算不出来：有车 → 闲置土地 → 有车' },
    ],
  },
  {
    name: 'a condition that leans on itself',
    change: (check) => setWhen(check, 1, '有车 或 家里有车'),
    problems: [{ path: ['conditions', 1, 'when'], message: '条件绕成了圈，谁也算不出来：有车 → 有车' }],
  },
  {
    name: 'two things with one id',
    change: (check) => {
      check.conditions.push({ ...at(check.conditions, 1), label: '另一个' });
      check.parameters.push({ ...at(check.parameters, 1), label: '又一个' });
    },
    problems: [
      { path: ['parameters', 2, 'id'], message: '编号“grant”和第 2 项重复了，请换一个' },
      { path: ['conditions', 5, 'id'], message: '编号“hasCar”和第 2 项重复了，请换一个' },
    ],
  },
  {
    name: 'two things with one name',
    change: (check) => check.conditions.push({ ...at(check.conditions, 1), id: 'other', label: '家里有车' }),
    problems: [
      {
        path: ['conditions', 5, 'label'],
        message: '名称“家里有车”在 facts 第 3 项 已经用了，写在算式里会分不清，请改一个',
      },
    ],
  },
  {
    name: 'a fact on no screen, one on two, one that does not exist, a number to tick',
    change: (check) => {
      check.screens = [
        {
          id: 'all',
          kind: 'list',
          title: '全部',
          facts: ['income', 'car', 'car', 'newhome', 'idleLand', 'demolished'],
        },
      ];
    },
    problems: [
      { path: ['screens', 0, 'facts', 0], message: '勾选的一屏（list）只能放 是非 题，“月收入”是 数量' },
      {
        path: ['screens', 0, 'facts', 2],
        message: '问题“car”（家里有车）已经在别的屏上了，每个问题只能出现一次',
      },
      { path: ['screens', 0, 'facts', 3], message: '没有编号为“newhome”的问题，您是不是想写“newHome”？' },
      { path: ['facts', 1], message: '问题“members”（家庭人口）没有放在任何一屏上，请加进 screens' },
      { path: ['facts', 4], message: '问题“newHome”（近期建房）没有放在任何一屏上，请加进 screens' },
    ],
  },
  {
    name: 'a number without unit and bounds',
    change: (check) => setFact(check, 1, { unit: undefined, min: undefined, max: undefined }),
    problems: [
      { path: ['facts', 1], message: '“家庭人口”是 数量，要写单位，如 unit: 元' },
      { path: ['facts', 1], message: '“家庭人口”是 数量，要写最小能填多少，如 min: 0 元' },
      { path: ['facts', 1], message: '“家庭人口”是 数量，要写最大能填多少，如 max: 1000 元' },
    ],
  },
  {
    name: 'bounds in another unit, or the wrong way round',
    change: (check) => {
      setFact(check, 0, { max: '20 亩' });
      setFact(check, 1, { min: '30 人' });
    },
    problems: [
      { path: ['facts', 0, 'max'], message: '“月收入”的单位是元，max 却写成“20 亩”，两处单位要一样' },
      { path: ['facts', 1, 'min'], message: '“家庭人口”的最小值 30 人 大于最大值 20 人' },
    ],
  },
  {
    name: 'a yes/no with a unit',
    change: (check) => setFact(check, 2, { unit: '元' }),
    problems: [
      {
        path: ['facts', 2, 'unit'],
        message: '“家里有车”是 是非 题，不要写 unit；要填数的问题请写 type: 数量',
      },
    ],
  },
  {
    name: 'a unit nobody knows, once and not again wherever the fact is used',
    change: (check) => setFact(check, 0, { unit: '块' }),
    problems: [
      {
        path: ['facts', 0, 'unit'],
        message: '不认识单位“块”，请写 元',
      },
    ],
  },
  {
    name: 'values nobody can read',
    change: (check) => {
      at(at(check.parameters, 0).versions, 0).value = '165 美元';
      at(at(check.parameters, 1).versions, 0).value = '0.001 元';
      check.parameters.push({
        id: 'perMonth',
        label: '每月',
        versions: [{ from: '2024-01-01', value: '5 元/月', cites: ['一'] }],
      });
    },
    problems: [
      {
        path: ['parameters', 0, 'versions', 0, 'value'],
        message: unknownUnit('美元'),
      },
      {
        path: ['parameters', 1, 'versions', 0, 'value'],
        message: '“0.001 元”太细了，元最多写到小数点后 2 位',
      },
      {
        path: ['parameters', 2, 'versions', 0, 'value'],
        message: '不认识单位“元/月”：这里只写 元，“每月”写进名称里',
      },
    ],
  },
  {
    name: 'versions that change their unit',
    change: (check) => {
      at(at(check.parameters, 0).versions, 1).value = '180 元/亩';
    },
    problems: [
      {
        path: ['parameters', 0, 'versions', 1, 'value'],
        message: '“低保标准”前面的单位是元，这里是“180 元/亩”，单位要一样',
      },
    ],
  },
  {
    name: 'versions that overlap',
    change: (check) => {
      at(at(check.parameters, 0).versions, 0).to = '2025-02-01';
    },
    problems: [
      {
        path: ['parameters', 0, 'versions', 0, 'to'],
        message: '到 2025-02-01 的数值和 2025-01-01 起的重叠了；前一个的 to 要等于后一个的 from',
      },
    ],
  },
  {
    name: 'versions with a gap',
    change: (check) => {
      at(at(check.parameters, 0).versions, 0).to = '2024-12-01';
    },
    problems: [
      {
        path: ['parameters', 0, 'versions', 0, 'to'],
        message: '2024-12-01 到 2025-01-01 之间没有数值；to 写不再用的第一天，要等于后一个的 from',
      },
    ],
  },
  {
    name: 'a version without end before another',
    change: (check) => {
      at(at(check.parameters, 0).versions, 0).to = undefined;
    },
    problems: [
      {
        path: ['parameters', 0, 'versions', 0],
        message: '后面还有 2025-01-01 起的数值，这里要写 to: 2025-01-01',
      },
    ],
  },
  {
    name: 'dates the wrong way round',
    change: (check) => {
      check.effectiveTo = '2024-04-10';
      at(at(check.parameters, 0).versions, 1).to = '2025-01-01';
    },
    problems: [
      {
        path: ['parameters', 0, 'versions', 1, 'to'],
        message: '止日 2025-01-01 要晚于起日 2025-01-01（止日当天已不算）',
      },
      { path: ['effectiveTo'], message: '止日 2024-04-10 要晚于起日 2024-04-10（止日当天已不算）' },
    ],
  },
  {
    name: 'a clause that does not exist',
    change: (check, context) => {
      context.clauses['四(三)3'] = { anchor: 'c-4-3-3', summary: '住房' };
      at(check.conditions, 0).cites = ['四(三)8'];
      at(check.outcomes, 1).cites = ['总体要求与任务'];
    },
    problems: [
      {
        path: ['conditions', 0, 'cites', 0],
        message: '“示例办法”里没有条款“四(三)8”，您是不是想写“四(三)3”？',
      },
      {
        path: ['outcomes', 1, 'cites', 0],
        message: '“示例办法”里没有条款“总体要求与任务”；请先把它写进 source.yaml',
      },
    ],
  },
  {
    name: 'nothing cited',
    change: (check) => {
      at(check.humanChecks, 0).cites = [];
    },
    problems: [{ path: ['humanChecks', 0, 'cites'], message: '至少写一条依据，如 cites: [四(二)]' }],
  },
  {
    name: 'stages the programme does not have or that print no dates',
    change: (check) => {
      check.window = 'aplication';
      at(at(check.outcomes, 0).steps, 0).deadline = 'review';
    },
    problems: [
      {
        path: ['window'],
        message: 'programme.yaml 里没有编号为“aplication”的阶段，您是不是想写“application”？',
      },
      {
        path: ['outcomes', 0, 'steps', 0, 'deadline'],
        message: '阶段“review”（评议）原文没有写截止日，请去掉 deadline',
      },
    ],
  },
  {
    name: 'a window without dates',
    change: (check) => {
      check.window = 'review';
    },
    problems: [
      {
        path: ['window'],
        message: '阶段“review”（评议）原文没有写全起止日期，不能作申报时间；请去掉 window',
      },
    ],
  },
  {
    name: 'a last outcome with a condition, another without',
    change: (check) => {
      at(check.outcomes, 0).when = undefined;
      at(check.outcomes, 1).when = '有车';
    },
    problems: [
      { path: ['outcomes', 0], message: '结果“base”要写 when：只有最后一个结果可以不写' },
      {
        path: ['outcomes', 1, 'when'],
        message: '最后一个结果“none”不能写 when：前面都不符合时就是它，这样才不会有人落空',
      },
    ],
  },
  {
    name: 'an outcome that reads a fact itself',
    change: (check) => {
      at(check.outcomes, 0).when = '收入够低 且 非 家里有车';
    },
    problems: [
      {
        path: ['outcomes', 0, 'when'],
        message:
          '结果的 when 只能用条件的名称和 且、或、非、至少几项：请把问题和数的比较先写成 conditions 里带依据的条件',
      },
    ],
  },
  {
    name: 'an amount that is no amount',
    change: (check) => {
      const [amount] = at(check.outcomes, 0).amounts ?? [];
      if (amount)
        at(check.outcomes, 0).amounts = [
          { ...amount, value: '有车' },
          { ...amount, value: '0' },
        ];
    },
    problems: [
      { path: ['outcomes', 0, 'amounts', 1, 'id'], message: '编号“grant”和第 1 项重复了，请换一个' },
      {
        path: ['outcomes', 0, 'amounts', 0, 'value'],
        message: '“有车”是“是”或“否”，不是数，不能比较大小或计算',
      },
      { path: ['outcomes', 0, 'amounts', 1, 'value'], message: '金额或数量要有单位，请用参数来写' },
    ],
  },
  {
    name: 'placeholders for no parameter, unpaired, and where no value is known',
    change: (check) => {
      at(check.conditions, 0).yes = '低于{低保标}';
      at(check.conditions, 0).no = '不低于{低保标准';
      at(check.facts, 0).ask = '低于{低保标准}吗？';
      at(check.outcomes, 0).say = '低于｛低保标准｝。';
      check.amountNote = { say: '不低于{低保标注}', cites: ['七'] };
    },
    problems: [
      {
        path: ['facts', 0, 'ask'],
        message: '这里不能写 { }，它只能用在条件和结果的文字里；请直接用文字说明',
      },
      {
        path: ['conditions', 0, 'yes'],
        message: '没有叫“低保标”的参数，{ } 里要写 parameters 里的名称，您是不是想写“低保标准”？',
      },
      { path: ['conditions', 0, 'no'], message: '花括号没有成对，或者不是半角的 { }；要写成 {参数名}' },
      { path: ['outcomes', 0, 'say'], message: '花括号没有成对，或者不是半角的 { }；要写成 {参数名}' },
      {
        path: ['amountNote', 'say'],
        message: '没有叫“低保标注”的参数，{ } 里要写 parameters 里的名称，您是不是想写“低保标准”？',
      },
      {
        path: ['amountNote', 'cites', 0],
        message: '“示例办法”里没有条款“七”；请先把它写进 source.yaml',
      },
    ],
  },
];

describe('a broken check is refused with', () => {
  test.each(BROKEN)('$name', ({ change, problems }) => {
    const check = sampleCheck();
    const context = sampleContext();
    change(check, context);
    expect(compileCheck(check, context)).toEqual({ problems });
  });

  test('names taken from the prototype are unknown like any other', () => {
    const check = sampleCheck();
    at(check.conditions, 0).cites = ['constructor'];
    check.window = '__proto__';
    setWhen(check, 1, 'toString');
    const result = compileCheck(check, sampleContext());
    expect('problems' in result && result.problems.map(({ path }) => path)).toEqual([
      ['window'],
      ['conditions', 0, 'cites', 0],
      ['conditions', 1, 'when'],
    ]);
  });
});

function setWhen(check: CheckSource, index: number, when: string): void {
  at(check.conditions, index).when = when;
}

function setFact(check: CheckSource, index: number, change: Partial<CheckSource['facts'][number]>): void {
  check.facts[index] = { ...at(check.facts, index), ...change };
}

function at<Item>(list: Item[], index: number): Item {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
}
