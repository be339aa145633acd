import { describe, expect, it } from 'vitest';
import { nearest as nearestForRules } from '#api/rules/suggest.ts';
import { didYouMean, nearest } from '#db/programmes/near.ts';

const KNOWN = [
  '四(一)',
  '四(二)',
  '任务(二)',
  '430523',
  'title',
  'shortTitle',
  'rules',
  'tantou-dibao',
  '家庭月收入',
];

describe('the nearest known word', () => {
  it.each([
    ['shortTitel', 'shortTitle'],
    ['tantou-diabo', 'tantou-dibao'],
    ['430524', '430523'],
    ['四(三)', '四(一)'],
    ['家庭收入', '家庭月收入'],
    ['rulse', undefined], // two slips in five letters: about one in three is the limit
    ['x', undefined],
    ['', undefined],
    ['shortTitle'.repeat(5), undefined],
  ])('to %s is %s', (typed, expected) => {
    expect(nearest(typed, KNOWN)).toBe(expected);
  });

  it('is said only where there is one', () => {
    expect([didYouMean('titel', ['title']), didYouMean('titl', ['title'])]).toEqual([
      '',
      '；是不是想写 title？',
    ]);
  });

  it('is the same for clerks as for authors of rules', () => {
    const typed = KNOWN.flatMap((word) => [word, ...slipsOf(word), word.repeat(5)]);
    expect(typed.map((word) => nearest(word, KNOWN))).toEqual(
      typed.map((word) => nearestForRules(word, KNOWN)),
    );
  });
});

/** The word with its letters left out, doubled, replaced or swapped, in one place and in two. */
function slipsOf(word: string): string[] {
  const once = Array.from(word, (letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    return [before + after, before + letter + letter + after, `${before}？${after}`, after + letter + before];
  }).flat();
  return [...once, ...once.map((slip) => `${slip.slice(1)}？`)];
}
