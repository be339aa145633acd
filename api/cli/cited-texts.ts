/** What a programme folder says, text by text, with the clauses each rests on and the line it stands at. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCard } from '#db/programmes/card-file.ts';
import { CheckSource } from '#db/programmes/check.ts';
import { Source } from '#db/programmes/source.ts';
import { readYaml, type YamlFile } from '#db/programmes/yaml-file.ts';

/** One text. */
export interface CitedText {
  /** `db/programmes/…/card.md:3`. */
  place: string;
  text: string;
  cites: readonly string[];
  /** Whether it says what a clause says, and not what holds now. */
  isQuote: boolean;
}

/** Of the card, of what the clauses say and of the checks, but for their parameters. `root` is the `db` folder. */
export function citedTexts(slug: string, root: string, checks: readonly string[]): CitedText[] {
  const read = (name: string) => ({
    file: `db/programmes/${slug}/${name}`,
    text: readIfThere(join(root, 'programmes', slug, name)),
  });
  const card = read('card.md');
  const source = read('source.yaml');
  return [
    ...inCard(card.file, card.text),
    ...inSource(readYaml(source.file, source.text, Source)),
    ...checks.flatMap((check) => {
      const { file, text } = read(`checks/${check}.yaml`);
      return inCheck(readYaml(file, text, CheckSource));
    }),
  ];
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function inCard(file: string, text: string): CitedText[] {
  const card = readCard(file, text, undefined);
  if ('problems' in card) return [];
  return card.lines.map(({ line, text, cites }) => ({
    place: `${file}:${line}`,
    text,
    cites,
    isQuote: false,
  }));
}

function inSource(source: YamlFile<Source> | { problems: unknown }): CitedText[] {
  if ('problems' in source) return [];
  return source.value.clauses.map(({ loc, summary }, index) => ({
    place: placeOf(source, ['clauses', index]),
    text: summary,
    cites: [loc],
    isQuote: true,
  }));
}

function inCheck(check: YamlFile<CheckSource> | { problems: unknown }): CitedText[] {
  if ('problems' in check) return [];
  const { parameters, ...said } = check.value;
  return textsUnder(said, [], []).map(({ path, text, cites }) => ({
    place: placeOf(check, path),
    text,
    cites,
    isQuote: false,
  }));
}

type Path = readonly (string | number)[];

/** Every text below a value, with the clauses of the innermost thing around it that cites any. */
function textsUnder(
  value: unknown,
  path: Path,
  around: readonly string[],
): { path: Path; text: string; cites: readonly string[] }[] {
  if (typeof value === 'string') return [{ path, text: value, cites: around }];
  if (typeof value !== 'object' || value === null) return [];
  const own = 'cites' in value && Array.isArray(value.cites) ? value.cites : around;
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'cites' ? [] : textsUnder(inner, [...path, Array.isArray(value) ? Number(key) : key], own),
  );
}

function placeOf<T>({ problemAt }: YamlFile<T>, path: Path): string {
  const { file, line } = problemAt(path, '');
  return `${file}:${line}`;
}
