/** A receipt at the 窗口: run by its own rules, by others, or honestly not at all; and what is said of it. */
import { describe, expect, it } from 'vitest';
import { evaluate, type Published } from '#api/rules/evaluate.ts';
import { answeredRows } from '#api/rules/page/answers-view.ts';
import { chooseView, rowTick } from '#api/rules/page/receipt-choice.ts';
import { problemAnswer, receiptPageView, rerunAnswer } from '#api/rules/page/receipt-page.ts';
import { receiptView, receiptWords } from '#api/rules/page/receipt-view.ts';
import { type Rerun, rerun } from '#api/rules/receipt/rerun.ts';
import { isSameResult } from '#api/rules/receipt/same-result.ts';
import { type Receipt, readReceipt, writeReceipt } from '#api/rules/receipt.ts';
import type { Answers, Ruleset, Verdict } from '#api/rules/ruleset.ts';
import { renderHtml } from '#api/rules/view.ts';
import { sampleRuleset } from './sample-check.ts';

const PAGE = '/zwgk/programmes/sample/check/';
const links = { base: '/zwgk', origin: 'https://www.example.gov.cn' };
const NOTHING_ELSE = { car: false, idleLand: false, newHome: false, demolished: false };
const HOUSEHOLD: Answers = { income: 16_499, members: 1, ...NOTHING_ELSE };
const THEN = '2024-04-18';
const LATER = '2025-02-01'; // the standard is 180 元 instead of 165 元 by then

const current = publish(sampleRuleset(), 'a');
const amended = publish(
  sampleRuleset((check) => {
    check.version = '2025.1';
    for (const fact of check.facts) if (fact.id === 'car') fact.ask = '家里有汽车吗？';
  }),
  'b',
);

/** Other rules that ask the same. */
const reworded = publish(
  sampleRuleset((check) => {
    check.title = '改过的标题';
  }),
  'c',
);

/** The same, as a version of its own. */
const renewed = publish(
  sampleRuleset((check) => {
    check.title = '改过的标题';
    check.version = '2025.1';
  }),
  'd',
);

describe('a receipt run again', () => {
  it('gives the same result by the same rules on the same day', () => {
    const again = runAgain(current, undefined, THEN);
    expect(again).toMatchObject({ rules: 'same', today: null });
    expect(again.printed?.verdict).toEqual(judged(current, HOUSEHOLD, THEN));
  });

  it('is run by its own day first, then by today', () => {
    const again = runAgain(current, undefined, LATER, { income: 17_000, members: 1, ...NOTHING_ELSE });
    expect(again.printed?.verdict.status).toBe('ineligible');
    expect(again.today).toMatchObject({ dropped: 0, verdict: { status: 'likely', asOf: LATER } });
  });

  it('is run by its own rules where they are kept, then by those of today without what they ask otherwise', () => {
    const again = runAgain(amended, current, THEN);
    expect(again.rules).toBe('older');
    expect(again.printed?.verdict).toEqual(judged(current, HOUSEHOLD, THEN));
    const { car: _, ...asked } = HOUSEHOLD;
    expect(again.today).toMatchObject({ dropped: 1, answers: asked, published: amended });
    expect(again.today?.verdict.missing).toContain('car');
  });

  it('is run by today’s rules where its own are not kept and the questions are the same', () => {
    expect(runAgain(renewed, undefined, THEN)).toMatchObject({
      rules: 'changed',
      printed: { answers: HOUSEHOLD, published: renewed },
    });
  });

  it('is told from one whose version is known with another hash, today’s or kept', () => {
    for (const [now, kept] of [
      [reworded, undefined],
      [renewed, reworded],
    ] as const)
      expect(runAgain(now, kept, THEN)).toMatchObject({
        rules: 'altered',
        printed: { answers: HOUSEHOLD, published: now },
      });
  });

  it('is not guessed at where its rules are not kept and the questions are others', () => {
    expect(runAgain(amended, undefined, THEN)).toMatchObject({
      rules: 'unreadable',
      printed: null,
      today: null,
    });
  });

  it('is not guessed at where its answers are not those of its rules', () => {
    const forged = { ...receiptOf(HOUSEHOLD), packed: '0' };
    expect(rerun(forged, { current, kept: undefined }, { today: THEN, linkBase: '' })).toMatchObject({
      rules: 'foreign',
    });
  });

  it('is unknown where there is no such check', () => {
    const other = publish({ ...current.ruleset, id: 'sample/other' }, 'a');
    const receipt = receiptOf(HOUSEHOLD);
    for (const one of [undefined, other]) {
      expect(
        rerun(receipt, { current: one, kept: undefined }, { today: THEN, linkBase: '' }),
      ).toBeUndefined();
    }
  });
});

const QUESTION = { fact: 'car', screen: 'things', ask: '家里有车吗？', why: '', citations: [] };

describe('what the 窗口 is told', () => {
  it('is that the rules are the same, the result, and the answers, with nothing to press', () => {
    const { says, html } = answerTo(runAgain(current, undefined, THEN));
    expect(says).toBe('条上的规则和现在用的是同一版（版本 2024.1，核对码 aaaaaaaaaaaa）。');
    expect(html).toMatch(
      /可能符合.*收入低于每人 165 元.*交申请.*最晚：2024年4月20日.*户口簿.*条上写的回答.*164\.99 元/s,
    );
    expect(html.match(/164\.99 元/g)).toHaveLength(1);
    expect(html).toContain('不是证明');
    expect(html).not.toMatch(/ id="|class="change"|<button|href="#/);
  });

  it('is which rules are meant, and both results, where they have changed', () => {
    const { says, html } = answerTo(runAgain(amended, current, THEN));
    expect(says).toMatch(/旧版规则（版本 2024\.1，核对码 a{12}）.*新版（版本 2025\.1，核对码 b{12}）/);
    expect(html).toContain('<details class="now" open>');
    expect(html).toContain('有 1 个问题改过了，要重新问');
  });

  it('is folded away where today brings the same', () => {
    const { html } = answerTo(runAgain(current, undefined, '2024-04-19'));
    expect(html).toMatch(
      /<details class="now"><summary>按今天（2024年4月19日）的规定再算：可能符合，结果一样</,
    );
  });

  it.each<[string, Partial<Verdict>, boolean]>([
    ['said in other words', { title: '别的话', reasons: [], asOf: '2030-01-01' }, true],
    ['of another status', { status: 'eligible' }, false],
    ['reached in another way', { possible: ['other'] }, false],
    ['with something left to ask', { next: QUESTION }, false],
    ['of another amount', { amounts: [] }, false],
  ])('tells whether a result %s is the same', (_, change, same) => {
    const verdict = judged(current, HOUSEHOLD, THEN);
    expect(isSameResult(verdict, { ...verdict, ...change })).toBe(same);
  });

  it('is what is not kept, where its rules are not', () => {
    expect(answerTo(runAgain(renewed, undefined, THEN)).says).toMatch(
      /规则改过了.*没有存；问题没有变，下面按现在的规则算/,
    );
    expect(answerTo(runAgain(reworded, undefined, THEN)).says).toMatch(
      /核对码对不上：条上是版本 2024\.1，核对码 a{12}，现在是版本 2024\.1，核对码 c{12}/,
    );
    const unreadable = answerTo(runAgain(amended, undefined, THEN));
    expect(unreadable.says).toMatch(/没有存，问题也改过，条上的回答读不出来了/);
    expect(unreadable.html).toContain(`<a href="${PAGE}" `);
  });

  it('is that the paper may say otherwise, and where to ask, where the receipt does not say all, and only then', () => {
    const { income: _, ...others } = HOUSEHOLD;
    const { says, html } = answerTo(runAgain(current, undefined, THEN, others));
    expect(says).not.toContain('一样');
    expect(html).toMatch(
      /条上没有写全，.*可能和清单上印的不一样。.*<a href="\/zwgk\/programmes\/sample\/check\/"[^>]*>示例自查<\/a>/s,
    );
    expect(answerTo(runAgain(current, undefined, THEN)).html).not.toContain(PAGE);
  });

  it('is that there is no such check', () => {
    expect(rerunAnswer({ id: 'sample/gone', page: PAGE }, undefined, links)).toEqual({
      says: expect.stringContaining('没有“sample/gone”这项自查'),
      isProblem: true,
      body: [],
    });
  });

  it('keeps what was typed beside what is wrong with it, escaped', () => {
    const html = renderHtml(receiptPageView('</textarea><script>', problemAnswer('有字打错了。'), links));
    expect(html).toContain('&#60;/textarea&#62;&#60;script&#62;</textarea>');
    expect(html).toMatch(
      /<p id="line-says" role="status" class="field-error">有字打错了。<\/p>.*aria-invalid="true"/s,
    );
    expect(renderHtml(receiptPageView('', null, links))).not.toMatch(/aria-invalid|field-error/);
  });
});

describe('the sheet', () => {
  const place = { policy: '示例政策。这份政策是某县的。', where: '去哪办：村委会。', today: '2024-04-19' };
  const receipt = (answers: Answers, all = HOUSEHOLD, result = true) => {
    const household = { published: current, asOf: THEN, answers: all };
    const ticked = { rows: answeredRows(current.ruleset, answers), result };
    return receiptView(household, judged(current, all, THEN), ticked, links, place);
  };
  const sheet = (...chosen: Parameters<typeof receipt>) => renderHtml(receipt(...chosen).sheet);

  it('has whose policy, title and day, result, reasons, steps with papers, place and deadline, answers, code and line', () => {
    const html = sheet(HOUSEHOLD);
    expect(html).toMatch(
      /办事清单.*2024年4月19日打印.*这份政策是某县的.*可能符合.*为什么.*下一步.*去哪里：村委会.*最晚：2024年4月20日.*户口簿/s,
    );
    expect(html).toMatch(
      /写在纸上的回答.*<svg class="qr".*MB1: SAMPLE\/ELIGIBILITY: 2024\.1: AAAA AAAA AAAA AAAA: 20240418: /s,
    );
    expect(html).toMatch(/写在纸上的回答有 3 项。窗口照这张条算，结果是“可能符合”，和您看到的一样/);
    expect(html).toContain('https://www.example.gov.cn/zwgk/check/receipt/');
    expect(html).not.toMatch(/ id="|class="change"|<button/);
  });

  it('keeps the result as it was seen where an answer is left off, but neither answers nor reasons nor sums', () => {
    const { income: _, ...others } = HOUSEHOLD;
    const html = sheet(others);
    expect(sheet(HOUSEHOLD)).toMatch(/金额.*收入低于每人.*164\.99/s);
    expect(html).not.toMatch(/164\.99|收入低于|<h3>(金额|为什么|结果在什么情况下会变)/);
    expect(html).toMatch(
      /<h2>可能符合<.*原因和数额也就没有印.*去哪里：村委会.*最晚：2024年4月20日.*户口簿.*写在纸上的回答有 2 项，另有 1 项没有写.*“还没有答完”，和您看到的不一样/s,
    );
  });

  it('does not tell by what would change the result what was left off', () => {
    const idle: Answers = { ...HOUSEHOLD, idleLand: true };
    const { income: _, ...others } = idle;
    expect(sheet(idle, idle)).toContain('结果在什么情况下会变');
    expect(sheet(others, idle)).not.toContain('结果在什么情况下会变');
  });

  it('has where to go, the answers and the line, but nothing of the result where that is unticked', () => {
    const html = sheet(HOUSEHOLD, HOUSEHOLD, false);
    expect(html).toMatch(
      /这份政策是某县的.*去哪办：村委会。.*164\.99 元.*<p>纸上没有印结果。请窗口当面再问、再算。.*<svg class="qr"/s,
    );
    expect(html).not.toMatch(/可能符合|为什么|下一步|金额|户口簿|2024年4月20日/);
    expect(sheet(HOUSEHOLD)).not.toContain('去哪办：'); // said by the steps
  });

  it('is told from one with a result that may tell what was left off', () => {
    const { income: _, ...others } = HOUSEHOLD;
    expect([
      receipt(others).isTelling,
      receipt(others, HOUSEHOLD, false).isTelling,
      receipt(HOUSEHOLD).isTelling,
    ]).toEqual([true, false, false]);
    expect(sheet(others, HOUSEHOLD, false)).toContain('没有印结果，也没有写全回答');
  });

  it('carries a line that can be read from its groups', () => {
    const line = /<p class="slip-line">([^<]*)</.exec(sheet(HOUSEHOLD))?.[1] ?? '';
    expect(readReceipt(line)).toEqual(receiptOf(HOUSEHOLD));
  });
});

describe('what one chooses', () => {
  const own = judged(current, HOUSEHOLD, THEN);

  it('is the result, and every answer, a list as one, all ticked', () => {
    const rows = answeredRows(current.ruleset, HOUSEHOLD).map(rowTick);
    const html = renderHtml(chooseView()) + rows.map(renderHtml).join('');
    expect(html.match(/type="checkbox"[^>]* checked/g)).toHaveLength(4);
    expect(html).toMatch(/我的结果和下一步.*月收入.*164\.99 元.*家庭人口.*1 人.*有没有.*都没有/s);
  });

  it('says how to go on with a printer and without, and of what may be guessed only where it may', () => {
    const html = renderHtml(chooseView());
    expect(html).toMatch(/with-printer">点“打印结果”.*without-printer">微信里不能打印.*截图/s);
    expect(html).toMatch(/<span id="receipt-guess" hidden>有的回答没有写，.*勾也去掉/s);
  });

  it('says what the 窗口 will find', () => {
    const { income: _, ...others } = HOUSEHOLD;
    const { demolished: __, ...enough } = HOUSEHOLD;
    expect(receiptWords(own, own, 0)).toBe('窗口照这张条算，结果是“可能符合”，和您看到的一样。');
    expect(receiptWords(judged(current, enough, THEN), own, 1)).toMatch(
      /有 1 项没有写到条上.*还是和您看到的一样/,
    );
    expect(receiptWords(judged(current, others, THEN), own, 1)).toMatch(
      /“还没有答完”，和您看到的不一样，.*窗口会再问您/,
    );
  });
});

function publish(ruleset: Ruleset, digit: string): Published {
  return { ruleset, sha256: digit.repeat(64) };
}

function receiptOf(answers: Answers): Receipt {
  const receipt = readReceipt(writeReceipt(current, { asOf: THEN, answers }));
  if ('problem' in receipt) throw new Error(receipt.problem);
  return receipt;
}

function runAgain(now: Published, kept: Published | undefined, today: string, answers = HOUSEHOLD): Rerun {
  const again = rerun(receiptOf(answers), { current: now, kept }, { today, linkBase: links.base });
  if (!again) throw new Error('no such check');
  return again;
}

function judged(published: Published, answers: Answers, asOf: string) {
  return evaluate(published, { asOf, answers }, { linkBase: links.base });
}

function answerTo(again: Rerun): { says: string; html: string } {
  const { says, body } = rerunAnswer({ id: again.receipt.id, page: PAGE }, again, links);
  return { says, html: body.map(renderHtml).join('') };
}
