/** Figures in the texts of a folder that are not what the parameter is: the same number stands in several places, and one is forgotten. */
import type { BuiltCheck, BuiltProgramme } from '#db/content.ts';
import type { CitedText } from '#db/programmes/cited-texts.ts';
import { formatDay, formatQuantity } from '../rules/format.ts';
import type { Param, Ruleset, Unit } from '../rules/ruleset.ts';
import { figuresIn } from './figures.ts';

/**
 * `db/programmes/…/card.md:3 这里的“165元”…`, one for each text that has a figure which a parameter was, or will be, or is
 * only until a day that is fixed already, cites a clause the parameter cites and does not have the figure that is right;
 * not where another parameter of the folder is so much on that day. No fault: it may stand there for a reason. `today` is
 * the day in Asia/Shanghai, `YYYY-MM-DD`.
 */
export function oldFigures(programmes: readonly BuiltProgramme[], today: string): string[] {
  return programmes.flatMap((programme) => {
    const wrong = wrongFiguresOf(programme, today);
    return [
      ...new Set(programme.texts.flatMap((text) => wrong.flatMap((figure) => told(text, figure, today)))),
    ];
  });
}

/** A value that a parameter does not have on `day`. */
interface WrongFigure {
  param: Param;
  value: number;
  /** Which of the parameter's numbers it is: `原来的数`. */
  called: string;
  day: string;
  /** It was wrong, not only of another time: what the clause is said to say was then wrong too. */
  corrected: boolean;
}

function wrongFiguresOf({ checks }: BuiltProgramme, today: string): WrongFigure[] {
  const params = checks.flatMap(({ ruleset }) => ruleset.params);
  const isRight = (value: number, unit: Unit, day: string) =>
    params.some((param) => param.unit === unit && valueOn(param, day) === value);
  return checks
    .flatMap((check) =>
      check.ruleset.params.flatMap((param) => [
        ...ofOtherTimes(param, today),
        ...publishedOf(param, check, today),
      ]),
    )
    .filter(({ param, value, day }) => !isRight(value, param.unit, day));
}

/** The place of the version that holds on a day; before all it is the first, after all the last. */
function placeOn({ versions }: Param, day: string): number {
  return Math.max(
    0,
    versions.findLastIndex(({ from }) => from <= day),
  );
}

function valueOn(param: Param, day: string): number {
  return param.versions[placeOn(param, day)]?.value ?? 0;
}

/** What a parameter was and what it will be are wrong today; what it is now is wrong from the next version on. */
function ofOtherTimes(param: Param, today: string): WrongFigure[] {
  const { versions } = param;
  const place = placeOn(param, today);
  const next = versions[place + 1];
  const figure = (value: number, called: string, day: string) => ({
    param,
    value,
    called,
    day,
    corrected: false,
  });
  return [
    ...versions.slice(0, place).map(({ value }) => figure(value, '原来的数', today)),
    ...(next ? [figure(valueOn(param, today), '现在的数', next.from)] : []),
    ...versions.slice(place + 1).map(({ value, from }) => figure(value, `${formatDay(from)}起的数`, today)),
  ];
}

function publishedOf(param: Param, { superseded }: BuiltCheck, today: string): WrongFigure[] {
  const before = superseded.flatMap(({ json }) => {
    const { params }: Ruleset = JSON.parse(json); // of our own making
    return params.filter(({ id, unit }) => id === param.id && unit === param.unit);
  });
  return before.flatMap(({ versions }) =>
    versions.map(({ from, value }) => {
      const corrected = param.versions.some((version) => version.from === from && version.value !== value);
      return { param, value, called: '原来的数', day: from > today ? from : today, corrected };
    }),
  );
}

function told(
  { place, text, cites, isQuote }: CitedText,
  { param, value, called, day, corrected }: WrongFigure,
  today: string,
): string[] {
  if (isQuote && !corrected) return [];
  if (!param.versions.some((version) => version.cites.some((clause) => cites.includes(clause)))) return [];
  const figures = figuresIn(text).filter(({ unit }) => unit === param.unit);
  const found = figures.find((figure) => figure.value === value);
  const right = valueOn(param, day);
  if (!found || figures.some((figure) => figure.value === right)) return [];
  const since = day === today ? '现在' : `${formatDay(day)}起`;
  return [
    `${place} 这里的“${found.text}”是“${param.label}”${called}，${since}是${formatQuantity(right, param.unit)}：看看要不要一起改`,
  ];
}
