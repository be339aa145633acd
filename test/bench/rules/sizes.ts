/** What the engines weigh in a browser, and what a check page sends. */
import { readContent } from '#api/cli/content.ts';
import { step } from '#api/cli/step.ts';
import { buildTestSite, SITE } from '../../runtimes/site.ts';
import { bundleOf, type Weight, weightOf } from '../../site/bundle.ts';
import { checkScriptWeight, engineWeight } from '../../site/sizes.ts';
import { printTable } from './table.ts';

const PEERS = {
  'json-logic-engine': "export { LogicEngine } from 'json-logic-engine'",
  'json-rules-engine': "export { Engine } from 'json-rules-engine'",
  publicodes: "export { default } from 'publicodes'",
  feelin: "export { evaluate } from 'feelin'",
};

/** Prints each; the limits are those of `test/site/sizes.test.ts`. */
export async function printSizes(): Promise<void> {
  await step('\n构建网站', buildTestSite);
  const rows: [name: string, weight: Weight, remark: string][] = [
    ['明白，只算引擎', await engineWeight(), '上限 10 KB'],
    ['明白，自查页的脚本，引擎在内', checkScriptWeight(SITE), '上限 15 KB'],
    heaviestRuleset(),
  ];
  for (const [name, code] of Object.entries(PEERS)) {
    rows.push([name, weightOf(await bundleOf(code, 'test/bench/peers')), '只算引擎']);
  }
  const cells = rows.map(([name, { minified, gzipped }, remark]) => [
    name,
    `${minified}`,
    `${gzipped}`,
    remark,
  ]);
  printTable(['', '压缩前字节', 'gzip -9', ''], cells);
  console.log('zen-engine 是本机代码，不进浏览器');
}

function heaviestRuleset(): [name: string, weight: Weight, remark: string] {
  const rulesets = readContent().programmes.flatMap(({ checks }) =>
    checks.map(({ ruleset, json }) => ({ id: ruleset.id, weight: weightOf(json) })),
  );
  const heaviest = rulesets.reduce((heavy, one) => (one.weight.gzipped > heavy.weight.gzipped ? one : heavy));
  return ['明白，最大的一份规则', heaviest.weight, `上限 15 KB；${heaviest.id}，共 ${rulesets.length} 份`];
}
