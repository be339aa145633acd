/**
 * Proposes a better order of `facts:` for every check: `node test/bench/order/propose.ts`, and with `--write` makes it so.
 * What is proposed reads well only as far as `wording.ts` knows; look at every diff.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readContent } from '#api/cli/content.ts';
import { factOrder, inOrder, meanQuestions } from './asking.ts';
import { betterOrder } from './better-order.ts';
import { inquiryInto } from './inquiry.ts';
import { isMeasured } from './measured.ts';
import { readPopulation } from './population.ts';
import { reorderEntries } from './reorder-yaml.ts';

const rulesets = readContent().programmes.flatMap(({ checks }) => checks.map(({ ruleset }) => ruleset));
for (const ruleset of rulesets.filter(isMeasured)) {
  const inquiry = inquiryInto(ruleset, readPopulation(ruleset.id));
  const own = factOrder(inquiry);
  const better = betterOrder(inquiry);
  if (better.join() === own.join()) continue;
  const [before, after] = [own, better].map((order) => meanQuestions(inquiry, inOrder(order)).toFixed(2));
  const ids = better.map((slot) => ruleset.facts[slot]?.id ?? '');
  console.log(`${ruleset.id}：${before} → ${after}：${ids.join(' ')}`);
  if (process.argv.includes('--write')) {
    const file = `db/programmes/${ruleset.programme}/checks/${ruleset.check}.yaml`;
    writeFileSync(file, reorderEntries(readFileSync(file, 'utf8'), 'facts', ids));
  }
}
