/** Whether a contender judges as our engine does; if it does not, its figures mean nothing. */
import type { Verdict } from '#api/rules/ruleset.ts';
import type { Contender, Household, Told } from './contender.ts';

export interface Agreement {
  /** `{"hardship":true,…}: base, ours notCovered`, one for each household judged otherwise. */
  wrong: string[];
  /** How many households it leaves open that ours decides. */
  open: number;
}

/** Asks the contender about every household; `verdicts` are ours, in the same order. */
export async function agreementOf(
  { judge, tells }: Contender,
  households: readonly Household[],
  verdicts: readonly Verdict[],
): Promise<Agreement> {
  const agreement: Agreement = { wrong: [], open: 0 };
  for (const [at, household] of households.entries()) {
    const told = await judge(household);
    const ours = verdicts[at]?.[tells] ?? null;
    if (told === ours) continue;
    if (told === null) agreement.open += 1;
    else agreement.wrong.push(`${JSON.stringify(household)}: ${told}, ours ${nameOf(ours)}`);
  }
  return agreement;
}

function nameOf(told: Told): string {
  return told ?? 'open';
}
