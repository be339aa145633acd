/** The texts in the value of a YAML file: where each stands and what it rests on. */
import type { Path } from './yaml-file.ts';

/** One text. */
export interface PlacedText {
  path: Path;
  text: string;
  /** Clauses that the innermost thing around it cites. */
  cites: readonly string[];
}

/** Every text below a value, in its order; locators of clauses are texts too. */
export function textsIn(value: unknown, path: Path = [], around: readonly string[] = []): PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value, cites: around }];
  if (typeof value !== 'object' || value === null) return [];
  const cites = 'cites' in value && Array.isArray(value.cites) ? value.cites : around;
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key], cites),
  );
}

/** Whether a text is the locator of a clause, in a list called `cites`. */
export function isLocator({ path }: PlacedText): boolean {
  return path.at(-2) === 'cites';
}
