/** The questions put to a ruleset, each as something a household may have. */
import { decideFrom } from '../engine/decide.ts';
import { point } from '../engine/interval.ts';
import type { Model } from '../engine/model.ts';
import type { Situation, TruthNode } from '../engine/node.ts';
import type { Truth } from '../engine/truth.ts';
import type { Field, Goal } from './search.ts';

/** Ends in this outcome. */
export function reaches({ model }: Field, outcome: number): Goal {
  return { holds: (situation) => endsIn(model, situation, outcome), roots: whensOf(model) };
}

/** This outcome's own `when` holds, whatever comes before it. */
export function meets({ model }: Field, outcome: number): Goal {
  const when = model.outcomes[outcome]?.when;
  return { holds: (situation) => when?.truth(situation) ?? null, roots: when ? [when] : [] };
}

/** A condition is this for it. */
export function judges({ model }: Field, condition: number, value: boolean): Goal {
  const node = model.conditions[condition]?.node;
  const holds = ({ conditions }: Situation) => {
    const known = conditions[condition] ?? null;
    return known === null ? null : known === value;
  };
  return { holds, roots: node ? [node] : [] };
}

/** Ends in one outcome while the `when` of a later one holds too. */
export function meetsBoth({ model }: Field, first: number, later: number): Goal {
  const when = model.outcomes[later]?.when;
  const holds = (situation: Situation) =>
    both(endsIn(model, situation, first), when?.truth(situation) ?? null);
  return { holds, roots: [...(when ? [when] : []), ...whensOf(model)] };
}

/** Is given less than nothing. */
export function isGivenLessThanNothing({ model }: Field, outcome: number, amount: number): Goal {
  const node = model.outcomes[outcome]?.amounts[amount]?.node;
  const holds = (situation: Situation) => {
    const { min, max } = node?.range(situation) ?? point(0);
    return both(endsIn(model, situation, outcome), max < 0 ? true : min < 0 ? null : false);
  };
  return { holds, roots: [...whensOf(model), ...(node ? [node] : [])] };
}

function endsIn(model: Model, situation: Situation, outcome: number): Truth {
  const possible = decideFrom(model, situation, situation.conditions);
  if (!possible.includes(outcome)) return false;
  return possible.length === 1 ? true : null;
}

function both(one: Truth, other: Truth): Truth {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}

function whensOf({ outcomes }: Model): TruthNode[] {
  return outcomes.flatMap(({ when }) => when ?? []);
}
