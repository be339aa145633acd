import type { Statement } from '#db/programmes/card.ts';

/** Said once above statements that count alike, instead of before each of them. */
const LEADS = {
  must: '下面每一条都要符合：',
  oneOf: '符合下面任何一条，就可以申请：',
  mustNot: '有下面任何一种情况，就不行：',
  human: '都符合的，最后还要由人来定：',
} satisfies Record<NonNullable<Statement['kind']>, string>;

export interface StatementGroup {
  lead: string | undefined;
  items: Statement[];
}

/** Neighbouring statements of one kind together, in their order. */
export function groupByKind(statements: readonly Statement[]): StatementGroup[] {
  const groups: StatementGroup[] = [];
  let kind: Statement['kind'] | 'none' = 'none';
  for (const statement of statements) {
    if (kind !== statement.kind) groups.push({ lead: statement.kind && LEADS[statement.kind], items: [] });
    kind = statement.kind;
    groups.at(-1)?.items.push(statement);
  }
  return groups;
}
