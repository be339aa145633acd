/** Every yes/no in every ruleset, down to each part of a condition, is yes in one case and no in another. */
import { expect, it } from 'vitest';
import { answersOf } from '#api/cli/worked-cases.ts';
import type { WorkedCase } from '#api/rules/authoring.ts';
import { decide } from '#api/rules/engine/decide.ts';
import { modelOf } from '#api/rules/engine/model.ts';
import { holdsOn, paramsInForce, situationOf } from '#api/rules/engine/situation.ts';
import { expressionText } from '#api/rules/lint/expression-text.ts';
import { findHousehold } from '#api/rules/lint/find.ts';
import { householdText } from '#api/rules/lint/household-text.ts';
import { isTruth, named, type Site, sitesOf } from '#api/rules/lint/sites.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import type { BuiltCheck } from '#db/content.ts';
import { checks } from '../repository-rules.ts';

it('is yes in one case and no in another', () => {
  const uncovered = checks.flatMap(uncoveredIn);
  const answers = checks.flatMap(({ ruleset }) => truthsOf(ruleset)).length * 2;
  console.info(`yes and no of yes/no parts: ${answers - uncovered.length} of ${answers} are in a case`);
  expect(uncovered).toEqual([]);
});

it('is missed where no case has it, and a household is shown that would', () => {
  const check = checks.find(({ ruleset }) => ruleset.id === 'modern-apprenticeship/agreement');
  if (!check) throw new Error('the check of agreements is gone');
  expect(uncoveredIn(check)).toEqual([]);
  const grown = check.cases.filter(({ answers }) => Number(answers.age) >= 18);
  expect(uncoveredIn({ ...check, cases: grown, boundaries: [] })).toEqual([
    'modern-apprenticeship/agreement conditions.0.when: 学徒满几周岁 >= 四方签的起始年龄 is never false: 2024年1月1日，学徒满几周岁 0 岁',
    'modern-apprenticeship/agreement conditions.1.when: 学徒满几周岁 >= 不用监护人签的年龄 is never false: 2024年1月1日，学徒满几周岁 0 岁',
    'modern-apprenticeship/agreement outcomes.0.when: 满了不用监护人签的年龄 is never false: 2024年1月1日，学徒满几周岁 0 岁',
    'modern-apprenticeship/agreement outcomes.1.when: 满了四方签的年龄 is never false: 2024年1月1日，学徒满几周岁 0 岁',
  ]);
});

/** What no case of a check has, with somebody who would. */
function uncoveredIn({ ruleset, cases, boundaries }: BuiltCheck): string[] {
  const truths = truthsOf(ruleset);
  const seen = valuesIn(ruleset, truths, [...cases, ...boundaries]);
  return truths.flatMap(({ path, expr }, at) =>
    [true, false]
      .filter((value) => !seen.some((values) => values[at] === value))
      .map((value) => {
        const found = findHousehold(ruleset, value ? expr : { op: 'not', of: expr });
        const shown = found.verdict === 'witness' ? householdText(ruleset, found.witness) : found.verdict;
        const text = `${path.join('.')}: ${expressionText(ruleset, expr)}`;
        return `${ruleset.id} ${text} is never ${value}: ${shown}`;
      }),
  );
}

function truthsOf(ruleset: Ruleset): Site[] {
  return sitesOf(ruleset).filter(({ expr }) => isTruth(ruleset, expr));
}

/** In each case that is judged, the value of each site; null where it cannot be told. */
function valuesIn(
  ruleset: Ruleset,
  sites: readonly Site[],
  cases: readonly WorkedCase[],
): (boolean | null | undefined)[][] {
  const asked = sites.map(({ expr }, at) => named(`'site${at}`, expr));
  const model = modelOf({ ...ruleset, conditions: [...ruleset.conditions, ...asked] });
  return cases.flatMap((worked) => {
    const params = paramsInForce(ruleset, worked.asOf);
    if (!params || !holdsOn(ruleset.inForce, worked.asOf)) return [];
    const situation = situationOf(model, answersOf(ruleset, worked), params);
    decide(model, situation);
    return [situation.conditions.slice(ruleset.conditions.length)];
  });
}
