/** Looks for the order of facts with the fewest questions: from several starts, moving one fact at a time while that helps. */
import { factOrder, inOrder, meanQuestions } from './asking.ts';
import type { Inquiry } from './inquiry.ts';
import { byScore, scoresOf } from './publicodes/scores.ts';
import { translate } from './publicodes/translate.ts';
import { type Wording, wordingOf } from './wording.ts';

/** Differences below this are the rounding of sums. */
const EQUAL = 1e-9;
/** What asking one intrusive question before a plain one has to save. */
const INTRUSION = 1.02;

/** The best order found that its words allow; of equal ones the nearest to the order of the file. Slots of facts. */
export function betterOrder(inquiry: Inquiry): number[] {
  const own = factOrder(inquiry);
  const rules = slotsOf(inquiry, wordingOf(inquiry.ruleset.id));
  const cost = remembering((order) =>
    isAllowed(order, rules)
      ? meanQuestions(inquiry, inOrder(order)) * INTRUSION ** intrusions(order, rules)
      : Number.POSITIVE_INFINITY,
  );
  const starts = [own, [...own].reverse(), publicodesOrder(inquiry)].map((start) => allowed(start, rules));
  const found = starts.map((start) => climb(start, cost));
  const best = found.reduce((one, other) => (cost(other) < cost(one) - EQUAL ? other : one));
  return backTowards(own, best, cost);
}

type Cost = (order: readonly number[]) => number;

/** Wording by slots. */
interface Rules {
  after: ReadonlyMap<number, readonly number[]>;
  late: readonly number[];
}

function slotsOf({ ruleset: { id, facts } }: Inquiry, { after, late }: Wording): Rules {
  const slotOf = (fact: string) => {
    const slot = facts.findIndex((each) => each.id === fact);
    if (slot < 0) throw new RangeError(`${id} has no fact ${fact}`);
    return slot;
  };
  const entries = Object.entries(after).map(([fact, earlier]): [number, number[]] => [
    slotOf(fact),
    earlier.map(slotOf),
  ]);
  return { after: new Map(entries), late: late.map(slotOf) };
}

function isAllowed(order: readonly number[], { after }: Rules): boolean {
  return [...after].every(([slot, earlier]) => {
    const at = order.indexOf(slot);
    return earlier.every((each) => order.indexOf(each) < at);
  });
}

/** How many intrusive questions come before a plain one. */
function intrusions(order: readonly number[], { late }: Rules): number {
  const lastPlain = order.findLastIndex((slot) => !late.includes(slot));
  return late.filter((slot) => order.indexOf(slot) < lastPlain).length;
}

/** The same order, but nothing before what it has to follow. */
function allowed(start: readonly number[], { after }: Rules): number[] {
  const order: number[] = [];
  while (order.length < start.length) {
    const next = start.find(
      (slot) => !order.includes(slot) && (after.get(slot) ?? []).every((each) => order.includes(each)),
    );
    if (next === undefined) throw new RangeError('questions that come after each other');
    order.push(next);
  }
  return order;
}

/** What publicodes would ask first of somebody of whom nothing is known, and so on; then the rest. */
function publicodesOrder({ ruleset }: Inquiry): number[] {
  const ranked = byScore(scoresOf(translate(ruleset), new Map()));
  const slots = ranked.map((id) => ruleset.facts.findIndex((fact) => fact.id === id));
  return [...new Set([...slots, ...ruleset.facts.keys()])];
}

function climb(start: readonly number[], cost: Cost): number[] {
  let order = [...start];
  let least = cost(order);
  for (let improved = true; improved; ) {
    improved = false;
    for (const slot of start) {
      for (const to of start.keys()) {
        const tried = moved(order, slot, to);
        if (cost(tried) >= least - EQUAL) continue;
        order = tried;
        least = cost(tried);
        improved = true;
      }
    }
  }
  return order;
}

/** Takes every fact back behind those it follows in `own`, as far as that costs nothing. */
function backTowards(own: readonly number[], best: readonly number[], cost: Cost): number[] {
  let order = [...best];
  for (let swapped = true; swapped; ) {
    swapped = false;
    for (let at = 0; at + 1 < order.length; at += 1) {
      const [first = 0, second = 0] = [order[at], order[at + 1]];
      if (own.indexOf(first) < own.indexOf(second)) continue;
      const tried = moved(order, second, at);
      if (cost(tried) > cost(order) + EQUAL) continue;
      order = tried;
      swapped = true;
    }
  }
  return order;
}

function moved(order: readonly number[], slot: number, to: number): number[] {
  const others = order.filter((each) => each !== slot);
  return [...others.slice(0, to), slot, ...others.slice(to)];
}

function remembering(compute: Cost): Cost {
  const known = new Map<string, number>();
  return (order) => {
    const key = order.join();
    const cost = known.get(key) ?? compute(order);
    known.set(key, cost);
    return cost;
  };
}
