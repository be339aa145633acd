/** What Zod cannot see: whether the files of one programme folder agree with each other, its name and the regions. */
import type { CardFile } from './card-file.ts';
import type { CheckSource } from './check.ts';
import { clauseAnchor, clausesAround } from './clause.ts';
import { didYouMean } from './near.ts';
import type { Problem } from './problem.ts';
import { Programme } from './programme.ts';
import type { Source } from './source.ts';
import { type TableFile, tableSpecFaults } from './table-file.ts';
import { isLocator, textsIn } from './texts.ts';
import { unfilledFault } from './unfilled.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** The files of one folder that could be read; a file that could not has its own problems already. */
export interface FolderFiles {
  slug: string;
  programme?: YamlFile<Programme> | undefined;
  source?: YamlFile<Source> | undefined;
  card?: CardFile | undefined;
  tables: readonly TableFile[];
  checks: { name: string; check: YamlFile<CheckSource> | undefined }[];
  /** Codes in `db/regions/regions.yaml`. */
  regionCodes: ReadonlySet<string>;
}

/** Every disagreement, at the line it stands on; of files that could not be read only what the others say. */
export function checkFolder(folder: FolderFiles): Problem[] {
  const { programme, source, checks } = folder;
  const checkFiles = checks.flatMap(({ check }) => (check ? [check] : []));
  return [
    ...checkFolderName(folder.slug),
    ...(source ? checkClauses(source) : []),
    ...(source
      ? checkCitations(source, [...(programme ? [programme] : []), ...checkFiles], citedLines(folder))
      : []),
    ...[programme, source].flatMap((file) => (file ? checkUnfilled(file) : [])),
    ...(programme ? checkProgramme(programme, folder) : []),
    ...checks.flatMap(({ name, check }) => (check ? checkName(name, check) : [])),
    ...(programme ? checkMainCheck(programme, checks) : []),
  ];
}

function checkFolderName(slug: string): Problem[] {
  const issues = Programme.shape.slug.safeParse(slug).error?.issues ?? [];
  return issues.map(({ message }) => ({
    file: `db/programmes/${slug}`,
    line: 1,
    message: `文件夹名“${slug}”：${message}；slug 写得和它一样`,
  }));
}

function checkClauses(source: YamlFile<Source>): Problem[] {
  const anchors = source.value.clauses.map(({ loc }) => clauseAnchor(loc) ?? loc);
  const twice = duplicates(
    source,
    ['clauses'],
    'loc',
    source.value.clauses.map(({ loc }) => loc),
  );
  const clash = anchors.flatMap((anchor, index) => {
    const first = anchors.indexOf(anchor);
    const [here, there] = [source.value.clauses[index]?.loc, source.value.clauses[first]?.loc];
    if (first === index || here === there) return [];
    return [
      source.problemAt(
        ['clauses', index, 'loc'],
        `条款号 ${here} 和 ${there} 会得到同一个页内锚点 ${anchor}`,
      ),
    ];
  });
  return [...twice, ...clash];
}

interface CitedLine {
  file: string;
  line: number;
  cites: readonly string[];
}

/** What the card and the tables cite, line by line. */
function citedLines({ card, tables }: FolderFiles): CitedLine[] {
  const inCard = (card?.lines ?? []).map(({ cites, line }) => ({ file: card?.file ?? '', line, cites }));
  const inTables = tables.flatMap(({ file, table, lines }) =>
    table.rows.map(({ cites }, at) => ({ file, line: lines[at] ?? 1, cites })),
  );
  return [...inCard, ...inTables];
}

function checkCitations(
  source: YamlFile<Source>,
  files: YamlFile<unknown>[],
  lines: readonly CitedLine[],
): Problem[] {
  const locators = source.value.clauses.map(({ loc }) => loc);
  const known = new Set(locators);
  const missing = (cite: string) => `source.yaml 里没有条款 ${cite}${whichClause(cite, locators)}`;
  const inYaml = files.flatMap((file) =>
    textsIn(file.value)
      .filter((text) => isLocator(text) && !known.has(text.text))
      .map(({ text, path }) => file.problemAt(path, missing(text))),
  );
  const inLines = lines.flatMap(({ file, line, cites }) =>
    cites.filter((cite) => !known.has(cite)).map((cite) => ({ file, line, message: missing(cite) })),
  );
  return [...inYaml, ...inLines];
}

/** What there is where the clause would stand, for the author to choose from; what is no locator is a slip of the hand. */
function whichClause(cite: string, known: readonly string[]): string {
  if (clauseAnchor(cite) === undefined) return didYouMean(cite, known);
  const around = clausesAround(cite, known);
  return `；附近有 ${around.join('、')}；原文确有这一条的，先写进 source.yaml`;
}

/** Texts that are shown as they are written. */
function checkUnfilled(file: YamlFile<unknown>): Problem[] {
  return textsIn(file.value).flatMap(({ text, path }) => {
    const fault = unfilledFault(text);
    const name = path.findLast((step) => typeof step === 'string');
    return fault === undefined ? [] : [file.problemAt(path, `${String(name)}：${fault}`)];
  });
}

function checkProgramme(file: YamlFile<Programme>, { slug, regionCodes }: FolderFiles): Problem[] {
  const { value, problemAt } = file;
  const problems: Problem[] = [];
  if (value.slug !== slug)
    problems.push(problemAt(['slug'], `slug：写的是 ${value.slug}，要和文件夹名 ${slug} 一样`));
  const { code } = value.region;
  if (code !== null && !regionCodes.has(code)) {
    problems.push(
      problemAt(
        ['region', 'code'],
        `code：db/regions/regions.yaml 里没有 ${code}${didYouMean(code, regionCodes)}`,
      ),
    );
  }
  return [
    ...problems,
    ...checkVersions(file),
    ...checkStages(file),
    ...checkPostings(file),
    ...checkNotes(file),
    ...checkTables(file),
    ...checkIds(file),
  ];
}

function checkIds(file: YamlFile<Programme>): Problem[] {
  const lists = ['stages', 'events', 'postings', 'indicators', 'tables'] as const;
  return [
    ...duplicates(file, ['audience'], undefined, file.value.audience),
    ...duplicates(file, ['lifeEvents'], undefined, file.value.lifeEvents),
    ...lists.flatMap((list) => {
      const ids = file.value[list].map(({ id }) => id);
      return duplicates(file, [list], 'id', ids);
    }),
  ];
}

function checkVersions({ value: { versions }, problemAt }: YamlFile<Programme>): Problem[] {
  return versions.flatMap(({ from, to }, index) => {
    const problems: Problem[] = [];
    const at = (message: string) => void problems.push(problemAt(['versions', index, 'from'], message));
    const previous = versions[index - 1];
    if (to !== undefined && from >= to) at(`from：${from} 要早于 to ${to}（to 是不再施行的第一天）`);
    if (previous && previous.from >= from)
      at(`from：版本要按日期先后写，${from} 不晚于上一版的 ${previous.from}`);
    else if (previous && previous.to === undefined) at(`from：和上一版重叠，上一版没写 to；请写 to: ${from}`);
    else if (previous?.to !== undefined && previous.to > from)
      at(`from：和上一版重叠，上一版到 ${previous.to} 才结束`);
    return problems;
  });
}

function checkStages({ value: { stages }, problemAt }: YamlFile<Programme>): Problem[] {
  return stages.flatMap(({ from, to, dateText }, index) => {
    const at = (key: string, message: string) => [problemAt(['stages', index, key], message)];
    if (from !== null && to !== null && from > to) return at('from', `from：${from} 晚于 to ${to}`);
    if (from === null && to === null && dateText === undefined) {
      return at('from', 'from、to 都是 null 时要写 dateText，照原文写时间，如 dateText: 9月上旬');
    }
    return [];
  });
}

function checkPostings({ value: { postings, noPostings }, problemAt }: YamlFile<Programme>): Problem[] {
  if (postings.length === 0 && !noPostings) {
    return [problemAt(['postings'], '没有 postings 时要写 noPostings，说明为什么没有公示')];
  }
  if (postings.length > 0 && noPostings)
    return [problemAt(['noPostings'], '有 postings 时不能再写 noPostings')];
  return [];
}

/** A page needs something to say: a card where one can apply, notes where one cannot. */
function checkNotes({ value: { kind, notes }, problemAt }: YamlFile<Programme>): Problem[] {
  if (kind === 'programme') {
    return notes.length > 0
      ? [problemAt(['notes'], 'notes：有明白卡的项目不写 notes，请写在 card.md 里')]
      : [];
  }
  return notes.length > 0 ? [] : [problemAt(['notes'], `kind 是 ${kind} 的没有明白卡，要写 notes`)];
}

function checkTables(file: YamlFile<Programme>): Problem[] {
  return file.value.tables.flatMap((table, index) => [
    ...duplicates(
      file,
      ['tables', index, 'columns'],
      'id',
      table.columns.map(({ id }) => id),
    ),
    ...tableSpecFaults(table).map(({ path, message }) => file.problemAt(['tables', index, ...path], message)),
  ]);
}

function checkName(name: string, { value, problemAt }: YamlFile<CheckSource>): Problem[] {
  return value.id === name ? [] : [problemAt(['id'], `id：写的是 ${value.id}，要和文件名 ${name}.yaml 一样`)];
}

function checkMainCheck(programme: YamlFile<Programme>, checks: FolderFiles['checks']): Problem[] {
  const { mainCheck } = programme.value;
  if (mainCheck === undefined) return [];
  const names = checks.map(({ name }) => name);
  const main = checks.find(({ name }) => name === mainCheck);
  if (!main) {
    return [
      programme.problemAt(
        ['mainCheck'],
        `mainCheck：没有 checks/${mainCheck}.yaml${didYouMean(mainCheck, names)}`,
      ),
    ];
  }
  if (
    !main.check ||
    main.check.value.amountNote ||
    main.check.value.outcomes.some(({ amounts }) => amounts?.length)
  ) {
    return [];
  }
  return [
    main.check.problemAt(
      ['outcomes'],
      'outcomes：没有一个结果写金额，要写 amountNote 告诉人领多少或原文未载明',
    ),
  ];
}

function duplicates(
  file: YamlFile<unknown>,
  path: Path,
  key: string | undefined,
  values: readonly string[],
): Problem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          file.problemAt(
            [...path, index, ...(key ? [key] : [])],
            `${key ?? path.at(-1)?.toString()}：${value} 写了两次`,
          ),
        ],
  );
}
