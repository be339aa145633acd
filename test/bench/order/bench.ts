/** `npm run bench -- order`: how many questions and screens each check takes, beside publicodes and the optimum. */
import { pathToFileURL } from 'node:url';
import { readContent } from '#api/cli/content.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import { irrelevantQuestions } from './irrelevant.ts';
import { type Measured, measure } from './measure.ts';
import { readPopulation } from './population.ts';
import { askedByPublicodes, type Packages } from './publicodes/peer.ts';
import { askedByScore } from './publicodes/scores.ts';
import { translate } from './publicodes/translate.ts';

/**
 * Prints the table, what was asked to no purpose, and where our reading of publicodes differs from it (with its
 * packages; without them that is not looked at).
 */
export function orderBench(packages?: Packages): void {
  const rulesets = readContent().programmes.flatMap(({ checks }) => checks.map(({ ruleset }) => ruleset));
  console.log(HEAD);
  for (const ruleset of rulesets) console.log(lineOf(measure(ruleset)));
  for (const ruleset of rulesets) {
    for (const { fact, verdict, households } of irrelevantQuestions(ruleset)) {
      console.log(`${ruleset.id}：问 ${households} 家的 ${fact} ${VERDICTS[verdict]}`);
    }
  }
  if (packages) for (const ruleset of rulesets) console.log(agreementWith(packages, ruleset));
}

const VERDICTS = { no: '证明是白问', undecided: '没能查清是不是白问' };

const COLUMNS = [
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
const HEAD = ['自查', ...COLUMNS].join('\t');

function lineOf(measured: Measured): string {
  const { all, fixed, screenOrder, factOrder, publicodes, publicodesWhereItMatters, least, screens } =
    measured;
  const questions = [fixed, screenOrder, factOrder, publicodes, publicodesWhereItMatters].map(hundredths);
  const ratios = [factOrder / publicodes, factOrder / least.questions].map(hundredths);
  const fewest = `${least.exact ? '' : '≥'}${hundredths(least.questions)}`;
  const cells = [all, ...questions, fewest, ...ratios, hundredths(screens.mean), screens.most];
  return [measured.ruleset, ...cells].join('\t');
}

function hundredths(value: number): string {
  return value.toFixed(2);
}

/** Every fourth household, question by question. */
function agreementWith(packages: Packages, ruleset: Ruleset): string {
  const publicodes = translate(ruleset);
  const asks = askedByPublicodes(packages, publicodes);
  const some = readPopulation(ruleset.id).filter((_, at) => at % 4 === 0);
  const unlike = some.filter(
    ({ answers }) => asks(answers).join() !== askedByScore(publicodes, answers).join(),
  );
  return `${ruleset.id}：${some.length} 户，和 publicodes 问得不一样的 ${unlike.length} 户`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) orderBench();
