/** The rules a receipt needs, from the portal's own API: public facts, asked for without a word of what was answered. */
import type { Published } from '#api/rules/evaluate.ts';
import type { Rulesets } from '#api/rules/receipt/rerun.ts';
import { isWrittenBy, type Receipt } from '#api/rules/receipt.ts';

/** No answer came at all: the network is gone, or too slow. */
export class Unreachable extends Error {}

/** As long as somebody at a counter would wait. */
const PATIENCE_MS = 20_000;

/**
 * Today's rules of the receipt's check, and where it was not written by them, those kept under its version. Throws
 * `Unreachable` where nothing was answered, another error where something else was than rules or that there are none.
 */
export async function findRulesets(api: string, receipt: Receipt): Promise<Rulesets> {
  const [programme, check] = receipt.id.split('/');
  const address = `${api}/programmes/${programme}/checks/${check}`;
  const current = await fetchRuleset(address);
  if (!current || isWrittenBy(receipt, current)) return { current, kept: undefined };
  return { current, kept: await fetchRuleset(`${address}/versions/${receipt.version}`) };
}

/** Undefined where there are none. */
async function fetchRuleset(address: string): Promise<Published | undefined> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch(address, { signal: patience.signal }).catch(cannotReach);
    if (response.status === 404) return undefined;
    const [sha256] = /[0-9a-f]{64}/.exec(response.headers.get('ETag') ?? '') ?? []; // a proxy may have made it weak
    if (!response.ok || sha256 === undefined) throw new Error(`${address}: ${response.status}`);
    const text = await response.text().catch(cannotReach);
    return { ruleset: JSON.parse(text), sha256 };
  } finally {
    clearTimeout(timer);
  }
}

function cannotReach(): never {
  throw new Unreachable();
}
