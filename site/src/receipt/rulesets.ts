/** The rules a receipt needs, from the portal's own API: public facts, asked for without a word of what was answered. */
import type { Published } from '#api/rules/evaluate.ts';
import type { Rulesets } from '#api/rules/receipt/rerun.ts';
import { isWrittenBy, type Receipt } from '#api/rules/receipt.ts';

/** Today's rules of the receipt's check, and where it was not written by them, those kept under its version. */
export async function findRulesets(api: string, receipt: Receipt): Promise<Rulesets> {
  const [programme, check] = receipt.id.split('/');
  const address = `${api}/programmes/${programme}/checks/${check}`;
  const current = await fetchRuleset(address);
  if (!current || isWrittenBy(receipt, current)) return { current, kept: undefined };
  return { current, kept: await fetchRuleset(`${address}/versions/${receipt.version}`) };
}

/** Undefined where there are none; throws where nothing or something else was answered. */
async function fetchRuleset(address: string): Promise<Published | undefined> {
  const response = await fetch(address);
  if (response.status === 404) return undefined;
  const [sha256] = /[0-9a-f]{64}/.exec(response.headers.get('ETag') ?? '') ?? []; // a proxy may have made it weak
  if (!response.ok || sha256 === undefined) throw new Error(`${address}: ${response.status}`);
  return { ruleset: await response.json(), sha256 };
}
