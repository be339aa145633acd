/** Holds what each programme is to have (its `coverage.yaml`) against the built site, part by part. */
import { CARD_BLOCKS } from '#db/programmes/card.ts';
import type { Coverage, Expected } from '#db/programmes/coverage.ts';
import { type Problem, printProblems } from '#db/programmes/problem.ts';
import type { YamlFile } from '#db/programmes/yaml-file.ts';
import { type BuiltSite, idsOf, partOf, tagsOf, textOf, withoutComments } from './built-site.ts';

/** A programme and what it is to have. */
export interface ExpectedProgramme {
  slug: string;
  title: string;
  file: YamlFile<Coverage>;
}

type PartId = keyof Coverage;

/** What a part is called and where it usually stands. */
interface PartKind {
  id: PartId;
  name: string;
  /** Where an expected thing stands that names no place. */
  usual?: string;
  /** Every place of this part that the site may have for a programme. */
  places: (here: Here) => string[];
}

/** A programme's page in a site. */
interface Here {
  site: BuiltSite;
  /** `/programmes/<slug>/` */
  page: string;
}

const PART_KINDS: readonly PartKind[] = [
  { id: 'card', name: '明白卡', usual: '', places: (here) => (hasCard(here) ? ['', 'a5/'] : []) },
  { id: 'check', name: '自查、计算器', places: (here) => pagesBelow(here, 'check/') },
  { id: 'posting', name: '公示', usual: '#posting', places: () => ['#posting'] },
  {
    id: 'timeline',
    name: '时间安排',
    usual: '#stages',
    places: () => ['#stages', '#events', 'stages.ics'],
  },
  { id: 'indicators', name: '指标', usual: '#indicators', places: () => ['#indicators'] },
  { id: 'tables', name: '表格', places: tables },
  {
    id: 'responsibilities',
    name: '分工',
    usual: 'data/#responsibilities',
    places: () => ['data/#responsibilities'],
  },
  { id: 'directory', name: '目录', places: directoryPages },
  { id: 'source', name: '依据', usual: 'source/', places: () => ['source/'] },
  { id: 'notes', name: '主要内容', usual: '#notes', places: () => ['#notes'] },
  { id: 'other', name: '其他', places: () => [] },
];

/** One line of the report. */
export type Line = { part: string; label: string } & (
  | { state: 'there'; address: string }
  | { state: 'explained'; reason: string }
  | { state: 'hole'; why: string }
);
export interface ProgrammeCoverage {
  slug: string;
  title: string;
  lines: Line[];
}
export interface CoverageReport {
  programmes: ProgrammeCoverage[];
  /** What is wrong with the files themselves: a reason that no longer holds. */
  problems: Problem[];
}

/** Where each expected part of each programme stands in `site`. */
export function coverageOf(programmes: readonly ExpectedProgramme[], site: BuiltSite): CoverageReport {
  const covered = programmes.map((programme) => programmeCoverage(programme, site));
  return {
    programmes: covered.map(({ programme }) => programme),
    problems: covered.flatMap(({ problems }) => problems),
  };
}

function programmeCoverage({ slug, title, file }: ExpectedProgramme, site: BuiltSite) {
  const here = { site, page: `/programmes/${slug}/` };
  const parts = PART_KINDS.map((kind) => ({
    id: kind.id,
    ...partCoverage(here, kind, file.value[kind.id] ?? []),
  }));
  const problems = parts.flatMap(({ id, faults }) =>
    faults.map(({ path, message }) => file.problemAt([id, ...path], message)),
  );
  return { programme: { slug, title, lines: parts.flatMap(({ lines }) => lines) }, problems };
}

interface Fault {
  /** Below the part, in the file. */
  path: (string | number)[];
  message: string;
}

/** The expected things in their order, then the places the site has beside them. */
function partCoverage(here: Here, kind: PartKind, expected: readonly Expected[]) {
  const built = kind.places(here).filter((at) => find(here, at) !== undefined);
  const named = new Set(expected.map(({ at }) => at ?? kind.usual));
  const beside = built.filter((at) => !named.has(at));
  const lines = expected.map((one) => expectedLine(here, kind, one));
  const late = expected.flatMap((one, index) =>
    one.reason !== undefined && lines[index]?.state !== 'explained' ? [outdated(index)] : [],
  );
  const open = lines.some(({ state }) => state === 'explained');
  return {
    lines: [...lines, ...beside.map((at) => besideLine(here, kind, at))],
    faults: [...late, ...(open ? beside.map((at) => unnamed(here, at)) : [])],
  };
}

function expectedLine(here: Here, kind: PartKind, one: Expected): Line {
  const line = { part: kind.name, label: one.label };
  const at = one.at ?? kind.usual;
  const address = at === undefined ? undefined : addressOf(here, at);
  const html = at === undefined || !isPlaceOf(here, kind, one) ? undefined : find(here, at);
  if (address === undefined || html === undefined) {
    if (one.reason !== undefined) return { ...line, state: 'explained', reason: one.reason };
    return { ...line, state: 'hole', why: absence(address) };
  }
  const why = shortfall(one, html, address);
  return why === undefined ? { ...line, state: 'there', address } : { ...line, state: 'hole', why };
}

/** A page is a card only with the blocks of one; a place the file names itself is taken as it is. */
function isPlaceOf(here: Here, { id }: PartKind, { at }: Expected): boolean {
  return id !== 'card' || at !== undefined || hasCard(here);
}

function outdated(index: number): Fault {
  return { path: [index, 'reason'], message: 'reason：网站上已经有了，请删去这个原因' };
}

/** Where a reason says there is none yet, a place that nobody named may be the very thing. */
function unnamed(here: Here, at: string): Fault {
  return {
    path: [],
    message: `网站上已经有 ${addressOf(here, at)}：给它的那一项写上 at: "${at}"，并删去原因`,
  };
}

const BESIDE_LABELS: Readonly<Record<string, string>> = { 'a5/': 'A5 纸的明白卡', 'stages.ics': '日历文件' };

/** A place that is there without being expected, under its own heading. */
function besideLine(here: Here, { name }: PartKind, at: string): Line {
  const heading = /<h([12])[^>]*>([\s\S]*?)<\/h\1>/.exec(find(here, at) ?? '')?.[2] ?? at;
  return {
    part: name,
    label: BESIDE_LABELS[at] ?? textOf(heading),
    state: 'there',
    address: addressOf(here, at),
  };
}

function absence(address: string | undefined): string {
  return address === undefined
    ? '没有写地址（at），也没有写原因（reason）'
    : `网站上没有 ${address}，也没有写原因`;
}

/** What is missing of what was expected at a place that is there. */
function shortfall({ count, says = [] }: Expected, html: string, address: string): string | undefined {
  const items = countItems(html);
  if (count !== undefined && items !== count) return `${address} 有 ${items} 项，应有 ${count} 项`;
  const text = textOf(html);
  const missing = says.filter((words) => !isSaid(words, text));
  return missing.length > 0 ? `${address} 没有“${missing.join('”“')}”` : undefined;
}

/** Whether the words stand in a text; a number only as a whole, so that 44 is not found in 144 or 44.5. */
function isSaid(words: string, text: string): boolean {
  const exact = words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const before = /^\d/.test(words) ? '(?<!\\d|\\d[.,])' : '';
  const after = /\d$/.test(words) ? '(?!\\d|[.,]\\d)' : '';
  return new RegExp(before + exact + after).test(text);
}

/** The rows of a table, else the items of the outermost lists. */
function countItems(html: string): number {
  const clean = withoutComments(html);
  const body = /<tbody[\s\S]*?<\/tbody>/.exec(clean)?.[0];
  if (body !== undefined) return tagsOf(body).filter(({ name }) => name === 'tr').length;
  let depth = 0;
  let items = 0;
  for (const [, close, name] of clean.matchAll(/<(\/?)(ul|ol|li)\b/g)) {
    if (name !== 'li') depth += close ? -1 : 1;
    else if (!close && depth === 1) items += 1;
  }
  return items;
}

/** What stands at a place: the section or page, empty for another file; undefined where there is nothing. */
function find(here: Here, at: string): string | undefined {
  const [path = '', fragment] = addressOf(here, at).split('#');
  const page = here.site.pages.get(path);
  if (page === undefined) return here.site.files.has(path) ? '' : undefined;
  if (fragment === undefined) return page;
  return idsOf(page).has(fragment) ? partOf(page, fragment) : undefined;
}

function addressOf({ page }: Here, at: string): string {
  return at.startsWith('/') ? at : page + at;
}

function hasCard({ site, page }: Here): boolean {
  const ids = idsOf(site.pages.get(page) ?? '');
  return CARD_BLOCKS.every(({ id }) => ids.has(id));
}

function pagesBelow({ site, page }: Here, below: string): string[] {
  return [...site.pages.keys()]
    .filter((path) => path.startsWith(page + below))
    .map((path) => path.slice(page.length));
}

function tables({ site, page }: Here): string[] {
  const ids = [...idsOf(site.pages.get(`${page}data/`) ?? '')];
  return ids.filter((id) => id.startsWith('table-')).map((id) => `data/#${id}`);
}

/** The pages of the directory that belong to a programme: those that lead to it. */
function directoryPages({ site, page }: Here): string[] {
  return [...site.pages]
    .filter(([path, html]) => path.startsWith('/help/') && html.includes(`${page}"`))
    .map(([path]) => path);
}

/** How many lines are in each state. */
export function countLines({ programmes }: CoverageReport): Record<Line['state'], number> {
  const counts = { there: 0, explained: 0, hole: 0 };
  for (const { state } of programmes.flatMap(({ lines }) => lines)) counts[state] += 1;
  return counts;
}

/** The report for a terminal: a block a programme, a line a place; problems; the last line counts. */
export function printCoverage(report: CoverageReport, basePath: string): string[] {
  const { there, explained, hole } = countLines(report);
  const { programmes, problems } = report;
  const wrong = problems.length > 0 ? `，coverage.yaml 有 ${problems.length} 处要改` : '';
  return [
    ...programmes.flatMap((programme) => [...printProgramme(programme, basePath), '']),
    ...printProblems(problems),
    `${programmes.length} 个项目、${there} 处有地址、${explained} 处说明了原因、${hole} 处空缺${wrong}`,
  ];
}

/** Each part is named on its first line. */
function printProgramme({ slug, title, lines }: ProgrammeCoverage, basePath: string): string[] {
  const named = lines.map((line, index) => {
    const part = line.part === lines[index - 1]?.part ? '' : line.part;
    return `  ${padded(part)}${line.label} ${stateText(line, basePath)}`;
  });
  return [`${slug}  ${title}`, ...named];
}

function stateText(line: Line, basePath: string): string {
  switch (line.state) {
    case 'there':
      return `→ ${basePath}${line.address.slice(1)}`;
    case 'explained':
      return `— ${line.reason}`;
    case 'hole':
      return `✗ 空缺：${line.why}`;
  }
}

/** To the width of the longest name; a Chinese character is two columns wide. */
function padded(name: string): string {
  const widest = Math.max(...PART_KINDS.map((kind) => kind.name.length));
  return name + '  '.repeat(widest - name.length + 1);
}
