/**
 * The fewest questions anybody could ask who knows the rules, knows how the households are spread, and never asks what
 * can no longer matter: by dynamic programming over what can be known of a household.
 */
import {
  type Asked,
  askedToo,
  type FactSet,
  type Group,
  groupsBy,
  has,
  type Inquiry,
  keyOf,
  sizeOf,
} from './inquiry.ts';

/** The least mean number of questions. Takes seconds for 15 facts, and grows with every one. */
export function leastMeanQuestions(inquiry: Inquiry): number {
  const essential = new Map(inquiry.everyone.map((each) => [each, essentialTo(inquiry, each.codes)]));
  const known = new Map<string, number>();

  /** Questions still to be put to all of the group together. */
  function least(asked: Asked, group: Group): number {
    const open = inquiry.open(asked);
    if (open === 0) return 0;
    const key = keyOf(asked);
    const found = known.get(key);
    if (found !== undefined) return found;
    const sure = group.reduce((facts, each) => facts & (essential.get(each) ?? 0), open);
    const questions = sure === 0 ? leastOf(open, asked, group) : after(lowest(sure), asked, group);
    known.set(key, questions);
    return questions;
  }

  function leastOf(open: FactSet, asked: Asked, group: Group): number {
    let best = Number.POSITIVE_INFINITY;
    for (let slot = 0; slot < asked.length; slot += 1) {
      if (has(open, slot)) best = Math.min(best, after(slot, asked, group));
    }
    return best;
  }

  function after(slot: number, asked: Asked, group: Group): number {
    let questions = sizeOf(group);
    for (const [code, part] of groupsBy(group, slot)) questions += least(askedToo(asked, slot, code), part);
    return questions;
  }

  return least(inquiry.nothing, inquiry.everyone) / inquiry.households;
}

/**
 * A mean nobody can go below: as if whoever asks knew the answers beforehand and only had to be told enough of them. For
 * rulesets with too many facts for the optimum.
 */
export function meanOfFewest(inquiry: Inquiry): number {
  const questions = inquiry.everyone.map(({ households, codes }) => households * fewest(inquiry, codes));
  return questions.reduce((sum, each) => sum + each, 0) / inquiry.households;
}

/** The fewest answers of one household after which nothing matters any more. */
function fewest(inquiry: Inquiry, codes: Asked): number {
  const sure = essentialTo(inquiry, codes);
  const told = codes.map((code, slot) => (has(sure, slot) ? code : 0));
  const count = told.filter((code) => code > 0).length;
  for (let more = 0; ; more += 1) if (isEnough(inquiry, { told, left: codes }, more)) return count + more;
}

/** Answers told, and all that may be told in the end. */
interface Telling {
  told: Asked;
  left: Asked;
}

/** Whether some `more` answers, of slots from `from` on, leave nothing that matters. */
function isEnough(inquiry: Inquiry, { told, left }: Telling, more: number, from = 0): boolean {
  const open = inquiry.open(told);
  if (open === 0) return true;
  if (more === 0 || inquiry.open(left) !== 0) return false;
  const slot = told.findIndex((_, each) => each >= from && has(open, each));
  if (slot < 0) return false;
  const telling = { told: told.with(slot, left[slot] ?? 0), left };
  return (
    isEnough(inquiry, telling, more - 1, slot + 1) ||
    isEnough(inquiry, { told, left: left.with(slot, 0) }, more, slot + 1)
  );
}

/**
 * Facts that still matter once a household has answered all others. More answers only ever settle more, so everybody who
 * asks this household must ask these; and what all of a group must be asked can be asked first at no loss.
 */
function essentialTo(inquiry: Inquiry, codes: Asked): FactSet {
  let facts = 0;
  for (const slot of codes.keys()) {
    if (has(inquiry.open(codes.with(slot, 0)), slot)) facts |= 1 << slot;
  }
  return facts;
}

function lowest(set: FactSet): number {
  return 31 - Math.clz32(set & -set);
}
