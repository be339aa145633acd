import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '#api/rules/day.ts';
import { parseForm, unanswered } from '#api/rules/form.ts';
import { formatQuantity } from '#api/rules/format.ts';
import { parseNumber } from '#api/rules/number.ts';
import type { Unit } from '#api/rules/ruleset.ts';
import { numberFact, sampleForm } from './sample-form.ts';

const income = numberFact({ id: 'income' });
const read = (...fields: [string, string][]) => parseForm(sampleForm, fields);
const problemsOf = (...fields: [string, string][]) => read(...fields).problems.map(({ control }) => control);

describe('an amount as typed', () => {
  it.each([
    ['165', 16_500],
    ['１６５', 16_500],
    ['１６５．５', 16_550],
    ['165元', 16_500],
    ['165 块钱', 16_500],
    ['¥165', 16_500],
    ['￥１，６５０．００', 165_000],
    ['1,650', 165_000],
    ['1 650', 165_000],
    ['　165　', 16_500],
    ['165。5', 16_550],
    ['165.', 16_500],
    ['164.99', 16_499],
    ['0.07', 7],
    ['0', 0],
    ['000165', 16_500],
    ['1000000', 100_000_000],
  ])('reads %s as %i fen', (typed, value) => {
    expect(parseNumber(typed, income)).toEqual({ value });
  });

  it.each([
    ['一百六十五', '看不懂'],
    ['abc', '看不懂'],
    ['1.2.3', '看不懂'],
    ['1,65', '看不懂'],
    ['165-200', '看不懂'],
    ['.5', '看不懂'],
    ['5²', '看不懂'],
    ['①', '看不懂'],
    ['1e309', '看不懂'],
    ['0x10', '看不懂'],
    ['Infinity', '看不懂'],
    ['元', '看不懂'],
    ['-5', '不能是负数'],
    ['－５', '不能是负数'],
    ['165.005', '小数点后最多写 2 位'],
    ['1000000.01', '应在 0 元到 1000000 元之间'],
    [`1${'0'.repeat(400)}`, '应在 0 元到 1000000 元之间'],
  ])('refuses %s and says what would be right', (typed, problem) => {
    expect(parseNumber(typed, income)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('takes whole numbers only where the unit has no parts', () => {
    const people = numberFact({ id: 'people', unit: 'person', max: 30 });
    expect(parseNumber('４口人', people)).toEqual({ value: 4 });
    expect(parseNumber('4.5', people)).toEqual({ problem: expect.stringContaining('要填整数') });
  });

  it('reads back whatever is written in every unit', () => {
    const units: Unit[] = [
      'fen',
      'fenPerMu',
      'centimu',
      'centisqm',
      'ppm',
      'person',
      'day',
      'month',
      'year',
      'age',
      'piece',
      'occasion',
      'organisation',
    ];
    const max = 999_999_999_999_999;
    const quantity = fc.record({ unit: fc.constantFrom(...units), value: fc.integer({ min: 0, max }) });
    fc.assert(
      fc.property(quantity, ({ unit, value }) => {
        expect(parseNumber(formatQuantity(value, unit), numberFact({ id: 'x', unit, max }))).toEqual({
          value,
        });
      }),
    );
  });
});

describe('a day as typed', () => {
  it.each([
    ['2024-04-18', '2024-04-18'],
    ['2024/4/8', '2024-04-08'],
    ['2024年4月18日', '2024-04-18'],
    ['2024-02-29', '2024-02-29'],
    ['2024-02-30', null],
    ['2023-02-29', null],
    ['1900-02-29', null],
    ['2024-13-01', null],
    ['2024-00-10', null],
    ['2024-04-31', null],
    ['明天', null],
    ['0000-01-01', null],
  ])('reads %s as %s', (typed, day) => {
    expect(parseDay(typed)).toBe(day);
  });

  it('names the question and the form of a right day where there is no such day', () => {
    const { asOf, problems } = read(['asOf', '2024-02-30']);
    expect(asOf).toBeNull();
    expect(problems).toEqual([
      { screen: 'asOf', control: 'f-asOf', message: expect.stringContaining('2024-04-18') },
    ]);
  });

  it('is read in full-width digits', () => {
    expect(read(['asOf', '２０２４－０４－１８']).asOf).toBe('2024-04-18');
  });
});

describe('a form', () => {
  it('answers nothing where nothing was entered', () => {
    expect(read(['local', ''], ['income', '  '], ['asOf', ''])).toMatchObject({
      answers: {},
      asOf: null,
      problems: [],
    });
  });

  it('takes yes, no and 不知道', () => {
    expect(read(['local', 'yes'], ['rented', 'no']).answers).toEqual({ local: true, rented: false });
    expect(read(['local', 'unknown'], ['income.unknown', 'yes']).answers).toEqual({
      local: null,
      income: null,
    });
  });

  it.each<[string, [string, string][], object]>([
    ['ticked: the others do not apply', [['car', 'yes']], { car: true, house: false }],
    ['都没有: none applies', [['exclusions.none', 'yes']], { car: false, house: false }],
    ['不确定: none is known', [['exclusions.unsure', 'yes']], { car: null, house: null }],
    [
      'ticked and 不确定: the others are unknown',
      [
        ['house', 'yes'],
        ['exclusions.unsure', 'yes'],
      ],
      { car: null, house: true },
    ],
    ['nothing: not asked', [], {}],
  ])('reads a list, %s', (_, fields, answers) => {
    expect(read(...fields)).toMatchObject({ answers, problems: [] });
  });

  it('refuses 都没有 together with anything else, and answers neither', () => {
    const { answers, problems } = read(['exclusions.none', 'yes'], ['car', 'yes']);
    expect(answers).toEqual({});
    expect(problems).toEqual([
      { screen: 'exclusions', control: 'f-exclusions-none', message: expect.stringContaining('都没有') },
    ]);
    expect(problemsOf(['exclusions.none', 'yes'], ['exclusions.unsure', 'yes'])).toEqual([
      'f-exclusions-none',
    ]);
  });

  it('refuses a number together with 不知道, two choices, and a choice it did not offer', () => {
    expect(problemsOf(['income', '5'], ['income.unknown', 'yes'])).toEqual(['f-income']);
    expect(problemsOf(['local', 'yes'], ['local', 'no'])).toEqual(['f-local-yes']);
    expect(problemsOf(['local', 'perhaps'])).toEqual(['f-local-yes']);
  });

  it('refuses a number or a day entered twice, even the same, and takes neither', () => {
    const twice = read(['income', '165'], ['income', '999'], ['asOf', '2024-04-18'], ['asOf', '2024-04-18']);
    expect(twice).toMatchObject({
      answers: {},
      asOf: null,
      problems: [
        { screen: 'money', control: 'f-income', message: expect.stringContaining('“income名”填了不止一次') },
        { screen: 'asOf', control: 'f-asOf', message: expect.stringContaining('填了不止一次') },
      ],
    });
    expect(read(['income', ''], ['income', '165']).answers).toEqual({ income: 16_500 });
  });

  it('keeps every entry as typed beside the problem that names its question', () => {
    const { values, problems } = read(['income', '一百多'], ['local', 'yes']);
    expect(values).toEqual(
      new Map([
        ['income', ['一百多']],
        ['local', ['yes']],
      ]),
    );
    expect(problems[0]?.message).toMatch(/“income名”.*“一百多”.*只填数字/);
  });

  it('leaves out fields it does not have', () => {
    const { answers, values } = read(['__proto__', 'yes'], ['constructor', 'yes'], ['utm_source', 'wechat']);
    expect([Object.keys(answers), values.size]).toEqual([[], 0]);
  });

  it('says how to answer a question passed over', () => {
    const [local, list] = sampleForm.screens;
    const [fact] = sampleForm.facts;
    if (!local || !list || !fact) throw new Error('sample changed');
    expect(unanswered(local, fact)).toMatchObject({
      control: 'f-local-yes',
      message: expect.stringContaining('不知道'),
    });
    expect(unanswered(list, fact).message).toContain('都没有');
  });

  it('never throws and answers only within bounds, whatever is entered', () => {
    const known = sampleForm.facts.flatMap(({ id }) => [id, `${id}.unknown`]);
    const name = fc.oneof(
      fc.constantFrom('asOf', 'exclusions.none', 'exclusions.unsure', ...known),
      fc.string(),
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('yes', 'no', 'unknown', '１２', '9e99'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (fields) => {
        for (const [id, answer] of Object.entries(parseForm(sampleForm, fields).answers)) {
          const fact = sampleForm.facts.find((known) => known.id === id);
          const inBounds =
            fact?.type === 'int' && typeof answer === 'number' && answer >= fact.min && answer <= fact.max;
          expect(answer === null || (fact?.type === 'bool' && typeof answer === 'boolean') || inBounds).toBe(
            true,
          );
        }
      }),
    );
  });
});
