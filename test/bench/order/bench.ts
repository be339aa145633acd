/** `npm run bench -- order`: how many questions and screens each check takes, beside publicodes and the optimum. */
import { readContent } from '#api/cli/content.ts';
import { reason } from '#api/cli/stop.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import { irrelevantQuestions } from './irrelevant.ts';
import { type Measured, measure } from './measure.ts';
import { isMeasured } from './measured.ts';
import { readPopulation } from './population.ts';
import { askedByPublicodes, type Packages, packagesIn } from './publicodes/peer.ts';
import { askedByScore } from './publicodes/scores.ts';
import { translate } from './publicodes/translate.ts';

const PEERS = 'test/bench/peers';
const REFERENCE = 'tantou-dibao/eligibility';
/** Of the households, to compare with the packages question by question. */
const EVERY = 4;

const VERDICTS = { no: '已经证明是白问', undecided: '没能查清是不是白问' };

const COLUMNS = [
  '自查',
  '全问',
  '一题接一题',
  '按屏的顺序',
  '按题的顺序',
  'publicodes',
  '（不白问）',
  '最少',
  '÷publicodes',
  '÷最少',
  '屏',
  '最多屏',
];

const all = readContent().programmes.flatMap(({ checks }) => checks.map(({ ruleset }) => ruleset));
const rulesets = all.filter(isMeasured);

console.log(`每户平均问几题，400 户示例人家\n${COLUMNS.join('\t')}`);
const rows = rulesets.map((ruleset) => {
  const measured = measure(ruleset);
  console.log(lineOf(measured));
  return measured;
});
printUncounted(all.filter((ruleset) => !isMeasured(ruleset)));
printTargets(rows);
printIrrelevant(rulesets);
printAgreement();

function lineOf(measured: Measured): string {
  const { ruleset, all, fixed, screenOrder, factOrder, publicodes, least, screens } = measured;
  const ways = [fixed, screenOrder, factOrder, publicodes, measured.publicodesWhereItMatters];
  const fewest = `${least.exact ? '' : '≥'}${hundredths(least.questions)}`;
  const ratios = [factOrder / publicodes, factOrder / least.questions];
  const cells = [...ways.map(hundredths), fewest, ...ratios.map(hundredths), hundredths(screens.mean)];
  return [ruleset, all, ...cells, screens.most].join('\t');
}

function printUncounted(uncounted: readonly Ruleset[]): void {
  if (uncounted.length === 0) return;
  console.log(`\n不在 test/bench/order/measured.ts 里，没有数：${uncounted.map(({ id }) => id).join('、')}`);
}

function printTargets(measured: readonly Measured[]): void {
  const exact = measured.filter(({ least }) => least.exact);
  console.log('\n目标');
  printMet('不多于 publicodes 的顺序', measured, (row) => row.factOrder <= row.publicodes + 1e-9);
  printMet('不多于最少的 1.1 倍', exact, (row) => row.factOrder <= 1.1 * row.least.questions);
  const reference = measured.find(({ ruleset }) => ruleset === REFERENCE);
  if (reference) printReference(reference);
}

function printMet(says: string, rows: readonly Measured[], isMet: (row: Measured) => boolean): void {
  const failing = rows.filter((row) => !isMet(row)).map(({ ruleset }) => ruleset);
  const names = failing.length > 0 ? `（${failing.join('、')}）` : '';
  console.log(
    `  ${says}：${verdictOn(failing.length === 0)}，${rows.length} 项自查里 ${failing.length} 项没有做到${names}`,
  );
}

function printReference({ factOrder, publicodes, least, screens }: Measured): void {
  const ratio = factOrder / publicodes;
  const bound = hundredths(least.questions / publicodes);
  console.log(
    `  滩头问的题是 publicodes 的 ${hundredths(ratio)} 倍，目标 ≤0.75：${verdictOn(ratio <= 0.75)}（谁来问也低不过 ${bound}）`,
  );
  console.log(`  滩头最多 ${screens.most} 屏，目标 ≤6：${verdictOn(screens.most <= 6)}`);
}

function printIrrelevant(asked: readonly Ruleset[]): void {
  const found = asked.flatMap(irrelevantFacts);
  console.log(`  没有一题白问：${verdictOn(found.length === 0)}，${found.length} 题有人白答`);
  for (const line of found) console.log(`    ${line}`);
}

/** A line for each fact that some were asked to no purpose, whatever else they had said. */
function irrelevantFacts(ruleset: Ruleset): string[] {
  const byFact = Map.groupBy(
    irrelevantQuestions(ruleset),
    ({ fact, verdict }) => `${fact}，${VERDICTS[verdict]}`,
  );
  return Array.from(byFact, ([says, questions]) => {
    const asked = questions.reduce((sum, { households }) => sum + households, 0);
    return `${ruleset.id}：400 户里有 ${asked} 户问了 ${says}`;
  });
}

function verdictOn(isMet: boolean): string {
  return isMet ? '达到' : '未达到';
}

/** Whether our reading of publicodes is how its packages ask, where they are installed. */
function printAgreement(): void {
  let packages: Packages;
  try {
    packages = packagesIn(PEERS);
  } catch (error) {
    console.log(`\n没有和 publicodes 本身核对：${reason(error).split('\n')[0]}`);
    return;
  }
  const unlike = rulesets.map((ruleset) => [ruleset.id, householdsUnlike(packages, ruleset)] as const);
  const found = unlike.filter(([, households]) => households > 0);
  const says = found.map(([id, households]) => `${id} ${households} 户`).join('、');
  console.log(`\n和 publicodes 本身一题一题核对：${says === '' ? '全部一样' : `不一样的有 ${says}`}`);
}

function householdsUnlike(packages: Packages, ruleset: Ruleset): number {
  const publicodes = translate(ruleset);
  const asks = askedByPublicodes(packages, publicodes);
  const some = readPopulation(ruleset.id).filter((_, at) => at % EVERY === 0);
  return some.filter(({ answers }) => asks(answers).join() !== askedByScore(publicodes, answers).join())
    .length;
}

function hundredths(value: number): string {
  return value.toFixed(2);
}
