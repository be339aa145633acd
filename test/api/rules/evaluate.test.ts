import { describe, expect, test } from 'vitest';
import { evaluate } from '#api/rules/evaluate.ts';
import type { Answers, Ruleset, Verdict } from '#api/rules/ruleset.ts';
import { sampleRuleset } from './sample-check.ts';

const RULESET = sampleRuleset();
/** Two people, nothing that excludes; the limit is 2 × 165 元. */
const NOTHING = { members: 2, car: false, idleLand: false, newHome: false, demolished: false };

function judge(answers: Answers, asOf = '2024-04-18', ruleset: Ruleset = RULESET): Verdict {
  return evaluate({ ruleset, sha256: 'abc' }, { asOf, answers });
}

describe('the verdict', () => {
  test('turns at the limit and not a fen beside it', () => {
    expect(judge({ ...NOTHING, income: 32_999 }).status).toBe('likely');
    expect(judge({ ...NOTHING, income: 33_000 }).status).toBe('ineligible');
  });

  test('is whole: every part of one answer', () => {
    const url = '/zwgk/programmes/sample/source/#c-';
    const cite = (clause: string, number: number, label: string) => ({
      instrument: 'sample-2024',
      clause,
      label,
      url: `${url}${number}`,
    });
    const answers = { ...NOTHING, income: 20_000 };
    expect(
      evaluate({ ruleset: RULESET, sha256: 'abc' }, { asOf: '2024-04-18', answers }, { linkBase: '/zwgk' }),
    ).toEqual({
      status: 'likely',
      outcome: 'base',
      title: '可能符合',
      say: '收入低于 165 元。',
      possible: ['base'],
      amounts: [
        {
          id: 'grant',
          label: '每月补贴',
          min: 10_000,
          max: 10_000,
          unit: 'fen',
          citations: [cite('四', 4, '补贴数额')],
        },
      ],
      reasons: [
        {
          condition: 'incomeLow',
          label: '收入低于每人 165 元',
          value: true,
          citations: [cite('一', 1, '收入标准')],
        },
        {
          condition: 'excluded',
          label: '没有不能享受的情形',
          value: false,
          citations: [cite('二', 2, '不能享受的情形')],
        },
      ],
      lacking: [],
      next: null,
      missing: [],
      nearest: [],
      assumptions: [
        { about: '收入怎么算', treat: '照您填的数和 165 元比', citations: [cite('一', 1, '收入标准')] },
      ],
      notChecked: [{ label: '上门走访', decidedBy: '村干部', citations: [cite('三', 3, '申请时间')] }],
      steps: [
        {
          label: '交申请',
          where: '村委会',
          materials: ['户口簿'],
          deadline: '2024-04-20',
          citations: [cite('三', 3, '申请时间')],
        },
      ],
      window: { state: 'open', from: '2024-04-15', to: '2024-04-20' },
      ruleset: { id: 'sample/eligibility', version: '2024.1', sha256: 'abc' },
      asOf: '2024-04-18',
      engine: 'rules/1',
    });
  });

  test('is eligible, not likely, where no human check follows', () => {
    const ruleset = sampleRuleset((check) => {
      check.humanChecks = [];
    });
    expect(judge({ ...NOTHING, income: 0 }, '2024-04-18', ruleset).status).toBe('eligible');
  });

  test('lets an exception to an exclusion stand', () => {
    expect(judge({ ...NOTHING, income: 0, newHome: true }).status).toBe('ineligible');
    expect(judge({ ...NOTHING, income: 0, newHome: true, demolished: true }).status).toBe('likely');
    expect(judge({ ...NOTHING, income: 0, newHome: true, demolished: null }).status).toBe('undetermined');
  });

  test('is undetermined and asks when nothing is known, and promises no amount', () => {
    const verdict = judge({});
    expect(verdict).toMatchObject({
      status: 'undetermined',
      outcome: null,
      possible: ['base', 'none'],
      amounts: [],
      reasons: [],
    });
    expect(verdict.next?.fact).toBe('income');
    expect(verdict.title).toBe('还没有答完');
  });

  test('takes nobody in by default: an unknown is neither yes nor no', () => {
    expect(judge({ income: 0, members: 1 }).status).toBe('undetermined');
    expect(judge({ ...NOTHING, income: null }).status).toBe('undetermined');
  });

  test('shares wording and steps between outcomes of one status', () => {
    const ruleset = sampleRuleset((check) => {
      const [first, last] = check.outcomes;
      if (!first || !last) throw new Error('sample changed');
      const withCar = {
        ...last,
        id: 'withCar',
        when: '有车',
        title: '有车暂不符合',
        steps: [{ label: '问镇里', cites: ['三'] }],
      };
      check.outcomes = [{ ...first, when: '收入够低 且 非 有车' }, withCar, last];
    });
    expect(judge({ ...NOTHING, car: null, income: 33_000 }, '2024-04-18', ruleset)).toMatchObject({
      status: 'ineligible',
      outcome: null,
      title: '暂不符合',
      possible: ['withCar', 'none'],
      steps: [{ label: '问镇里' }, { label: '问村委会' }, { label: '还可以弄清“家里有车”，再查一次' }],
    });
  });
});

describe('an outcome the text does not settle', () => {
  const withCar = sampleRuleset((check) => {
    const [first, last] = check.outcomes;
    if (!first || !last) throw new Error('sample changed');
    const unsaid = {
      ...last,
      id: 'unsaid',
      status: 'undetermined' as const,
      when: '有车',
      title: '有车的，原文未载明',
    };
    const other = {
      ...last,
      id: 'other',
      status: 'undetermined' as const,
      when: '闲置土地',
      title: '闲置的，去问',
    };
    check.outcomes = [unsaid, other, first, last];
  });

  test('is told with its reasons, and is no gap in the answers', () => {
    expect(judge({ ...NOTHING, car: true, income: 0 }, '2024-04-18', withCar)).toMatchObject({
      status: 'undetermined',
      outcome: 'unsaid',
      title: '有车的，原文未载明',
      reasons: [{ condition: 'hasCar', value: true }],
      next: null,
      steps: [{ label: '问村委会' }],
    });
  });

  test('agrees with no other, not even one that is undetermined too', () => {
    const verdict = judge({ ...NOTHING, car: null, idleLand: true, income: 0 }, '2024-04-18', withCar);
    expect(verdict).toMatchObject({ status: 'undetermined', outcome: null, reasons: [] });
    expect(verdict.possible).toEqual(['unsaid', 'other']);
    expect(verdict.steps.map(({ label }) => label)).toEqual(['问村委会', '先弄清“家里有车”']);
  });
});

describe('while the status is open', () => {
  test('only what every outcome says to do is told', () => {
    const ruleset = sampleRuleset((check) => {
      for (const { steps } of check.outcomes) steps.push({ label: '带上户口簿', cites: ['三'] });
    });
    const { steps } = judge({ ...NOTHING, income: null }, '2024-04-18', ruleset);
    expect(steps.map(({ label }) => label)).toEqual(['带上户口簿', '先弄清“月收入”。问村委会。']);
  });
});

describe('a standard', () => {
  const standard = sampleRuleset((check) => {
    check.kind = 'standard';
  });
  const lackingOf = (answers: Answers, ruleset = standard) =>
    judge(answers, '2024-04-18', ruleset).lacking.map(({ label }) => label);

  test('that is not met names everything lacking; anything else names the reasons that suffice', () => {
    const answers = { ...NOTHING, income: 0, car: true, idleLand: true };
    expect(lackingOf(answers)).toEqual(['家里有车', '闲置土地']);
    expect(judge(answers, '2024-04-18', standard).reasons).toHaveLength(1);
    expect(lackingOf({ ...NOTHING, income: 0 })).toEqual([]);
    expect(lackingOf(answers, sampleRuleset())).toEqual([]);
  });

  test('is met in the way that needs least, though other ways need more', () => {
    const twoWays = sampleRuleset((check) => {
      const [first, last] = check.outcomes;
      if (!first || !last) throw new Error('sample changed');
      check.kind = 'standard';
      const land = { ...first, id: 'land', when: '收入够低 且 闲置土地 且 非 有车' };
      check.outcomes = [land, { ...first, when: '收入够低 且 非 有车' }, last];
    });
    expect(lackingOf({ ...NOTHING, income: 0, car: true }, twoWays)).toEqual(['家里有车']);
  });

  test('that takes the rest lacks whatever an outcome before it names', () => {
    const rest = sampleRuleset((check) => {
      const [first, last] = check.outcomes;
      if (!first || !last) throw new Error('sample changed');
      check.kind = 'standard';
      check.outcomes = [
        { ...last, id: 'behind', when: '有不能享受的情形' },
        { ...first, when: undefined },
      ];
    });
    expect(lackingOf({ ...NOTHING, car: true, idleLand: true }, rest)).toEqual(['家里有车', '闲置土地']);
  });

  test('tells a body of no kind the text names nothing: there is no one way to become one', () => {
    const kinds = sampleRuleset((check) => {
      const [first, last] = check.outcomes;
      if (!first || !last) throw new Error('sample changed');
      check.kind = 'standard';
      check.outcomes = [
        { ...last, id: 'noKind', when: '非 任一(有车、闲置土地)' },
        { ...first, when: '收入够低' },
        last,
      ];
    });
    expect(lackingOf({ ...NOTHING, income: 99_999 }, kinds)).toEqual([]);
  });
});

test('what verdicts share cannot be changed by any of them', () => {
  const { amounts, reasons, assumptions, steps } = judge({ ...NOTHING, income: 0 });
  const shared = [amounts, reasons, assumptions, steps].flat().flatMap(({ citations }) => citations);
  expect(shared.length).toBeGreaterThan(4);
  expect(shared.every(Object.isFrozen)).toBe(true);
});

describe('a range', () => {
  test('decides when all of it lies on one side', () => {
    expect(judge({ ...NOTHING, income: { min: 0, max: 32_999 } }).status).toBe('likely');
    expect(judge({ ...NOTHING, income: { min: 33_000, max: 40_000 } }).status).toBe('ineligible');
    expect(judge({ ...NOTHING, income: { min: 32_999, max: 33_000 } }).status).toBe('undetermined');
  });

  test('gives a range of amounts', () => {
    const verdict = judge({ ...NOTHING, income: 0, members: { min: 2, max: 3 } });
    expect(verdict.outcome).toBe('base');
    expect(verdict.amounts[0]).toMatchObject({ min: 10_000, max: 15_000 });
  });

  test('that cannot decide names what to find out', () => {
    const verdict = judge({ ...NOTHING, income: { min: 0, max: 99_999 } });
    expect(verdict.next).toBeNull();
    expect(verdict.steps.map(({ label }) => label)).toEqual(['先弄清“月收入”。问村委会。']);
  });
});

describe('the day', () => {
  test('before the first and from the last day on, no rule is in force', () => {
    const before = judge({ ...NOTHING, income: 0 }, '2024-04-09');
    expect(before).toMatchObject({
      status: 'notInForce',
      outcome: null,
      possible: [],
      reasons: [],
      steps: [],
      next: null,
      missing: [],
      amounts: [],
    });
    expect(before.title).toBe('这一天没有生效的规定');
    expect(before.say).toBe('这项规定从2024年4月10日起执行，2024年4月9日还没有开始。');
    expect(judge({ ...NOTHING, income: 0 }, '2026-01-01').say).toBe(
      '这项规定执行到2026年1月1日之前，2026年1月1日已经不再执行。',
    );
  });

  test('picks the version that holds, half-open', () => {
    expect(judge({ ...NOTHING, income: 33_000 }, '2024-12-31').status).toBe('ineligible');
    expect(judge({ ...NOTHING, income: 33_000 }, '2025-01-01').status).toBe('likely');
  });

  test('with no figure published is not judged by the last one known', () => {
    const verdict = judge({ ...NOTHING, income: 0 }, '2025-12-01');
    expect(verdict).toMatchObject({ status: 'notInForce', say: '2025年12月1日的标准还没有公布，不能判断。' });
    expect(verdict.assumptions).toEqual([]);
  });

  test('places itself against the window, both ends included', () => {
    const states = ['2024-04-14', '2024-04-15', '2024-04-20', '2024-04-21'].map(
      (day) => judge({}, day).window.state,
    );
    expect(states).toEqual(['before', 'open', 'open', 'closed']);
    const unstated = sampleRuleset((check) => {
      check.window = undefined;
    });
    expect(judge({}, '2024-04-15', unstated).window).toEqual({ state: 'notStated', from: null, to: null });
  });

  test('after the window says so first and changes nothing else', () => {
    const open = judge({ ...NOTHING, income: 0 });
    const closed = judge({ ...NOTHING, income: 0 }, '2024-04-21');
    const { steps, window, asOf, ...rest } = closed;
    expect(open).toMatchObject(rest);
    expect(steps[0]?.label).toBe(
      '本年度申报已截止（写明的时间是2024年4月15日至4月20日），请向受理单位打听下一次的安排',
    );
    expect(steps[0]?.citations.map(({ clause }) => clause)).toEqual(['三']);
    expect(steps.slice(1)).toEqual(open.steps);
    expect([window.state, asOf]).toEqual(['closed', '2024-04-21']);
  });
});

describe('reasons', () => {
  const reasonsFor = (answers: Answers) => judge(answers).reasons.map(({ condition }) => condition);

  test('name one exclusion, though two hold', () => {
    expect(reasonsFor({ ...NOTHING, income: 0, car: true, idleLand: true })).toEqual(['hasCar']);
  });

  test('name the income alone when it is too high', () => {
    expect(reasonsFor({ income: 33_000, members: 2 })).toEqual(['incomeLow']);
    expect(reasonsFor({ income: 33_000 })).toEqual([]);
  });

  test('do not speak of a composite the outcomes do not rest on', () => {
    const ruleset = sampleRuleset((check) => {
      check.conditions.push({ id: 'alias', label: '另一种说法', when: '有车', cites: ['二'] });
    });
    const { reasons } = judge({ ...NOTHING, income: 0, car: true }, '2024-04-18', ruleset);
    expect(reasons.map(({ condition }) => condition)).toEqual(['hasCar']);
  });

  test('are those of the outcome told, without what only rules out others of the same status', () => {
    const ruleset = sampleRuleset((check) => {
      const [first, last] = check.outcomes;
      if (!first || !last) throw new Error('sample changed');
      check.conditions.reverse();
      check.outcomes = [
        { ...last, id: 'car', when: '有车' },
        { ...last, id: 'land', when: '闲置土地' },
        first,
        last,
      ];
    });
    const { reasons } = judge({ ...NOTHING, income: 0, idleLand: true }, '2024-04-18', ruleset);
    expect(reasons.map(({ condition, value }) => [condition, value])).toEqual([['leavesLand', true]]);
  });
});

describe('the next question', () => {
  test('follows the screens and skips what no longer matters', () => {
    expect(judge({ income: 0, members: 1 }).next).toMatchObject({
      fact: 'car',
      screen: 'things',
      ask: '家里有车吗？',
    });
    expect(judge({ income: 0, members: 1, car: false, idleLand: false, newHome: false }).next).toBeNull();
    expect(judge({ income: 0, members: 1, car: false, idleLand: false, newHome: true }).next?.fact).toBe(
      'demolished',
    );
  });

  test('one at a time follows the order of the facts', () => {
    const ruleset = sampleRuleset((check) => {
      check.facts.reverse();
    });
    const household = { asOf: '2024-04-18', answers: {} };
    const asked = (askBy: 'screen' | 'fact') => evaluate({ ruleset, sha256: '' }, household, { askBy }).next;
    expect(asked('screen')).toMatchObject({ fact: 'income', screen: 'money' });
    expect(asked('fact')).toMatchObject({ fact: 'demolished', screen: 'things' });
  });

  test('says what it decides, with the clause', () => {
    const { next } = judge({ members: 2 });
    expect(next?.why).toBe('需要知道这一点，才能判断：收入够低');
    expect(next?.citations.map(({ clause }) => clause)).toEqual(['一']);
  });

  test('never asks again what was answered 不知道, but keeps it missing', () => {
    const verdict = judge({ ...NOTHING, income: null });
    expect(verdict.next).toBeNull();
    expect(verdict.missing).toEqual(['income']);
    expect([verdict.title, verdict.say]).toEqual([
      '需要再了解',
      '现在还不能判断。请先弄清下面的情况，再查一次。',
    ]);
  });
});

describe('the nearest change', () => {
  test('names what a household can truthfully change', () => {
    expect(judge({ ...NOTHING, income: 0, idleLand: true }).nearest).toEqual([
      { fact: 'idleLand', change: '如果“土地闲着”由“是”变为“否”', outcome: 'base' },
    ]);
  });

  test('is not offered where it would not be enough, nor for what one could only conceal', () => {
    expect(judge({ ...NOTHING, income: 0, idleLand: true, car: true }).nearest).toEqual([]);
    expect(judge({ ...NOTHING, income: 0, car: true }).nearest).toEqual([]);
  });

  test('moves a number just across its limit', () => {
    const ruleset = sampleRuleset((check) => {
      const income = check.facts[0];
      if (income) income.changeable = true;
    });
    expect(judge({ ...NOTHING, income: 40_000 }, '2024-04-18', ruleset).nearest).toEqual([
      { fact: 'income', change: '如果“月收入”由 400 元 变为 329.99 元', outcome: 'base' },
    ]);
  });
});
