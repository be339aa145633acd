import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormReading, parseForm } from '#api/rules/form.ts';
import { formView } from '#api/rules/page/form-view.ts';
import { resultView } from '#api/rules/page/result-view.ts';
import { el, type ViewNode } from '#api/rules/page/tree.ts';
import type { Ruleset, Verdict } from '#api/rules/ruleset.ts';
import { checkView, renderHtml } from '#api/rules/view.ts';
import { numberFact, sampleForm } from './sample-form.ts';

const links = { base: '/zwgk/mb' };
const read = (...fields: [string, string][]): FormReading => parseForm(sampleForm, fields);
const url = '/zwgk/mb/programmes/sample/source/#c-1';
const citations = [{ instrument: 'sample', clause: '一', label: '第一条说的', url }];

const verdict: Verdict = {
  status: 'likely',
  outcome: 'base',
  title: '可能符合样例',
  say: '最后由人审批。',
  possible: ['base'],
  amounts: [{ id: 'sum', label: '每亩', min: 6_000, max: 30_000, unit: 'fenPerMu', citations }],
  reasons: [{ condition: 'low', label: '收入低于 165 元', value: true, citations }],
  lacking: [],
  next: null,
  missing: [],
  nearest: [],
  assumptions: [{ about: '户口', treat: '按在本地算', citations }],
  notChecked: [{ label: '入户调查', decidedBy: '镇里', citations }],
  steps: [{ label: '交申请', where: '村委会', materials: ['书面申请'], deadline: '2024-04-20', citations }],
  window: { state: 'open', from: '2024-04-10', to: '2024-04-20' },
  ruleset: { id: 'sample/form', version: '2024.1', sha256: 'abcdef0123456789' },
  asOf: '2024-04-18',
  engine: 'rules/1',
};

describe('rendering to HTML', () => {
  it('escapes text and attributes', () => {
    const node = el('a', { href: '/?a=1&b="2"', class: "it's" }, '<script>alert(1)</script> & so on');
    expect(renderHtml(node)).toBe(
      '<a href="/?a=1&#38;b=&#34;2&#34;" class="it&#39;s">&#60;script&#62;alert(1)&#60;/script&#62; &#38; so on</a>',
    );
  });

  it('never lets entered text open a tag or leave its attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const html = renderHtml(el('input', { type: 'text', value: typed }));
        expect(html).toMatch(/^<input type="text" value="[^"<>]*">$/);
      }),
    );
  });

  it('leaves out what is false or absent and does not close an input', () => {
    const node = el('p', { hidden: false, id: undefined }, null, el('input', { checked: true }));
    expect(renderHtml(node)).toBe('<p><input checked></p>');
  });
});

describe('the form', () => {
  const html = renderHtml(formView(sampleForm, read(), links));

  it('has every question, 不知道 for each, and posts to its own page', () => {
    expect(html).toContain('<form id="check-form" class="check-form" method="post" autocomplete="off">');
    for (const { id } of sampleForm.facts) expect(html).toContain(` name="${id}"`);
    for (const name of ['income.unknown', 'field.unknown', 'exclusions.none', 'exclusions.unsure', 'asOf']) {
      expect(html).toContain(` name="${name}"`);
    }
    expect(html.match(/ value="unknown"/g)).toHaveLength(2);
    expect(html).not.toContain(' hidden');
  });

  it('gives each control an id of its own and a label', () => {
    const ids = controls(formView(sampleForm, read(), links)).map(({ attrs }) => attrs.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(html).toContain(` for="${id}"`);
  });

  it('reads back what it shows', () => {
    const entered = read(
      ['local', 'unknown'],
      ['car', 'yes'],
      ['exclusions.unsure', 'yes'],
      ['income', '１６５ 元'],
      ['asOf', '2024-04-18'],
    );
    const shown = controls(formView(sampleForm, entered, links)).filter(({ attrs }) =>
      attrs.type === 'radio' || attrs.type === 'checkbox' ? attrs.checked : attrs.value !== undefined,
    );
    const fields = shown.map(({ attrs }): [string, string] => [String(attrs.name), String(attrs.value)]);
    expect(read(...fields)).toEqual(entered);
  });

  it('links each problem to a control that says it again', () => {
    const broken = renderHtml(
      checkView(sampleForm, read(['income', '多'], ['asOf', '2024-02-30']), verdict, links),
    );
    expect(broken).toContain('有 2 处要改');
    expect(broken).toContain('href="#f-income"');
    expect(broken).toContain('value="多" aria-describedby="f-income-error" aria-invalid="true"');
    expect(broken).toContain('value="2024-02-30"');
    expect(broken).not.toContain('id="result"');
  });
});

describe('the result', () => {
  const { answers } = read(['income', '100'], ['exclusions.none', 'yes']);
  const html = resultHtml({});

  function resultHtml(change: Partial<Verdict>): string {
    return renderHtml(resultView({ ...verdict, ...change }, sampleForm, answers, links));
  }

  it('says what, why, what now and what nobody checked, each with its clause', () => {
    for (const words of [
      '收入低于 165 元',
      '每亩：60 元/亩到 300 元/亩',
      '入户调查：由镇里核实',
      '户口：按在本地算',
      '去哪里：村委会',
      '最晚：2024年4月20日',
      '书面申请',
      '现在可以申报，2024年4月20日截止',
      '按 2024年4月18日 的规定算',
    ]) {
      expect(html).toContain(words);
    }
    expect(html.match(new RegExp(`href="${url}"`, 'g'))).toHaveLength(6);
  });

  it('reads in the order of what one needs', () => {
    const headings = Array.from(html.matchAll(/<h[23][^>]*>([^<]*)/g), ([, words]) => words);
    expect(headings).toEqual([
      '可能符合样例',
      '金额',
      '为什么',
      '下一步',
      '这里没有核实，要由人核实的',
      '您的回答',
      '我们是这样认定的（1 条）',
    ]);
  });

  it('names the status once: above a title that does not say it, else in the title alone', () => {
    const label = (change: Partial<Verdict>) => /verdict-label">([^<]*)/.exec(resultHtml(change))?.[1];
    expect(label({ title: '可能符合样例' })).toBe('样例自查结果');
    expect(label({ title: '残疾人这条路' })).toBe('样例自查结果：可能符合');
    expect(label({ status: 'undetermined', outcome: null, title: '需要再了解' })).toBe('样例自查结果');
    expect(label({ status: 'undetermined', title: '这一条原文没写' })).toBe('样例自查结果：这里不下结论');
    expect(label({ status: 'notInForce', title: '还没有开始' })).toBe('样例自查结果：这一天没有生效的规定');
  });

  it('marks a deadline that has passed, and leaves a closed window to the step that says so', () => {
    const window = { ...verdict.window, state: 'closed' as const };
    const late = resultHtml({ window, asOf: '2024-05-01' });
    expect(late).toContain('最晚：2024年4月20日（已过）');
    expect(late).not.toContain('class="window"');
  });

  it('lists everything a standard lacks in place of the one reason that suffices', () => {
    const lacking = ['有厕所', '有垃圾桶'].map((label) => ({ condition: label, label, citations: [] }));
    const told = resultHtml({ status: 'ineligible', lacking });
    expect(told).toMatch(/还差这 2 样.*有厕所.*有垃圾桶/);
    expect(told).not.toContain('为什么');
  });

  it('folds what was taken for granted only where script can open it again', () => {
    expect(html).toContain('<details open><summary><h3>我们是这样认定的');
    const folded = renderHtml(resultView(verdict, sampleForm, answers, links, true));
    expect(folded).toContain('<details><summary><h3>我们是这样认定的');
  });

  it('shows no answer to a question named like something every object has', () => {
    const fact = numberFact({ id: 'constructor' });
    const screen = { id: 'odd', kind: 'single' as const, title: '怪', help: null, facts: ['constructor'] };
    const odd: Ruleset = { ...sampleForm, facts: [fact], screens: [screen] };
    expect(renderHtml(resultView(verdict, odd, {}, links))).not.toContain('您的回答');
    expect(renderHtml(resultView(verdict, odd, { constructor: 500 }, links))).toContain('<dd>5 元 ');
  });

  it('repeats what was answered, with a way to each question', () => {
    expect(html).toContain('<dt>income名</dt><dd>100 元 <a class="change" href="#s-money">');
    expect(html).toContain('<dt>这些情况有吗</dt><dd>都没有 <a class="change" href="#s-exclusions">');
  });

  it('asks for what is still open while there is something to ask', () => {
    const next = { fact: 'income', screen: 'money', ask: '收入吗', why: '', citations };
    const open: Verdict = {
      ...verdict,
      status: 'undetermined',
      outcome: null,
      missing: ['income', 'car', 'house'],
      next,
    };
    const words = renderHtml(resultView(open, sampleForm, {}, links));
    expect(words).toContain('样例自查结果：还没有答完');
    expect(words).toContain('href="#s-money"');
    expect(words.match(/href="#s-exclusions"/g)).toHaveLength(1);
    expect(renderHtml(resultView({ ...open, next: null }, sampleForm, {}, links))).toContain('：需要再了解');
  });
});

function controls(node: ViewNode): Exclude<ViewNode, string>[] {
  if (typeof node === 'string') return [];
  return [...(node.tag === 'input' ? [node] : []), ...node.children.flatMap(controls)];
}
