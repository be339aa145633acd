/** What the benches use of the peers, so that types are checked where they are not installed. */

declare module 'json-rules-engine' {
  export class Engine {
    constructor(rules: { name: string; priority: number; conditions: object; event: { type: string } }[]);
    on(event: 'success', handler: () => void): void;
    run(facts: object): Promise<{ events: { type: string }[] }>;
    stop(): void;
  }
}

declare module 'json-logic-engine' {
  export class LogicEngine {
    build(logic: object): (data: object) => unknown;
    run(logic: object, data: object): unknown;
  }
}

declare module 'publicodes' {
  export default class Engine {
    constructor(rules: object);
    setSituation(situation: object): this;
    evaluate(rule: string): { nodeValue?: unknown; missingVariables: Record<string, number> };
  }
}

declare module 'feelin' {
  export function evaluate(expression: string, context: object): { value: unknown };
}

declare module '@gorules/zen-engine' {
  export class ZenEngine {
    createDecision(graph: object): {
      evaluate(input: object): Promise<{ result: { outcome?: unknown } }>;
    };
  }
}
