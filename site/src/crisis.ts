/** The numbers of the crisis block, from `db/directory/crisis.yaml`, in its order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const CrisisLine = z.object({
  number: z.string().regex(/^\d{3,12}$/),
  name: z.string(),
  /** In which trouble to call it. */
  when: z.string(),
  /** The most that may be claimed without a local check. */
  hours: z.string(),
  /** `emergency`: life is in danger; `support`: to talk. Lines of one pair are shown together or not at all. */
  pair: z.enum(['emergency', 'support']).optional(),
});
export type CrisisLine = z.infer<typeof CrisisLine>;

const Crisis = z.object({
  /** The sentence above the numbers. */
  say: z.string(),
  lines: z.array(CrisisLine).min(1),
});
export type Crisis = z.infer<typeof Crisis>;

export const crisis: Crisis = load();

/** The lines of one pair, or those of none. */
export function linesOf(pair: CrisisLine['pair']): CrisisLine[] {
  return crisis.lines.filter((line) => line.pair === pair);
}

/** The line for what is not urgent: where to ask about a policy. Throws where the directory has none. */
export function hotline(): CrisisLine {
  const [line] = linesOf(undefined);
  if (!line) throw new Error('db/directory/crisis.yaml has no line without a pair');
  return line;
}

/** The hours in their first few words: 每天至少18小时. */
export function shortHours({ hours }: CrisisLine): string {
  return hours.replace(/[，；].*/, '');
}

function load(): Crisis {
  const text = readFileSync(join(import.meta.env.REPO_ROOT, 'db/directory/crisis.yaml'), 'utf8');
  return Crisis.parse(parse(text));
}
