/** Parts of a yes/no expression that can be left out without anybody being judged differently. */
import type { Expr, Ruleset } from '../ruleset.ts';
import { differing } from './difference.ts';
import { expressionText } from './expression-text.ts';
import { findHousehold } from './find.ts';
import type { Finding } from './finding.ts';
import { absent } from './report.ts';
import type { Limits } from './search.ts';
import { isTruth, type Site, sitesOf } from './sites.ts';

/**
 * Of each condition, and of the `when` of each outcome, the first part of a 且 or 或 that never matters to it; only the
 * first, for of two that say the same either can go, not both. `constant` conditions, and those that only name them, are
 * at fault already.
 */
export function deadParts(ruleset: Ruleset, constant: ReadonlySet<string>, limits: Limits): Finding[] {
  const found = sitesOf(ruleset).flatMap((site) =>
    constant.has(idAt(ruleset, site)) ? [] : partsOfList(ruleset, site, constant).flatMap(deadPart),
  );
  return found.filter((finding, at) => !found.slice(0, at).some((before) => isSettledBy(finding, before)));

  function deadPart({ site, part, rest }: ListPart): Finding[] {
    const household = findHousehold(ruleset, differing(ruleset, site.whole, site.within(rest)), { limits });
    const says = `“${expressionText(ruleset, part)}”写不写都一样，谁也不会因为它判得不同：请去掉，或者看看是不是写漏了`;
    return absent('deadPart', { path: site.path, id: idAt(ruleset, site) }, household, { says });
  }
}

function isSettledBy(finding: Finding, before: Finding): boolean {
  return before.verdict === 'proved' && before.path.join() === finding.path.join();
}

/** One part of a list, and the list without it. */
interface ListPart {
  site: Site;
  part: Expr;
  rest: Expr;
}

function partsOfList(ruleset: Ruleset, site: Site, constant: ReadonlySet<string>): ListPart[] {
  const { expr, whole } = site;
  if ((expr.op !== 'and' && expr.op !== 'or') || expr.of.length < 2 || !isTruth(ruleset, whole)) return [];
  return expr.of.flatMap((part, index) => {
    const rest = { ...expr, of: expr.of.filter((_, other) => other !== index) };
    return constant.has(conditionNamed(part)) ? [] : [{ site, part, rest }];
  });
}

function conditionNamed(expr: Expr): string {
  if (expr.op === 'not') return conditionNamed(expr.of);
  return expr.op === 'condition' ? expr.id : '';
}

function idAt({ conditions, outcomes }: Ruleset, { path: [list, slot] }: Site): string {
  const named = list === 'conditions' ? conditions : outcomes;
  return named[Number(slot)]?.id ?? '';
}
