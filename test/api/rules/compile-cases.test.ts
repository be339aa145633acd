import { describe, expect, it } from 'vitest';
import type { CaseSource } from '#api/rules/authoring.ts';
import { compileCases } from '#api/rules/compiler/cases.ts';
import { sampleRuleset } from './sample-check.ts';

const ruleset = sampleRuleset();
const LOW: CaseSource = {
  name: '收入低',
  asOf: '2024-04-18',
  answers: { income: '150 元', members: 2, car: false },
  others: 'no',
  status: 'likely',
};

function compiled(changes: Partial<CaseSource>) {
  const result = compileCases([LOW, { ...LOW, ...changes }], ruleset);
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.cases[1];
}

/** What is said of the second of two cases, with where. */
function problems(changes: Partial<CaseSource>): string[] {
  const result = compileCases([LOW, { ...LOW, ...changes }], ruleset);
  return 'problems' in result
    ? result.problems.map(({ path, message }) => `${path.join('.')} ${message}`)
    : [];
}

describe('a worked case', () => {
  it('has its quantities in the units of the facts and amounts', () => {
    const answers = {
      income: { min: '120.5 元', max: '160 元' },
      members: '3 人',
      car: true,
      idleLand: null,
    };
    expect(compiled({ answers })?.answers).toEqual({
      income: { min: 12_050, max: 16_000 },
      members: 3,
      car: true,
      idleLand: null,
    });
    expect(compiled({ amounts: { grant: '100 元' } })?.amounts).toEqual({
      grant: { min: 10_000, max: 10_000 },
    });
    expect(compiled({ amounts: { grant: { min: 0, max: '100 元' } } })?.amounts).toEqual({
      grant: { min: 0, max: 10_000 },
    });
  });

  it('keeps what it says besides', () => {
    expect(compiled({ outcome: 'base', because: ['incomeLow'], next: null })).toMatchObject({
      name: '收入低',
      asOf: '2024-04-18',
      others: 'no',
      status: 'likely',
      outcome: 'base',
      because: ['incomeLow'],
      next: null,
    });
  });

  it.each<[Partial<CaseSource>, string]>([
    [{ answers: { incom: '150 元' } }, '1.answers.incom 没有编号为“incom”的问题，您是不是想写“income”？'],
    [{ answers: { 月收入: '150 元' } }, '1.answers.月收入 “月收入”是名称，这里要写问题的编号 income'],
    [{ answers: { income: '150 亩' } }, '1.answers.income “月收入”的单位是元，这里写的是“150 亩”'],
    [{ answers: { income: '150 块' } }, '1.answers.income 不认识单位“块”，请写 元'],
    [{ answers: { income: 150 } }, '1.answers.income “月收入”要连单位写，如 150 元'],
    [{ answers: { income: true } }, '1.answers.income “月收入”是 数量，要写连单位的数或 null（不知道）'],
    [
      { answers: { car: '1 个' } },
      '1.answers.car “家里有车”是 是非 题，要写 true（有）、false（没有）或 null（不知道）',
    ],
    [
      { answers: { income: '20000 元' } },
      '1.answers.income “月收入”应在 0（0 元）到 1000000（10000 元）之间',
    ],
    [{ outcome: 'bass' }, '1.outcome 没有编号为“bass”的结果，您是不是想写“base”？'],
    [{ outcome: '暂不符合' }, '1.outcome “暂不符合”是名称，这里要写结果的编号 none'],
    [{ because: ['incomeLo'] }, '1.because.0 没有编号为“incomeLo”的条件，您是不是想写“incomeLow”？'],
    [{ missing: ['income', 'cars'] }, '1.missing.1 没有编号为“cars”的问题，您是不是想写“car”？'],
    [
      { next: 'house' },
      '1.next 没有编号为“house”的问题；可用的有：income、members、car、idleLand、newHome、demolished',
    ],
    [{ amounts: { grants: '50 元' } }, '1.amounts.grants 没有编号为“grants”的金额，您是不是想写“grant”？'],
    [
      { amounts: { grant: { min: '50 人', max: '60 元' } } },
      '1.amounts.grant.min “每月补贴”的单位是元，这里写的是“50 人”',
    ],
  ])('%o is told apart, at its place', (changes, told) => {
    expect(problems(changes)).toEqual([told]);
  });
});
