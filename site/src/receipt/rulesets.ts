/** The rules a receipt needs, from the portal's own API: public facts, asked for without a word of what was answered. */
import type { Published } from '#api/rules/evaluate.ts';
import type { Rulesets } from '#api/rules/receipt/rerun.ts';
import { isWrittenBy, type Receipt } from '#api/rules/receipt.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';

/** No answer came at all: the network is gone, or too slow. */
export class Unreachable extends Error {}

/** Something came that is no ruleset, as from a network that wants a login first. */
export class NotRules extends Error {}

/** As long as somebody at a counter would wait. */
const PATIENCE_MS = 20_000;

/**
 * Today's rules of the receipt's check, and where it was not written by them, those kept under its version. Throws
 * `Unreachable` where nothing was answered, `NotRules` where something else than rules was, another error where the site is
 * broken.
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
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const ruleset = rulesetIn(await response.text().catch(cannotReach));
    const [sha256] = /[0-9a-f]{64}/.exec(response.headers.get('ETag') ?? '') ?? []; // a proxy may have made it weak
    if (sha256 === undefined) throw new Error(`${address}: no hash`);
    return { ruleset, sha256 };
  } finally {
    clearTimeout(timer);
  }
}

/** Whatever calls itself one, for our own API served it. */
function rulesetIn(text: string): Ruleset {
  try {
    const served = JSON.parse(text);
    if (/^ruleset\//.test(served.format)) return served;
  } catch {
    // said below
  }
  throw new NotRules();
}

function cannotReach(): never {
  throw new Unreachable();
}
