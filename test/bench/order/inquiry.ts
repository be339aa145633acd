/** One ruleset with its 示例 households, ready to be asked in many orders: what is known is a list of small numbers. */
import { decide } from '#api/rules/engine/decide.ts';
import { type Model, modelOf } from '#api/rules/engine/model.ts';
import { liveFacts } from '#api/rules/engine/relevance.ts';
import { paramsInForce, situationOf } from '#api/rules/engine/situation.ts';
import type { Answer, Answers, Ruleset } from '#api/rules/ruleset.ts';
import { type Alike, AS_OF } from './population.ts';

/** What has been asked: by slot of the fact, 0 where it was not, else one more than the place of the answer in `values`. */
export type Asked = readonly number[];

/** Facts as bits by slot. A ruleset has at most 31 facts. */
export type FactSet = number;

/** Those of whom the same is known. */
export type Group = readonly Answering[];

/** Households that answer alike. */
export interface Answering {
  households: number;
  codes: Asked;
}

/** A ruleset and those who are asked. */
export interface Inquiry {
  ruleset: Ruleset;
  model: Model;
  everyone: Group;
  households: number;
  nothing: Asked;
  /** Facts that were not asked and can still matter: what the engine says. None is where it stops asking. */
  open(asked: Asked): FactSet;
  answers(asked: Asked): Answers;
}

const MOST_FACTS = 31;

/** Throws where the ruleset has more than 31 facts, or no value for every parameter on the day. */
export function inquiryInto(ruleset: Ruleset, population: readonly Alike[]): Inquiry {
  const { facts } = ruleset;
  if (facts.length > MOST_FACTS) throw new RangeError(`${ruleset.id} has more than ${MOST_FACTS} facts`);
  const values = facts.map(({ id }) => [...new Set(population.map(({ answers }) => answers[id] ?? null))]);
  const everyone = population.map(({ households, answers }) => ({
    households,
    codes: facts.map(({ id }, slot) => 1 + (values[slot] ?? []).indexOf(answers[id] ?? null)),
  }));
  const answers = (asked: Asked): Answers =>
    Object.fromEntries(
      facts.flatMap(({ id }, slot): [string, Answer][] => {
        const code = asked[slot] ?? 0;
        return code === 0 ? [] : [[id, values[slot]?.[code - 1] ?? null]];
      }),
    );
  const model = modelOf(ruleset);
  const open = remembering((asked) => openFacts(model, asked, answers(asked)));
  const households = everyone.reduce((sum, each) => sum + each.households, 0);
  return { ruleset, model, everyone, households, nothing: facts.map(() => 0), open, answers };
}

/** The group by the answer its members give to a fact. */
export function groupsBy(group: Group, slot: number): Map<number, Answering[]> {
  const groups = new Map<number, Answering[]>();
  for (const each of group) {
    const code = each.codes[slot] ?? 0;
    const known = groups.get(code);
    if (known) known.push(each);
    else groups.set(code, [each]);
  }
  return groups;
}

/** What is known once a fact was asked too. */
export function askedToo(asked: Asked, slot: number, code: number): Asked {
  return asked.with(slot, code);
}

/** How many households a group is. */
export function sizeOf(group: Group): number {
  return group.reduce((sum, { households }) => sum + households, 0);
}

/** A state of knowledge as a key of a map. */
export function keyOf(asked: Asked): string {
  return String.fromCharCode(...asked);
}

/** Whether a fact is in the set. */
export function has(set: FactSet, slot: number): boolean {
  return (set & (1 << slot)) !== 0;
}

function openFacts(model: Model, asked: Asked, answers: Answers): FactSet {
  const params = paramsInForce(model.ruleset, AS_OF);
  if (!params) throw new RangeError(`${model.ruleset.id} has no value for every parameter on ${AS_OF}`);
  const situation = situationOf(model, answers, params);
  let open = 0;
  for (const slot of liveFacts(model, situation, decide(model, situation))) {
    if (asked[slot] === 0) open |= 1 << slot;
  }
  return open;
}

function remembering(compute: (asked: Asked) => FactSet): (asked: Asked) => FactSet {
  const known = new Map<string, FactSet>();
  return (asked) => {
    const key = keyOf(asked);
    const found = known.get(key) ?? compute(asked);
    known.set(key, found);
    return found;
  };
}
