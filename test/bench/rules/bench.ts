/**
 * `npm run bench -- rules`: 滩头低保 through our engine, through a function written by hand, and through five other
 * engines; then what each would weigh on a page. No time is shown before all of them judge every household alike.
 */
import { reason, runCommand, Stop } from '#api/cli/stop.ts';
import type { Verdict } from '#api/rules/ruleset.ts';
import { feelin } from '../peers/feelin.ts';
import { compiled, interpreted } from '../peers/json-logic-engine.ts';
import { everyRule, firstRuleThatHolds } from '../peers/json-rules-engine.ts';
import { publicodes } from '../peers/publicodes.ts';
import { agreementOf } from './agreement.ts';
import { AS_OF, type Contender, type Household } from './contender.ts';
import { handWritten, handWrittenThreeValued } from './hand-written.ts';
import { completeHouseholds, partialHouseholds } from './households.ts';
import { measure, type Timing } from './measure.ts';
import { asResidentsSee, everything, statusOnly, tantou, verdictOn, withTrace } from './ours.ts';
import { describeHouseholds, printTimings } from './print.ts';
import { printSizes } from './sizes.ts';
import { judged, type Target } from './targets.ts';

const SEED = Number(process.env.SEED ?? 20_240_418);
const HOUSEHOLDS = 1000;
const ROUNDS = 7;

const jsonRulesEngine = firstRuleThatHolds();
const publicodesEngine = publicodes();

const TARGETS: Target[] = [
  { ours: withTrace, than: jsonRulesEngine, times: 50 },
  { ours: withTrace, than: publicodesEngine, times: 150 },
  { ours: asResidentsSee, than: jsonRulesEngine, times: 10 },
  { ours: statusOnly, than: handWrittenThreeValued, times: 0.2 },
  { ours: statusOnly, than: handWritten, times: 0.2 },
];

await runCommand(async () => {
  console.log(
    `Node ${process.version}；规则 ${tantou.sha256.slice(0, 12)}，按 ${AS_OF}；种子 ${SEED}；${ROUNDS} 轮，取中位数；× 是快几倍`,
  );
  const contenders = await allContenders();
  const complete = completeHouseholds(SEED, HOUSEHOLDS);
  const timings = await compare('每题都答了', contenders, complete);
  const open = contenders.filter(({ unknowns }) => unknowns);
  await compare('有的不知道，有的没答', open, partialHouseholds(SEED, complete));
  console.log('\n目标（每题都答了的人家，各轮之比的中位数）');
  for (const target of TARGETS) console.log(`  ${judged(target, timings)}`);
  await printSizes();
});

async function allContenders(): Promise<Contender[]> {
  const ours = [statusOnly, withTrace, asResidentsSee, everything];
  const byHand = [handWritten, handWrittenThreeValued];
  const interpreters = [compiled(), interpreted(), publicodesEngine, feelin()];
  return [...ours, ...byHand, jsonRulesEngine, everyRule(), ...interpreters, ...(await zenEngine())];
}

/** It is machine code, which npm has only for some machines. */
async function zenEngine(): Promise<Contender[]> {
  try {
    return [(await import('../peers/zen-engine.ts')).zenEngine()];
  } catch (error) {
    console.log(`zen-engine 在这台机器上不能用，略去：${reason(error)}`);
    return [];
  }
}

/** Proves that all agree with our engine, then times them. */
async function compare(
  title: string,
  contenders: readonly Contender[],
  households: readonly Household[],
): Promise<Timing[]> {
  const verdicts = households.map((household) => verdictOn(household));
  console.log(`\n${title}：${describeHouseholds(verdicts)}`);
  for (const contender of contenders) await requireAgreement(contender, households, verdicts);
  const timings = await measure(contenders, households, ROUNDS);
  printTimings(timings, [handWritten, jsonRulesEngine, publicodesEngine]);
  return timings;
}

/** Where something was not answered, one may leave open what ours decides, and it is said; nowhere else. */
async function requireAgreement(
  contender: Contender,
  households: readonly Household[],
  verdicts: readonly Verdict[],
): Promise<void> {
  const { wrong, open } = await agreementOf(contender, households, verdicts);
  const [example] = wrong;
  if (example) throw new Stop(`${contender.name} 有 ${wrong.length} 户判得不一样，例如 ${example}`);
  if (open === 0) return;
  if (verdicts.every(({ outcome }) => outcome !== null))
    throw new Stop(`${contender.name} 有 ${open} 户没判出来`);
  console.log(`  ${contender.name}：${open} 户定不了，我们定得了；其余相同`);
}
