/** Figures in the texts of a folder that a parameter had before: the same number stands in several places, and one is forgotten. */
import type { BuiltCheck, BuiltProgramme } from '#db/content.ts';
import type { CitedText } from '#db/programmes/cited-texts.ts';
import { formatQuantity } from '../rules/format.ts';
import type { Param, Ruleset, Unit } from '../rules/ruleset.ts';
import { figuresIn } from './figures.ts';

/**
 * `db/programmes/…/card.md:3 这里的“165元”…`, one for each text that has an old figure of a parameter, cites a clause the
 * parameter cites and does not have the figure of now; not where another parameter of the folder is so much now. No fault:
 * it may stand there for a reason.
 */
export function oldFigures(programmes: readonly BuiltProgramme[]): string[] {
  return programmes.flatMap((programme) => {
    const old = oldValuesOf(programme);
    return [...new Set(programme.texts.flatMap((text) => old.flatMap((value) => told(text, value))))];
  });
}

/** What a parameter was, and what it is now. */
interface OldValue {
  param: Param;
  old: number;
  now: number;
  /** It was wrong, not only of another time: what the clause is said to say was then wrong too. */
  corrected: boolean;
}

function oldValuesOf({ checks }: BuiltProgramme): OldValue[] {
  const params = checks.flatMap(({ ruleset }) => ruleset.params);
  const isCurrent = (value: number, unit: Unit) =>
    params.some((param) => param.unit === unit && valueNow(param) === value);
  return checks
    .flatMap((check) =>
      check.ruleset.params.flatMap((param) => [...earlierIn(param), ...publishedOf(param, check)]),
    )
    .filter(({ param, old }) => !isCurrent(old, param.unit));
}

function valueNow({ versions }: Param): number {
  return versions.at(-1)?.value ?? 0;
}

function earlierIn(param: Param): OldValue[] {
  const now = valueNow(param);
  return param.versions.slice(0, -1).map(({ value: old }) => ({ param, old, now, corrected: false }));
}

function publishedOf(param: Param, { superseded }: BuiltCheck): OldValue[] {
  const before = superseded.flatMap(({ json }) => {
    const { params }: Ruleset = JSON.parse(json); // of our own making
    return params.filter(({ id, unit }) => id === param.id && unit === param.unit);
  });
  return before.flatMap(({ versions }) =>
    versions.map(({ from, value: old }) => {
      const corrected = param.versions.some((version) => version.from === from && version.value !== old);
      return { param, old, now: valueNow(param), corrected };
    }),
  );
}

function told(
  { place, text, cites, isQuote }: CitedText,
  { param, old, now, corrected }: OldValue,
): string[] {
  if (isQuote && !corrected) return [];
  if (!param.versions.some((version) => version.cites.some((clause) => cites.includes(clause)))) return [];
  const figures = figuresIn(text).filter(({ unit }) => unit === param.unit);
  const found = figures.find(({ value }) => value === old);
  if (!found || figures.some(({ value }) => value === now)) return [];
  return [
    `${place} 这里的“${found.text}”是“${param.label}”原来的数，现在是${formatQuantity(now, param.unit)}：看看要不要一起改`,
  ];
}
