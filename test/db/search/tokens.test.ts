import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSqliteD1 } from '#db/d1-sqlite.ts';
import { matchExpression, tokens } from '#db/search/tokens.ts';

describe('words of a text', () => {
  it.each([
    ['心理咨询', ['心', '理', '咨', '询']],
    ['每亩3.75元', ['每', '亩', '3', '75', '元']],
    ['ＡＢＣ公司 No.5', ['abc', '公', '司', 'no', '5']],
    ['《通知》（2024）', ['通', '知', '2024']],
    ['！？', []],
  ])('of %s are %j', (text, words) => {
    expect(tokens(text)).toEqual(words);
  });
});

describe('a query', () => {
  it.each([
    ['危房', '{title body} : "危 房"*'],
    ['危房 山东', '{title body} : "危 房"* AND {title body} : "山 东"*'],
    ['165元', '{title body} : "165 元"*'],
    ['xlzx', '({title body} : "xlzx"* OR {title_pinyin body_pinyin} : "xlzx"*)'],
    ['x', '{title body} : "x"*'],
    ['" OR *', '({title body} : "or"* OR {title_pinyin body_pinyin} : "or"*)'],
  ])('%s is looked up as %s', (query, expression) => {
    expect(matchExpression(query)).toBe(expression);
  });

  it('of mere signs looks for nothing', () => {
    expect(matchExpression(' “”* ')).toBeUndefined();
  });

  it('can hold no operator of FTS5, whatever is typed', async () => {
    const db = openSqliteD1(':memory:');
    await db.prepare('CREATE VIRTUAL TABLE words USING fts5(title, title_pinyin, body, body_pinyin)').run();
    const typed = fc.string({ unit: fc.constantFrom(...'心理a1"*:^(){}+-,.\'  NEAR OR AND NOT'.split('')) });
    await fc.assert(
      fc.asyncProperty(fc.oneof(typed, fc.string({ unit: 'binary' })), async (query) => {
        const match = matchExpression(query);
        if (match === undefined) return;
        await db.prepare('SELECT rowid FROM words WHERE words MATCH ?').bind(match).all();
      }),
      { numRuns: 300 },
    );
  });
});
