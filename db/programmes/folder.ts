/** Reads the texts of one programme folder against their contracts and against each other. */
import type * as z from 'zod';
import type { CardText } from './card.ts';
import { type CardFile, readCard } from './card-file.ts';
import { CaseFile, CheckSource } from './check.ts';
import { type CitedText, citedTexts } from './cited-texts.ts';
import { clauseAnchor } from './clause.ts';
import { checkFolder } from './consistency.ts';
import { Coverage } from './coverage.ts';
import type { Problem } from './problem.ts';
import { Programme } from './programme.ts';
import { compareVersions, isPublishedPath, type PublishedFile, readPublished } from './published.ts';
import { checkScreenedAfter } from './screened-after.ts';
import { type Clause, Source } from './source.ts';
import type { DataTable } from './table.ts';
import { readTable, type TableFile } from './table-file.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** A clause with its fragment on the source page. */
export type AnchoredClause = Clause & { anchor: string };

/** A check and its worked examples. */
export interface LoadedCheck {
  /** With `problemAt`, so that what the compiler finds is reported at its line too. */
  file: YamlFile<CheckSource>;
  /** Undefined where they could not be read. */
  cases: YamlFile<CaseFile> | undefined;
  /** Generated, on either side of every limit; undefined where they have not been generated yet or could not be read. */
  boundaries: YamlFile<CaseFile> | undefined;
  /** What `checks/published/` holds of it, oldest first; nothing while folder, slug or check go by a wrong name. */
  published: PublishedFile[];
}
/** What a folder says, before anything is compiled. */
export interface LoadedProgramme {
  programme: Programme;
  source: Source;
  clauses: AnchoredClause[];
  /** Null for a reference page or a notice, which have no card. */
  card: CardText | null;
  checks: LoadedCheck[];
  tables: DataTable[];
  texts: CitedText[];
}
/** A folder as far as it could be read: `loaded` is there when its files parse, even where they disagree. */
export interface LoadedFolder {
  slug: string;
  loaded: LoadedProgramme | undefined;
  /** The checks that could be read, whatever the other files are like. */
  checks: LoadedCheck[];
  /** What its pages are to have, with `problemAt`, since only the built site can tell whether they do. */
  coverage: YamlFile<Coverage> | undefined;
  problems: Problem[];
}

/** Reads a folder given its texts by path (`checks/eligibility.yaml`); every problem of every file at once. */
export function readFolder(
  slug: string,
  texts: ReadonlyMap<string, string>,
  regionCodes: ReadonlySet<string>,
): LoadedFolder {
  const folder: Folder = { slug, texts, problems: [] };
  reportUnexpected(folder);
  const programme = yamlOf(folder, 'programme.yaml', Programme);
  const source = yamlOf(folder, 'source.yaml', Source);
  const coverage = yamlOf(folder, 'coverage.yaml', Coverage);
  const card = cardOf(folder, programme?.value);
  const tables = tablesOf(folder, programme?.value);
  const files = checkNames(folder).map((name) => ({
    name,
    check: yamlOf(folder, `checks/${name}.yaml`, CheckSource),
    cases: yamlOf(folder, `checks/${name}.cases.yaml`, CaseFile),
    boundaries: boundariesOf(folder, `checks/${name}.boundaries.yaml`),
  }));
  const published = isRightlyNamed(slug, programme) ? publishedOf(folder) : [];
  const checks = files.flatMap(({ name, check, cases, boundaries }) => {
    const ownVersions = published.filter(
      (version) => version.check === name && version.check === check?.value.id,
    );
    return check ? [{ file: check, cases, boundaries, published: ownVersions }] : [];
  });
  const problems = [
    ...checkFolder({ slug, programme, source, card, tables, checks: files, regionCodes }),
    ...checkScreenedAfter(files),
  ];
  const parts = { card, checks, tables };
  const loaded = programme && source && loadedOf(programme, source, parts);
  return { slug, loaded, checks, coverage, problems: [...folder.problems, ...problems] };
}

interface Folder {
  slug: string;
  texts: ReadonlyMap<string, string>;
  /** What is wrong collects here while the files are read. */
  problems: Problem[];
}

const EXPECTED = [
  /^(programme|source|coverage)\.yaml$/,
  /^card\.md$/,
  /^checks\/[a-z][A-Za-z0-9-]*(\.cases|\.boundaries)?\.yaml$/,
  /^data\/[^/]+\.csv$/,
];

function reportUnexpected(folder: Folder): void {
  for (const name of folder.texts.keys()) {
    if (!isPublishedPath(name) && !EXPECTED.some((pattern) => pattern.test(name)))
      report(folder, name, '多出的文件，项目文件夹里不放这个');
  }
}

/** Checks by name, whether their rules, their cases or both are there. */
function checkNames({ texts }: Folder): string[] {
  const names = [...texts.keys()].flatMap(
    (path) => /^checks\/([a-z][A-Za-z0-9-]*)(\.cases|\.boundaries)?\.yaml$/.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

/** Whether folder and slug agree; under a wrong name everything published would seem changed, which is not the fault. */
function isRightlyNamed(slug: string, programme: YamlFile<Programme> | undefined): boolean {
  return Programme.shape.slug.safeParse(slug).success && (programme?.value.slug ?? slug) === slug;
}

/** Every published version, oldest first; one of a check that is gone would be served no more, which nobody may do to it. */
function publishedOf(folder: Folder): PublishedFile[] {
  const names = [...folder.texts.keys()].filter(isPublishedPath);
  const checks = checkNames(folder);
  const read = names.flatMap((name) => {
    const text = folder.texts.get(name) ?? '';
    return kept(folder, readPublished(folder.slug, name, pathOf(folder, name), text)) ?? [];
  });
  for (const { file, check } of read) {
    if (checks.includes(check)) continue;
    const message = `自查 ${check} 公布过，不能删去 checks/${check}.yaml；不再用的，在里面写 effectiveTo`;
    folder.problems.push({ file, line: 1, message });
  }
  return read.sort((a, b) => compareVersions(a.version, b.version));
}

function yamlOf<T>(folder: Folder, name: string, schema: z.ZodType<T>): YamlFile<T> | undefined {
  const text = utf8TextOf(folder, name);
  return text === undefined ? undefined : kept(folder, readYaml(pathOf(folder, name), text, schema));
}

function boundariesOf(folder: Folder, name: string): YamlFile<CaseFile> | undefined {
  return folder.texts.has(name) ? yamlOf(folder, name, CaseFile) : undefined;
}

/** Without a readable programme the card is still read, only not held against it. */
function cardOf(folder: Folder, programme: Programme | undefined): CardFile | undefined {
  const present = folder.texts.has('card.md');
  if (programme && programme.kind !== 'programme') {
    if (present) report(folder, 'card.md', `kind 是 ${programme.kind} 的没有明白卡，请删去这个文件`);
    return undefined;
  }
  const text = programme || present ? utf8TextOf(folder, 'card.md') : undefined;
  const context = programme && {
    rulesRendered: programme.mainCheck !== undefined,
    hasStages: programme.stages.length > 0,
  };
  return text === undefined ? undefined : kept(folder, readCard(pathOf(folder, 'card.md'), text, context));
}

/** Each table of `programme.yaml` with its file, and each file that no table names. */
function tablesOf(folder: Folder, programme: Programme | undefined): TableFile[] {
  if (!programme) return [];
  const names = new Set(programme.tables.map(({ id }) => `data/${id}.csv`));
  for (const name of folder.texts.keys()) {
    if (/^data\/[^/]+\.csv$/.test(name) && !names.has(name))
      report(folder, name, 'programme.yaml 的 tables 里没有这张表，请写上或删去这个文件');
  }
  return programme.tables.flatMap((spec) => {
    const name = `data/${spec.id}.csv`;
    const text = textOf(folder, name);
    const table = text === undefined ? undefined : kept(folder, readTable(pathOf(folder, name), text, spec));
    return table ? [table] : [];
  });
}

function loadedOf(
  programme: YamlFile<Programme>,
  source: YamlFile<Source>,
  { card, checks, tables }: { card: CardFile | undefined; checks: LoadedCheck[]; tables: TableFile[] },
): LoadedProgramme {
  const clauses = source.value.clauses.map((clause) => ({
    ...clause,
    anchor: clauseAnchor(clause.loc) ?? '',
  }));
  return {
    programme: programme.value,
    source: source.value,
    clauses,
    card: card?.text ?? null,
    checks,
    tables: tables.map(({ table }) => table),
    texts: citedTexts({ programme, source, card, checks: checks.map(({ file }) => file) }),
  };
}

function textOf(folder: Folder, name: string): string | undefined {
  if (!folder.texts.has(name)) report(folder, name, '缺少这个文件');
  return folder.texts.get(name);
}

/** As `textOf`; a text in another encoding is reported and not read. A table has its own words for it. */
function utf8TextOf(folder: Folder, name: string): string | undefined {
  const text = textOf(folder, name);
  if (!text?.includes('\uFFFD')) return text;
  report(folder, name, '文字读出来是乱码：请在编辑器里“另存为”，编码选 UTF-8');
  return undefined;
}

function kept<T extends object>(folder: Folder, result: T | { problems: Problem[] }): T | undefined {
  if (!('problems' in result)) return result;
  folder.problems.push(...result.problems);
  return undefined;
}

function report(folder: Folder, name: string, message: string): void {
  folder.problems.push({ file: pathOf(folder, name), line: 1, message });
}

function pathOf({ slug }: Folder, name: string): string {
  return `db/programmes/${slug}/${name}`;
}
