import { expect, it } from 'vitest';
import { CARD_BLOCKS, type CardBlock, type CardBlockId, type Statement } from '#db/programmes/card.ts';
import { fitSheet, leftText, type SheetBlock } from '../../site/src/sheet.ts';

/** Wide enough that every statement below takes one line, with what is left behind it. */
const PER_LINE = 40;

it('shows everything where everything fits', () => {
  const blocks = cardOf({ promise: 2, who: 3, bring: 1 });
  expect(fitSheet(blocks, 6, PER_LINE)).toEqual(blocks.map((block) => ({ ...block, left: 0, excluding: 0 })));
});

it('says of each block how many statements are left out, and cuts none', () => {
  const blocks = cardOf({ promise: 1, who: 7, bring: 2 });
  const fitted = fitSheet(blocks, 5, PER_LINE);
  expect(shownIn(fitted)).toEqual({
    promise: ['promise0'],
    who: ['who0', 'who1'],
    bring: ['bring0', 'bring1'],
  });
  expect(leftIn(fitted)).toEqual({ who: 5 });
  for (const { items } of fitted)
    for (const item of items) expect(blocks.flatMap(({ items }) => items)).toContain(item);
});

it('gives each block one statement before any gets a second', () => {
  const fitted = fitSheet(cardOf({ promise: 1, who: 3, bring: 3, where: 3 }), 5, PER_LINE);
  expect(shownIn(fitted)).toEqual({
    promise: ['promise0'],
    who: ['who0', 'who1'],
    bring: ['bring0'],
    where: ['where0'],
  });
});

it('keeps the promise even where there is no room at all', () => {
  const fitted = fitSheet(cardOf({ promise: 2, who: 1 }), 0, PER_LINE);
  expect(shownIn(fitted)).toEqual({ promise: ['promise0', 'promise1'] });
  expect(leftIn(fitted)).toEqual({ who: 1 });
});

it('ends a block at its first statement that does not fit, and goes on with the others', () => {
  const blocks = cardOf({
    promise: 1,
    who: ['符合一条', '长'.repeat(4 * PER_LINE), '短'],
    bring: ['申请书', '残疾证', '存折'],
  });
  const fitted = fitSheet(blocks, 5, PER_LINE);
  expect(shownIn(fitted)).toEqual({
    promise: ['promise0'],
    who: ['符合一条'],
    bring: ['申请书', '残疾证', '存折'],
  });
});

it.each(['每户领多少，原文未载明', '两处写的不一样，原文不一致', '每亩自缴：3.75 元/亩', '补2万元'])(
  'gives “%s” of 领多少 room before any second statement, and after every first',
  (text) => {
    const amount = ['这里给的是服务', '团队里有医师', text];
    const fitted = fitSheet(cardOf({ promise: 1, who: 2, amount, bring: 2 }), 5, PER_LINE);
    expect(shownIn(fitted)).toEqual({
      promise: ['promise0'],
      who: ['who0'],
      amount: ['这里给的是服务', text],
      bring: ['bring0'],
    });
    expect(leftIn(fitted)).toEqual({ who: 1, amount: 1, bring: 1 });
  },
);

it('keeps whom to ask first, and every number to call, before anything else', () => {
  const long = '长'.repeat(PER_LINE);
  const contact = [long, '乡镇政府：电话原文未载明', '报案电话：4000500000'];
  const fitted = fitSheet(cardOf({ promise: 1, who: [long], contact }), 5, PER_LINE);
  expect(shownIn(fitted)).toEqual({ promise: ['promise0'], contact: [contact[0], contact[2]] });
});

it('tells how many of what it leaves out exclude somebody', () => {
  const who: Statement[] = ['一', '二', '三'].map((text, at) => ({
    text,
    cites: ['一'],
    kind: at > 0 ? 'mustNot' : 'oneOf',
  }));
  const blocks = cardOf({ promise: 1 }).map((block) =>
    block.id === 'who' ? { ...block, items: who } : block,
  );
  const fitted = fitSheet(blocks, 3, PER_LINE).find(({ id }) => id === 'who');
  expect(fitted && leftText(fitted)).toBe('还有 2 条，其中 2 种情况不行，见网页');
});

it('counts the line above statements that count alike', () => {
  const who: Statement[] = [
    { text: '任何一条', cites: ['一'], kind: 'oneOf' },
    { text: '不行', cites: ['一'], kind: 'mustNot' },
  ];
  const blocks = cardOf({ promise: 1 }).map((block) =>
    block.id === 'who' ? { ...block, items: who } : block,
  );
  expect(leftIn(fitSheet(blocks, 5, PER_LINE))).toEqual({});
  expect(leftIn(fitSheet(blocks, 4, PER_LINE))).toEqual({ who: 1 });
});

it('counts clauses, and what is not Han as narrower', () => {
  const lines = (text: string, cites: string[]) => {
    const blocks = cardOf({ promise: 0 }).map((block) =>
      block.id === 'bring' ? { ...block, items: [{ text, cites }] } : block,
    );
    return [1, 2, 3].find((room) => leftIn(fitSheet(blocks, room, PER_LINE)).bring === undefined);
  };
  expect(lines('一'.repeat(PER_LINE - 3), ['一'])).toBe(1);
  expect(lines('一'.repeat(PER_LINE - 3), ['一', '二'])).toBe(2);
  expect(lines('1'.repeat(PER_LINE), ['一'])).toBe(1);
});

/** Eight blocks with the given statements, or so many of one line each. */
function cardOf(written: Partial<Record<CardBlockId, number | string[]>>): CardBlock[] {
  return CARD_BLOCKS.map(({ id, title }) => {
    const said = written[id] ?? 0;
    const texts = typeof said === 'number' ? Array.from({ length: said }, (_, at) => `${id}${at}`) : said;
    return { id, title, items: texts.map((text) => ({ text, cites: ['一'] })) };
  });
}

/** Texts by block, without the blocks that show none. */
function shownIn(blocks: SheetBlock[]): Partial<Record<CardBlockId, string[]>> {
  const shown = blocks.filter(({ items }) => items.length > 0);
  return Object.fromEntries(shown.map(({ id, items }) => [id, items.map(({ text }) => text)]));
}

function leftIn(blocks: SheetBlock[]): Partial<Record<CardBlockId, number>> {
  return Object.fromEntries(blocks.filter(({ left }) => left > 0).map(({ id, left }) => [id, left]));
}
