/** A receipt at the 窗口: run by its own rules, by others, or honestly not at all; and what is said of it. */
import { describe, expect, it } from 'vitest';
import { evaluate, type Published } from '#api/rules/evaluate.ts';
import { answeredRows } from '#api/rules/page/answers-view.ts';
import { problemAnswer, receiptPageView, rerunAnswer } from '#api/rules/page/receipt-page.ts';
import { chooseView, receiptWords, sheetView, slipView } from '#api/rules/page/receipt-view.ts';
import { type Rerun, rerun } from '#api/rules/receipt/rerun.ts';
import { isSameResult } from '#api/rules/receipt/same-result.ts';
import { type Receipt, readReceipt, writeReceipt } from '#api/rules/receipt.ts';
import type { Answers, Ruleset, Verdict } from '#api/rules/ruleset.ts';
import { renderHtml } from '#api/rules/view.ts';
import { sampleRuleset } from './sample-check.ts';

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
    for (const kept of [undefined, reworded]) {
      const again = runAgain(reworded, kept, THEN);
      expect(again).toMatchObject({ rules: 'changed', printed: { answers: HOUSEHOLD, published: reworded } });
    }
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
    expect(says).toContain('同一版（版本 2024.1，核对码 aaaaaaaaaaaa）');
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
    expect(answerTo(runAgain(reworded, undefined, THEN)).says).toMatch(
      /没有存；问题没有变，下面按现在的规则算/,
    );
    const unreadable = answerTo(runAgain(amended, undefined, THEN));
    expect(unreadable.says).toMatch(/没有存，问题也改过，条上的回答读不出来了/);
    expect(unreadable.html).toContain('<a href="/zwgk/programmes/sample/">');
  });

  it('is that there is no such check', () => {
    expect(rerunAnswer('sample/gone', undefined, links)).toEqual({
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
  const sheet = (answers: Answers) => {
    const household = { published: current, asOf: THEN, answers };
    const slip = slipView(household, links);
    return renderHtml(sheetView(household, judged(current, answers, THEN), slip, links, '2024-04-19'));
  };

  it('has title and day, result, reasons, steps with papers, place and deadline, answers, code and line', () => {
    const html = sheet(HOUSEHOLD);
    expect(html).toMatch(
      /办事清单.*2024年4月19日打印.*可能符合.*为什么.*下一步.*去哪里：村委会.*最晚：2024年4月20日.*户口簿/s,
    );
    expect(html).toMatch(
      /写在条上的回答.*<svg class="qr".*MB1: SAMPLE\/ELIGIBILITY: 2024\.1: AAAA AAAA AAAA AAAA: 20240418: /s,
    );
    expect(html).toContain('https://www.example.gov.cn/zwgk/check/receipt/');
    expect(html).not.toMatch(/ id="|class="change"|<button/);
  });

  it('says nothing that was left off, neither as an answer nor as a reason', () => {
    const { income: _, ...others } = HOUSEHOLD;
    const html = sheet(others);
    expect(sheet(HOUSEHOLD)).toMatch(/收入低于每人.*164\.99/s);
    expect(html).not.toMatch(/164\.99|收入低于每人/);
    expect(html).toMatch(/还没有答完.*还要回答这些.*收入/s);
  });

  it('carries a line that can be read from its groups', () => {
    const line = /<p class="slip-line">([^<]*)</.exec(sheet(HOUSEHOLD))?.[1] ?? '';
    expect(readReceipt(line)).toEqual(receiptOf(HOUSEHOLD));
  });
});

describe('what one chooses', () => {
  const own = judged(current, HOUSEHOLD, THEN);

  it('is offered with its answer, a list as one, everything ticked', () => {
    const html = renderHtml(chooseView(answeredRows(current.ruleset, HOUSEHOLD), true));
    expect(html.match(/type="checkbox"[^>]* checked/g)).toHaveLength(3);
    expect(html).toMatch(/月收入.*164\.99 元.*家庭人口.*1 人.*有没有.*都没有/s);
    expect(html).toContain('打印');
  });

  it('says how to go on without a printer in WeChat', () => {
    expect(renderHtml(chooseView([], false))).toContain('截图');
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
  const { says, body } = rerunAnswer(again.receipt.id, again, links);
  return { says, html: body.map(renderHtml).join('') };
}
