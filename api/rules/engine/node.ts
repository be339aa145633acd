/** A ruleset's expressions linked for evaluation: references are array slots, every operator is one small closure. */
import type { Interval } from './interval.ts';
import type { Truth } from './truth.ts';

/** Everything known at one evaluation, by slot. */
export interface Situation {
  /** Yes/no facts; null at the slots of numbers. */
  readonly truths: readonly Truth[];
  /** Numbers, never wider than the fact's bounds; `[0, 0]` at the slots of yes/no facts. */
  readonly numbers: readonly Interval[];
  readonly params: readonly Interval[];
  /** Judged by the first node that needs it (undefined until then), and kept. */
  readonly conditions: (Truth | undefined)[];
}

/** A linked expression or part of one. */
export type Node = TruthNode | NumberNode;

interface NodeBase {
  /** Slot of the fact this node reads, if it reads one. */
  readonly fact: number | null;
  /** Slot of the condition this node reads, if it reads one. */
  readonly condition: number | null;
  readonly parts: readonly Node[];
  /** The parts that can still matter, where the others are passed by: an arm not taken, a number that is never the least. */
  readonly openParts?: (situation: Situation) => readonly Node[];
}
/** A yes/no part; null = cannot tell. */
export interface TruthNode extends NodeBase {
  readonly type: 'truth';
  readonly truth: (situation: Situation) => Truth;
}
/** A number part, as every value it can still have. */
export interface NumberNode extends NodeBase {
  readonly type: 'number';
  readonly range: (situation: Situation) => Interval;
}

/** True when nothing that is still unknown can change the node's value. */
export function isSettled(node: Node, situation: Situation): boolean {
  if (node.type === 'truth') return node.truth(situation) !== null;
  const { min, max } = node.range(situation);
  return min === max;
}

/** What stands already for a part that is one answer or one condition; undefined where it has to be worked out. */
export function knownOf({ fact, condition }: Node, { truths, conditions }: Situation): Truth | undefined {
  if (condition !== null) return conditions[condition];
  return fact === null ? undefined : truths[fact];
}
