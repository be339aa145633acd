/**
 * Looks for a household with a property among all there can be. Sets of households are cut in two, at thresholds first,
 * and a set the engine can already judge as a whole is not cut further; so "none" is a proof and not a sample.
 */
import type { Interval } from '../engine/interval.ts';
import { type Model, modelOf } from '../engine/model.ts';
import type { Node, Situation } from '../engine/node.ts';
import { paramsInForce, situationOf } from '../engine/situation.ts';
import type { Truth } from '../engine/truth.ts';
import type { Ruleset } from '../ruleset.ts';
import type { Household, Witness } from './finding.ts';
import { seededRandom } from './random.ts';
import { withSharedComparisons } from './shared-comparisons.ts';
import {
  comparesNumbers,
  factsUnsettledIn,
  findUnsettled,
  relationalConditions,
  thresholdsOf,
} from './walk.ts';

/** One ruleset on one day, ready to be searched. */
export interface Field {
  model: Model;
  asOf: string;
  params: Interval[];
  thresholds: ReadonlyMap<number, readonly number[]>;
  relational: ReadonlySet<number>;
}

/** What is looked for. */
export interface Goal {
  /** Whether all (true), none (false) or perhaps some (null) of the households of a situation have it. */
  holds: (situation: Situation) => Truth;
  /** What it hangs on. */
  roots: readonly Node[];
}

/** `witness`: found; `none`: proved that there is none; `undecided`: neither, within the limits. */
export type Found = { verdict: 'witness'; witness: Witness } | { verdict: 'none' | 'undecided' };

/** How long is looked: sets of households judged, and single ones tried at random after that, or some before. */
export interface Limits {
  guesses?: number;
  sets: number;
  households: number;
  seed: number;
}

/** Enough for every ruleset of the repository; a search that needs more is told as undecided. */
export const LIMITS: Limits = { sets: 20_000, households: 200_000, seed: 20_240_418 };

/** The fields of days on which all parameters have a value; they share one model. Throws where one has none. */
export function fieldsOf(ruleset: Ruleset, days: readonly string[]): Field[] {
  const model = modelOf(withSharedComparisons(ruleset));
  const relational = relationalConditions(model);
  return days.map((asOf) => {
    const params = paramsInForce(ruleset, asOf);
    if (!params) throw new RangeError(`ruleset ${ruleset.id} has no value for every parameter on ${asOf}`);
    const thresholds = thresholdsOf(model, situationOf(model, {}, params));
    return { model, asOf, params, thresholds, relational };
  });
}

/** Looks for a household that has the goal: by cutting, and where that takes too long also at random. */
export function search(field: Field, goal: Goal, limits: Limits = LIMITS): Found {
  const { guesses = 0, households, seed } = limits;
  const guessed = searchAtRandom(field, goal, guesses, seed);
  if (guessed.verdict === 'witness') return guessed;
  const found = searchByCutting(field, goal, limits.sets);
  return found.verdict === 'undecided' ? searchAtRandom(field, goal, households, seed) : found;
}

/** A set of households; `assumed` are conditions they are taken to have or not to have. */
interface Region {
  situation: Situation;
  assumed: readonly Truth[];
}

function searchByCutting(field: Field, goal: Goal, sets: number): Found {
  const { model, params } = field;
  const situation = situationOf(model, {}, params);
  const open: Region[] = [{ situation, assumed: new Array<Truth>(situation.conditions.length).fill(null) }];
  let stuck = false;
  for (let judged = 0; judged < sets; judged += 1) {
    const region = open.pop();
    if (!region) return { verdict: stuck ? 'undecided' : 'none' };
    const pending = judge(model, region);
    if (!pending) continue;
    const holds = goal.holds(region.situation);
    if (holds === false) continue;
    if (holds === true && pending.length === 0) {
      return { verdict: 'witness', witness: witnessOf(field, freed(field, goal, region.situation)) };
    }
    const parts = cut(field, goal, region, pending);
    if (parts.length === 0) stuck = true;
    open.push(...parts);
  }
  return { verdict: 'undecided' };
}

/** Judges the conditions; undefined where an assumption is contradicted, else the assumed ones not yet seen to be so. */
function judge(model: Model, { situation, assumed }: Region): number[] | undefined {
  const pending: number[] = [];
  for (const slot of model.conditionOrder) {
    const value = model.conditions[slot]?.node.truth(situation) ?? null;
    const taken = assumed[slot] ?? null;
    if (taken !== null && value !== null && value !== taken) return undefined;
    if (taken !== null && value === null) pending.push(slot);
    situation.conditions[slot] = value ?? taken;
  }
  return pending;
}

/** Two parts that together are the region; none where nothing is left to cut. What is pushed last is looked at first. */
function cut(field: Field, goal: Goal, region: Region, pending: readonly number[]): Region[] {
  const { model, relational } = field;
  const { situation } = region;
  const mayAssume = (slot: number) => relational.has(slot) && (region.assumed[slot] ?? null) === null;
  const roots = [...goal.roots, ...pending.flatMap((slot) => model.conditions[slot]?.node ?? [])];
  const openFacts = (under: Node) => factsUnsettledIn(model, situation, under);
  const node = findUnsettled(model, situation, roots, (each) => {
    if (each.condition !== null) return mayAssume(each.condition);
    return (each.fact !== null || comparesNumbers(each)) && openFacts(each).length > 0;
  });
  if (!node) return [];
  if (node.condition !== null) return inTwo((value) => assuming(region, node.condition ?? 0, value));
  const [narrowest] = openFacts(node).sort(
    (one, other) => widthOf(one, situation) - widthOf(other, situation),
  );
  const slot = narrowest?.fact ?? 0;
  if (narrowest?.type === 'truth') return inTwo((value) => withTruth(region, slot, value));
  return halves(field, situation, slot).map((half) => withNumber(region, slot, half));
}

function inTwo(part: (value: boolean) => Region): Region[] {
  return [part(true), part(false)];
}

function widthOf(node: Node, situation: Situation): number {
  if (node.type === 'truth') return 1;
  const { min, max } = node.range(situation);
  return max - min;
}

function halves({ thresholds }: Field, { numbers }: Situation, slot: number): Interval[] {
  const { min, max } = numbers[slot] ?? { min: 0, max: 0 };
  const inside = (thresholds.get(slot) ?? []).filter((value) => min < value && value <= max);
  const at = inside[Math.floor(inside.length / 2)] ?? min + Math.ceil((max - min) / 2);
  return [
    { min: at, max },
    { min, max: at - 1 },
  ];
}

function assuming({ situation, assumed }: Region, slot: number, value: boolean): Region {
  return { situation: copyOf(situation), assumed: assumed.with(slot, value) };
}

function withTruth({ situation, assumed }: Region, slot: number, value: boolean): Region {
  return { situation: { ...copyOf(situation), truths: situation.truths.with(slot, value) }, assumed };
}

function withNumber({ situation, assumed }: Region, slot: number, value: Interval): Region {
  return { situation: { ...copyOf(situation), numbers: situation.numbers.with(slot, value) }, assumed };
}

function copyOf(situation: Situation): Situation {
  return { ...situation, conditions: situation.conditions.slice() };
}

/** Single households, their numbers on either side of a threshold or at an end, or anywhere. */
function searchAtRandom(field: Field, goal: Goal, households: number, seed: number): Found {
  const { model, params } = field;
  const draw = drawing(field, seededRandom(seed));
  for (let tried = 0; tried < households; tried += 1) {
    const situation = situationOf(model, draw(), params);
    judge(model, { situation, assumed: [] });
    if (goal.holds(situation) === true) {
      return { verdict: 'witness', witness: witnessOf(field, freed(field, goal, situation)) };
    }
  }
  return { verdict: 'undecided' };
}

function drawing({ model, thresholds }: Field, random: (limit: number) => number): () => Household {
  const answers = model.ruleset.facts.map((fact, slot): [id: string, draw: () => boolean | number] => {
    if (fact.type === 'bool') return [fact.id, () => random(2) === 1];
    const near = (thresholds.get(slot) ?? []).flatMap((value) => [value - 1, value]);
    const known = [fact.min, fact.max, ...near].filter((value) => fact.min <= value && value <= fact.max);
    return [fact.id, () => numberOf(fact, known, random)];
  });
  return () => Object.fromEntries(answers.map(([id, draw]) => [id, draw()]));
}

function numberOf(
  { min, max }: Interval,
  known: readonly number[],
  random: (limit: number) => number,
): number {
  const anywhere = min + random(max - min + 1);
  return random(2) === 1 ? anywhere : (known[random(known.length)] ?? anywhere);
}

/** The same situation with every fact let go that the goal does not hang on. */
function freed({ model, params }: Field, goal: Goal, found: Situation): Situation {
  const anything = situationOf(model, {}, params);
  return model.ruleset.facts.reduce((situation, fact, slot) => {
    const { truths, numbers } = situation;
    const free: Interval = anything.numbers[slot] ?? { min: 0, max: 0 };
    const freer: Situation = {
      ...copyOf(situation),
      ...(fact.type === 'bool' ? { truths: truths.with(slot, null) } : { numbers: numbers.with(slot, free) }),
    };
    judge(model, { situation: freer, assumed: [] });
    return goal.holds(freer) === true ? freer : situation;
  }, found);
}

/** One household of a situation: no, and the least number, where it can be anything. */
function witnessOf({ model, asOf }: Field, { truths, numbers }: Situation): Witness {
  const household: Household = {};
  const decisive: string[] = [];
  for (const [slot, fact] of model.ruleset.facts.entries()) {
    const known = numbers[slot];
    household[fact.id] = fact.type === 'bool' ? (truths[slot] ?? false) : (known?.min ?? fact.min);
    const free =
      fact.type === 'bool'
        ? (truths[slot] ?? null) === null
        : known?.min === fact.min && known.max === fact.max;
    if (!free) decisive.push(fact.id);
  }
  return { asOf, household, decisive };
}
