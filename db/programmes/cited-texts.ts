/** What a programme folder says, text by text, with the clauses each rests on and the line it stands at. */
import type { CardFile } from './card-file.ts';
import type { CheckSource } from './check.ts';
import type { Source } from './source.ts';
import { isLocator, textsIn } from './texts.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** One text. */
export interface CitedText {
  /** `db/programmes/…/card.md:3`. */
  place: string;
  text: string;
  cites: readonly string[];
  /** Whether it says what a clause says, and not what holds now. */
  isQuote: boolean;
}

/** Of the card, of what the clauses say and of the checks, but for their parameters. */
export function citedTexts(
  source: YamlFile<Source>,
  card: CardFile | undefined,
  checks: readonly YamlFile<CheckSource>[],
): CitedText[] {
  return [...(card ? inCard(card) : []), ...inSource(source), ...checks.flatMap(inCheck)];
}

function inCard({ file, lines }: CardFile): CitedText[] {
  return lines.map(({ line, text, cites }) => ({ place: `${file}:${line}`, text, cites, isQuote: false }));
}

function inSource(source: YamlFile<Source>): CitedText[] {
  return source.value.clauses.map(({ loc, summary }, index) => ({
    place: placeOf(source, ['clauses', index]),
    text: summary,
    cites: [loc],
    isQuote: true,
  }));
}

function inCheck(check: YamlFile<CheckSource>): CitedText[] {
  const { parameters, ...said } = check.value;
  return saidIn(check, said);
}

function saidIn(file: YamlFile<unknown>, said: object): CitedText[] {
  return textsIn(said)
    .filter((text) => !isLocator(text))
    .map(({ path, text, cites }) => ({ place: placeOf(file, path), text, cites, isQuote: false }));
}

function placeOf({ problemAt }: YamlFile<unknown>, path: Path): string {
  const { file, line } = problemAt(path, '');
  return `${file}:${line}`;
}
