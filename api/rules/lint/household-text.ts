/** A witness as a clerk reads it. */
import { formatDay, formatQuantity } from '../format.ts';
import type { Ruleset } from '../ruleset.ts';
import type { Witness } from './finding.ts';

/** `2024年4月10日，月收入 165 元，家里有车：是，其余随意`: only what the finding hangs on. */
export function householdText({ facts }: Ruleset, { asOf, household, decisive }: Witness): string {
  const told = facts.filter(({ id }) => decisive.includes(id));
  const parts = told.map((fact) => {
    const value = household[fact.id];
    if (fact.type === 'bool') return `${fact.label}：${value === true ? '是' : '否'}`;
    return `${fact.label} ${formatQuantity(Number(value), fact.unit)}`;
  });
  const rest = told.length < facts.length ? [told.length === 0 ? '怎么回答都是' : '其余随意'] : [];
  return [formatDay(asOf), ...parts, ...rest].join('，');
}
