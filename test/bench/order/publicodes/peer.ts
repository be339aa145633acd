/** publicodes itself, asked for the order of questions; its packages are installed for benches alone. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Household } from '../priors/draw.ts';
import type { Publicodes } from './translate.ts';

/** What is used of `publicodes` and `@publicodes/forms`. */
export interface Packages {
  Engine: new (rules: object, options: { warn: boolean }) => Engine;
  computeNextFields(engine: Engine, state: { targets: string[]; pages: { elements: string[] }[] }): string[];
}

/** The packages installed in a folder. Throws where they are not. */
export function packagesIn(folder: string): Packages {
  const require = createRequire(join(resolve(folder), 'any.js'));
  const { computeNextFields } = require('@publicodes/forms');
  return { Engine: require('publicodes').default, computeNextFields };
}

interface Engine {
  setSituation(situation: Record<string, string | number>): void;
}

/** The questions publicodes puts to a household, first to last. Some packages change the lists they are given: copies. */
export function askedByPublicodes(
  { Engine, computeNextFields }: Packages,
  { rules, targets }: Publicodes,
): (household: Household) => string[] {
  const engine = new Engine(structuredClone(rules), { warn: false });
  return (household) => {
    const asked: string[] = [];
    const situation: Record<string, string | number> = {};
    for (;;) {
      engine.setSituation({ ...situation });
      const [next] = computeNextFields(engine, { targets: [...targets], pages: [{ elements: asked }] });
      if (next === undefined) return asked;
      asked.push(next);
      const answer = household[next] ?? null;
      if (answer !== null) situation[next] = typeof answer === 'number' ? answer : answer ? 'oui' : 'non';
    }
  };
}
