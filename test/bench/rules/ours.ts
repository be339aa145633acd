/** The engine as the portal calls it. All the bench needs of it is here. */
import { readContent } from '#api/cli/content.ts';
import { citeWith } from '#api/rules/engine/cite.ts';
import { cappedStatus, decide } from '#api/rules/engine/decide.ts';
import { fillWith } from '#api/rules/engine/fill.ts';
import { modelOf } from '#api/rules/engine/model.ts';
import { holdsOn, paramsInForce, situationOf } from '#api/rules/engine/situation.ts';
import { traceOf } from '#api/rules/engine/trace.ts';
import { type Explain, evaluate, type Published } from '#api/rules/evaluate.ts';
import type { Ruleset, Verdict } from '#api/rules/ruleset.ts';
import { AS_OF, type Contender, type Household } from './contender.ts';

/** 滩头低保 as it is served and parsed. */
export const tantou = published('tantou-dibao', 'eligibility');

export const statusOnly: Contender = {
  name: '明白，只要结论',
  includes: '三值；几种可能的结果里，结论是什么',
  unknowns: true,
  tells: 'status',
  judge: (household) => statusOf(tantou.ruleset, household),
};

export const withTrace: Contender = {
  name: '明白，三值带过程',
  includes: '三值；结论，加每个条件、每一步的值和依据；没有理由、下一问',
  unknowns: true,
  tells: 'status',
  judge: (household) => tracedStatus(tantou.ruleset, household),
};

export const asResidentsSee: Contender = {
  name: '明白，居民看到的全部',
  includes: '三值；最少的理由、下一问、最近的改变、还缺什么、下一步、依据（explain=reasons）',
  unknowns: true,
  tells: 'outcome',
  judge: (household) => verdictOn(household, 'reasons').outcome,
};

export const everything: Contender = {
  name: '明白，全部带过程',
  includes: '三值；居民看到的全部，再加过程（explain=trace）',
  unknowns: true,
  tells: 'outcome',
  judge: (household) => verdictOn(household, 'trace').outcome,
};

/** The whole verdict on a household. */
export function verdictOn(household: Household, explain: Explain): Verdict {
  return evaluate(tantou, { asOf: AS_OF, answers: household }, { explain });
}

function statusOf(ruleset: Ruleset, answers: Household): string {
  return decided(ruleset, answers)?.status ?? 'notInForce';
}

function tracedStatus(ruleset: Ruleset, answers: Household): string {
  const found = decided(ruleset, answers);
  if (!found) return 'notInForce';
  const { model, situation, params, status } = found;
  const trace = traceOf(model, situation, fillWith(ruleset, params), citeWith(ruleset, ''));
  return trace.conditions.length > 0 ? status : 'undetermined';
}

function decided(ruleset: Ruleset, answers: Household) {
  const params = paramsInForce(ruleset, AS_OF);
  if (!params || !holdsOn(ruleset.inForce, AS_OF)) return undefined;
  const model = modelOf(ruleset);
  const situation = situationOf(model, answers, params);
  return { model, situation, params, status: cappedStatus(model, decide(model, situation)) };
}

function published(slug: string, id: string): Published {
  const { programmes } = readContent();
  const checks = programmes.flatMap(({ programme, checks }) => (programme.slug === slug ? checks : []));
  const check = checks.find(({ ruleset }) => ruleset.check === id);
  if (!check) throw new Error(`no check ${slug}/${id}`);
  return { ruleset: JSON.parse(check.json), sha256: check.sha256 };
}
