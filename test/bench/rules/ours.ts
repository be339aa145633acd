/** The engine as the portal calls it, but for `statusOnly`, which is a part of it that the portal does not call alone. */
import { readContent } from '#api/cli/content.ts';
import { evaluate, type Published } from '#api/rules/evaluate.ts';
import type { Verdict } from '#api/rules/ruleset.ts';
import { evaluateWithTrace, traceOf } from '#api/rules/trace.ts';
import { AS_OF, type Contender, type Household } from './contender.ts';
import { statusOf } from './status.ts';

/** 滩头低保 as it is served and parsed. */
export const tantou = published('tantou-dibao', 'eligibility');

export const statusOnly: Contender = {
  name: '明白，只要结论',
  includes: '三值；几种可能的结果里，结论是什么；网站不单独用它，只在这里量',
  unknowns: true,
  tells: 'status',
  judge: (answers) => statusOf(tantou.ruleset, AS_OF, answers),
};

export const withTrace: Contender = {
  name: '明白，三值带过程',
  includes: '三值；每个条件、每个结果、每一步的值和依据，结论由此而来；没有理由、下一问',
  unknowns: true,
  tells: 'outcome',
  judge: tracedOutcome,
};

export const asResidentsSee: Contender = {
  name: '明白，居民看到的全部',
  includes: '三值；最少的理由、下一问、最近的改变、还缺什么、下一步、依据（explain=reasons）',
  unknowns: true,
  tells: 'outcome',
  judge: (household) => verdictOn(household).outcome,
};

export const everything: Contender = {
  name: '明白，全部带过程',
  includes: '三值；居民看到的全部，再加过程（explain=trace）',
  unknowns: true,
  tells: 'outcome',
  judge: (answers) => evaluateWithTrace(tantou, { asOf: AS_OF, answers }).outcome,
};

/** The whole verdict on a household. */
export function verdictOn(answers: Household): Verdict {
  return evaluate(tantou, { asOf: AS_OF, answers });
}

/** The first outcome that holds, where none before it may. */
function tracedOutcome(answers: Household): string | null {
  const outcomes = traceOf(tantou, { asOf: AS_OF, answers })?.outcomes ?? [];
  const first = outcomes.find(({ holds }) => holds !== false);
  return first?.holds === true ? first.id : null;
}

function published(slug: string, id: string): Published {
  const { programmes } = readContent();
  const checks = programmes.flatMap(({ programme, checks }) => (programme.slug === slug ? checks : []));
  const check = checks.find(({ ruleset }) => ruleset.check === id);
  if (!check) throw new Error(`no check ${slug}/${id}`);
  return { ruleset: JSON.parse(check.json), sha256: check.sha256 };
}
