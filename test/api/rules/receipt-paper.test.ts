/** The 办事清单 of every check, where a person kept some answers and the result to themselves. */
import { describe, expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { evaluate } from '#api/rules/evaluate.ts';
import { seededRandom } from '#api/rules/lint/random.ts';
import { type AnsweredRow, answeredRows } from '#api/rules/page/answers-view.ts';
import { receiptView } from '#api/rules/page/receipt-view.ts';
import type { Answers } from '#api/rules/ruleset.ts';
import { renderHtml } from '#api/rules/view.ts';
import type { BuiltCheck } from '#db/content.ts';
import { householdSource } from './household-source.ts';
import { RUNS, SEED } from './runs.ts';

const HOUSEHOLDS = RUNS / 50;
const checks = readContent().programmes.flatMap((programme) => programme.checks);

describe('a paper without the result', () => {
  it.each(checks.map((check) => [check.ruleset.id, check] as const))(
    'says what it would had nothing else been answered, and that something was: %s',
    (_, check) => {
      for (const { answers, rows, kept } of secretsOf(check)) {
        const paper = paperOf(check, answers, { rows: kept, result: false });
        const known = keptOf(answers, kept);
        expect(paper.html).toBe(
          paperOf(check, known, { rows: kept, result: false }).html.replace(
            '纸上没有印结果',
            '$&，也没有写全回答',
          ),
        );
        expect(paper.html).not.toMatch(/class="verdict|下一步/);
        expect(paper.isTelling).toBe(false);
        expect(paperOf(check, answers, { rows: kept, result: true }).isTelling).toBe(true);
        expect(rows.length).toBeGreaterThan(kept.length);
      }
    },
  );
});

it.each<[string, Answers, string]>([
  ['official', { hardship: true, official: true }, '干部和直系亲属不能享受'],
  ['onWubao', { hardship: true, disability12: true, onWubao: true }, '已有五保，不再纳入低保'],
  ['income', { hardship: true, income: { min: 10_000, max: 20_000 } }, '先弄清“家庭月人均收入”'],
])('with the result a left-out %s can be told, and that is said; without it not', (fact, given, telling) => {
  const check = getCheck('tantou-dibao/eligibility');
  const no = check.ruleset.facts.filter(({ type }) => type === 'bool').map(({ id }) => [id, false]);
  const answers: Answers = { ...Object.fromEntries(no), ...given };
  const rows = answeredRows(check.ruleset, answers).filter(({ facts }) => !facts.includes(fact));
  const told = paperOf(check, answers, { rows, result: true });
  expect([told.html.includes(renderHtml(telling)), told.isTelling]).toEqual([true, true]);
  expect(paperOf(check, answers, { rows, result: false }).html).not.toContain(renderHtml(telling));
});

/** Households that keep at least one line to themselves. */
function secretsOf(check: BuiltCheck): { answers: Answers; rows: AnsweredRow[]; kept: AnsweredRow[] }[] {
  const random = seededRandom(SEED);
  const source = householdSource(check, SEED);
  return Array.from({ length: HOUSEHOLDS }, () => {
    const answers = source.answersOf(source.household());
    const rows = answeredRows(check.ruleset, answers);
    const left = random(rows.length);
    return { answers, rows, kept: rows.filter((_, at) => at !== left && random(3) > 0) };
  }).filter(({ rows }) => rows.length > 0);
}

function keptOf(answers: Answers, kept: AnsweredRow[]): Answers {
  const facts = kept.flatMap((row) => row.facts);
  return Object.fromEntries(Object.entries(answers).filter(([fact]) => facts.includes(fact)));
}

function paperOf(check: BuiltCheck, answers: Answers, ticked: { rows: AnsweredRow[]; result: boolean }) {
  const [{ asOf = '' } = {}] = check.cases;
  const own = evaluate(check, { asOf, answers });
  const place = { policy: '示例政策。', where: '去哪办：示例。', today: asOf };
  const links = { base: '', origin: 'https://www.example.gov.cn' };
  const { sheet, isTelling } = receiptView({ published: check, asOf, answers }, own, ticked, links, place);
  return { html: renderHtml(sheet), isTelling };
}

function getCheck(id: string): BuiltCheck {
  const check = checks.find(({ ruleset }) => ruleset.id === id);
  if (!check) throw new Error(id);
  return check;
}
