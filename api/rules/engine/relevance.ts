/** Which facts can still change the result, found by walking only what is not settled yet. */
import type { Model } from './model.ts';
import { isSettled, type Node, type Situation } from './node.ts';

/** Slots of the facts that are not fully known and still matter to the outcome or to an amount. */
export function liveFacts(model: Model, situation: Situation, possible: readonly number[]): Set<number> {
  const live = new Set<number>();
  const collect = (node: Node) =>
    walkUnsettled(model, situation, node, (visited) => {
      if (visited.fact !== null) live.add(visited.fact);
    });
  for (const node of openQuestions(model, possible)) collect(node);
  return live;
}

/** Slots of the undecided conditions that a fact would help to judge. */
export function conditionsDecidedBy(
  model: Model,
  situation: Situation,
  possible: readonly number[],
  fact: number,
): number[] {
  const found = new Set<number>();
  const visit = (node: Node) =>
    walkUnsettled(model, situation, node, ({ condition }) => {
      const entry = condition === null ? undefined : model.conditions[condition];
      if (condition !== null && entry && readsFact(entry.node, fact)) found.add(condition);
    });
  for (const node of openQuestions(model, possible)) visit(node);
  return [...found].sort((a, b) => a - b);
}

/** Expressions whose value is still of interest: how the outcome falls, and the amounts of those still possible. */
function openQuestions(model: Model, possible: readonly number[]): Node[] {
  const outcomes = possible.map((slot) => model.outcomes[slot]);
  const whens = possible.length > 1 ? outcomes.map((entry) => entry?.when ?? null) : [];
  const amounts = outcomes.flatMap((entry) => entry?.amounts.map(({ node }) => node) ?? []);
  return [...whens.filter((when) => when !== null), ...amounts];
}

function walkUnsettled(model: Model, situation: Situation, root: Node, visit: (node: Node) => void): void {
  const entered = new Set<number>();
  const walk = (node: Node) => {
    if (isSettled(node, situation)) return;
    visit(node);
    for (const part of node.openParts?.(situation) ?? node.parts) walk(part);
    if (node.condition === null || entered.has(node.condition)) return;
    entered.add(node.condition);
    const entry = model.conditions[node.condition];
    if (entry) walk(entry.node);
  };
  walk(root);
}

function readsFact(node: Node, fact: number): boolean {
  return node.fact === fact || node.parts.some((part) => readsFact(part, fact));
}
