/** Counts the questions, or the screens, that a way of asking puts to the households of an inquiry. */
import {
  type Answering,
  type Asked,
  askedToo,
  type FactSet,
  type Group,
  groupsBy,
  has,
  type Inquiry,
  sizeOf,
} from './inquiry.ts';

/** Picks the fact to ask next, by slot; undefined ends the asking. `open` are the facts that can still matter. */
export type Choose = (asked: Asked, open: FactSet) => number | undefined;

/** A question, what was known before it, and to how many households it was put. */
export type Visit = (asked: Asked, slot: number, group: Group) => void;

/** The mean number of questions put to a household. */
export function meanQuestions(inquiry: Inquiry, choose: Choose): number {
  let questions = 0;
  ask(inquiry, choose, (_, __, group) => {
    questions += sizeOf(group);
  });
  return questions / inquiry.households;
}

/** Asks everybody, and tells of every question once for all who answered alike before it. */
export function ask(inquiry: Inquiry, choose: Choose, visit: Visit): void {
  const go = (asked: Asked, group: Group) => {
    const slot = choose(asked, inquiry.open(asked));
    if (slot === undefined) return;
    visit(asked, slot, group);
    for (const [code, part] of groupsBy(group, slot)) go(askedToo(asked, slot, code), part);
  };
  go(inquiry.nothing, inquiry.everyone);
}

/** Of the facts that can still matter the first in this order: what the engine asks fact by fact. */
export function inOrder(order: readonly number[]): Choose {
  return (_, open) => order.find((slot) => has(open, slot));
}

/** One after another whether it matters or not, until nothing matters any more. */
export function oneAfterAnother(order: readonly number[]): Choose {
  return (asked, open) => (open === 0 ? undefined : order.find((slot) => asked[slot] === 0));
}

/** Slots of the facts in the order of the screens. */
export function screenOrder({ ruleset: { screens, facts } }: Inquiry): number[] {
  return screens.flatMap((screen) => screen.facts.map((id) => facts.findIndex((fact) => fact.id === id)));
}

/** Slots of the facts in the order of the file. */
export function factOrder({ ruleset: { facts } }: Inquiry): number[] {
  return [...facts.keys()];
}

/** How many screens a household sees, on average and at most; each screen as facts by slot, in their order. */
export function countScreens(
  inquiry: Inquiry,
  screens: readonly (readonly number[])[] = screensOf(inquiry),
): { mean: number; most: number } {
  let shown = 0;
  let most = 0;
  const go = (asked: Asked, group: Group, depth: number) => {
    most = Math.max(most, depth);
    const open = inquiry.open(asked);
    const screen = screens.find((facts) => facts.some((slot) => has(open, slot)));
    if (!screen) return;
    shown += sizeOf(group);
    for (const [after, part] of answered(asked, group, screen)) go(after, part, depth + 1);
  };
  go(inquiry.nothing, inquiry.everyone, 0);
  return { mean: shown / inquiry.households, most };
}

/** The screens as they stand in the file. */
function screensOf({ ruleset: { screens, facts } }: Inquiry): number[][] {
  return screens.map((screen) => screen.facts.map((id) => facts.findIndex((fact) => fact.id === id)));
}

/** The group by what its members answer to a whole screen. */
function answered(asked: Asked, group: Group, screen: readonly number[]): [Asked, Answering[]][] {
  return screen.reduce<[Asked, Answering[]][]>(
    (parts, slot) =>
      parts.flatMap(([known, part]) =>
        [...groupsBy(part, slot)].map(([code, members]): [Asked, Answering[]] => [
          askedToo(known, slot, code),
          members,
        ]),
      ),
    [[asked, [...group]]],
  );
}
