import { expect, test } from 'vitest';
import { ruleStatements } from '#api/rules/describe.ts';
import { sampleRuleset } from './sample-check.ts';

test('one way in: what is needed, what excludes, who decides, with the latest figures', () => {
  expect(ruleStatements(sampleRuleset())).toEqual({
    who: [
      { text: '收入低于每人 180 元', cites: ['一'], kind: 'must' },
      { text: '家里有车', cites: ['二'], kind: 'mustNot' },
      { text: '闲置土地', cites: ['二'], kind: 'mustNot' },
      { text: '近期建房，不是因为拆迁', cites: ['二'], kind: 'mustNot' },
      { text: '上门走访（村干部）', cites: ['三'], kind: 'human' },
    ],
    amounts: [{ text: '每月补贴：50 元到 1000 元', cites: ['四'] }],
  });
});

test('a day picks the figures of that day', () => {
  expect(ruleStatements(sampleRuleset(), '2024-05-01').who[0]?.text).toBe('收入低于每人 165 元');
});

test('several ways in are alternatives, and outcomes tried before them exclude', () => {
  const ruleset = sampleRuleset((check) => {
    const [first, last] = check.outcomes;
    if (!first || !last) throw new Error('sample changed');
    const land = { ...first, id: 'land', when: '闲置土地 且 收入够低' };
    check.outcomes = [{ ...last, id: 'car', when: '有车' }, { ...first, when: '收入够低' }, land, last];
  });
  expect(ruleStatements(ruleset).who.map(({ text }) => text)).toEqual([
    '闲置土地，并且收入低于每人 180 元',
    '收入低于每人 180 元',
    '家里有车',
    '上门走访（村干部）',
  ]);
});

test('an outcome tried after every way in excludes nobody', () => {
  const ruleset = sampleRuleset((check) => {
    const [first, last] = check.outcomes;
    if (!first || !last) throw new Error('sample changed');
    check.outcomes = [{ ...first, when: '收入够低' }, { ...last, id: 'car', when: '有车' }, last];
  });
  expect(ruleStatements(ruleset).who.map(({ text }) => text)).toEqual([
    '收入低于每人 180 元',
    '上门走访（村干部）',
  ]);
});

test('of whom the text does not say is said before anyone reads that they qualify', () => {
  const ruleset = sampleRuleset((check) => {
    const [first, last] = check.outcomes;
    if (!first || !last) throw new Error('sample changed');
    const unsaid = {
      ...last,
      id: 'unsaid',
      status: 'undetermined' as const,
      when: '有车',
      title: '原文未载明',
    };
    check.outcomes = [unsaid, { ...first, when: '收入够低' }, last];
  });
  expect(ruleStatements(ruleset).who.map(({ text }) => text)).toEqual([
    '收入低于每人 180 元',
    '家里有车：原文未载明',
    '上门走访（村干部）',
  ]);
});

test('what is said of amounts besides stands after them, with the latest figures', () => {
  const ruleset = sampleRuleset((check) => {
    check.amountNote = { say: '标准是{低保标准}，实发多少原文未载明', cites: ['一'] };
  });
  expect(ruleStatements(ruleset).amounts).toEqual([
    { text: '每月补贴：50 元到 1000 元', cites: ['四'] },
    { text: '标准是 180 元，实发多少原文未载明', cites: ['一'] },
  ]);
});

test('no amounts where no outcome has one', () => {
  const ruleset = sampleRuleset((check) => {
    for (const outcome of check.outcomes) outcome.amounts = [];
  });
  expect(ruleStatements(ruleset).amounts).toEqual([]);
});
