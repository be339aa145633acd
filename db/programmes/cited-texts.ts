/** What a programme folder says, text by text, with the clauses each rests on and the line it stands at. */
import type { CardFile } from './card-file.ts';
import type { CheckSource } from './check.ts';
import type { Programme } from './programme.ts';
import type { Source } from './source.ts';
import { isLocator, textsIn } from './texts.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** One text. */
export interface CitedText {
  /** `db/programmes/…/card.md:3`. */
  place: string;
  text: string;
  /** Every clause there is where nothing is cited: a summary rests on the whole document. */
  cites: readonly string[];
  /** Whether it says what a clause says, and not what holds now. */
  isQuote: boolean;
}

/** The files of a folder that say something. */
interface SayingFiles {
  programme: YamlFile<Programme>;
  source: YamlFile<Source>;
  card: CardFile | undefined;
  checks: readonly YamlFile<CheckSource>[];
}

/** Of the programme, the card, what the clauses say and the checks; not of what tells of other days: versions, parameters. */
export function citedTexts({ programme, source, card, checks }: SayingFiles): CitedText[] {
  const all = source.value.clauses.map(({ loc }) => loc);
  return [
    ...inProgramme(programme, all),
    ...(card ? inCard(card) : []),
    ...inSource(source),
    ...checks.flatMap((check) => inCheck(check, all)),
  ];
}

function inProgramme(programme: YamlFile<Programme>, all: readonly string[]): CitedText[] {
  const { versions, ...said } = programme.value;
  return saidIn(programme, said, all);
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

function inCheck(check: YamlFile<CheckSource>, all: readonly string[]): CitedText[] {
  const { parameters, ...said } = check.value;
  return saidIn(check, said, all);
}

function saidIn(file: YamlFile<unknown>, said: object, all: readonly string[]): CitedText[] {
  return textsIn(said, [], all)
    .filter((text) => !isLocator(text))
    .map(({ path, text, cites }) => ({ place: placeOf(file, path), text, cites, isQuote: false }));
}

function placeOf({ problemAt }: YamlFile<unknown>, path: Path): string {
  const { file, line } = problemAt(path, '');
  return `${file}:${line}`;
}
