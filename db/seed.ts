/** Turns the programme folders into content and the content into rows. Node only. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import type { CheckContext, CheckProblem } from '#api/rules/authoring.ts';
import { compileCheck } from '#api/rules/compile.ts';
import { compileAnswers, compileCases } from '#api/rules/compiler/cases.ts';
import { ruleStatements } from '#api/rules/describe.ts';
import { outcomesAfterDenial } from '#api/rules/lint/gate-proof.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import type { BuiltCheck, BuiltProgramme, Content } from './content.ts';
import type { Card } from './programmes/card.ts';
import { assembleCard } from './programmes/card-blocks.ts';
import type { CheckSource } from './programmes/check.ts';
import type { LoadedCheck, LoadedFolder, LoadedProgramme } from './programmes/folder.ts';
import { loadProgrammes } from './programmes/load.ts';
import { type Problem, printProblems } from './programmes/problem.ts';
import type { Programme } from './programmes/programme.ts';
import {
  compareVersions,
  differenceInWords,
  nextVersion,
  type PublishedFile,
} from './programmes/published.ts';
import type { Vocabulary } from './programmes/vocabulary.ts';
import type { YamlFile } from './programmes/yaml-file.ts';
import { findContentVersion, hasSearchIndex } from './queries/content.ts';
import { type Region, regionPath } from './regions/region-file.ts';
import { WHOLE_COUNTRY } from './regions/related-codes.ts';
import { contentRows, type SeedStatement, seedStatements } from './seed-statements.ts';

/** What a build may let pass. */
export interface BuildOptions {
  /** Lets rules differ from what was published of the same version: only for publishing it again. */
  republishing?: boolean;
}

/** Loads, validates and compiles every folder; every problem at once where there is any. `root` is the `db` folder. */
export function buildContent(
  root: string = resolve('db'),
  options: BuildOptions = {},
): Content | { problems: string[] } {
  const { folders, regions, vocabulary, problems } = loadProgrammes(root);
  const built = folders.flatMap(({ loaded }) => (loaded ? [buildProgramme(loaded, regions, options)] : []));
  const drafts = folders.filter(({ loaded }) => !loaded).flatMap(draftProblems);
  const compiled = [...built.flatMap((result) => result.problems), ...drafts];
  const all = [...problems, ...notYetReported(compiled, problems)];
  if (all.length > 0) return { problems: printProblems(all) };
  const programmes = built.map((result) => result.programme).sort(inListOrder);
  const shared = sharedOf(vocabulary);
  return {
    version: sha256(JSON.stringify(contentRows({ programmes, ...shared }))),
    ...shared,
    programmes,
    regions: regions
      .filter(({ code }) => code !== WHOLE_COUNTRY)
      .map(({ code }) => ({ code, path: regionPath(code, regions) })),
  };
}

/**
 * Writes the content in one batch, unless the database holds this version already. D1's export leaves out virtual tables, so a
 * restored database may lack the search index alone.
 */
export async function applySeed(db: D1Database, content: Content): Promise<'seeded' | 'unchanged'> {
  const held = await findContentVersion(db);
  if (held?.version === content.version && (await hasSearchIndex(db))) return 'unchanged';
  await db.batch(seedStatements(content).map(({ sql, params }) => db.prepare(sql).bind(...params)));
  return 'seeded';
}

const STATEMENT_BYTES = 100_000;

/** The same statements as text for `wrangler d1 execute --file`. Throws where one exceeds D1's 100 KB. */
export function seedSqlFile(content: Content): string {
  return seedStatements(content).map(literalStatement).join('\n');
}

function literalStatement({ sql, params }: SeedStatement): string {
  const values = [...params];
  const literal = `${sql.replaceAll('?', () => quote(values.shift() ?? null))};`;
  const bytes = Buffer.byteLength(literal);
  if (bytes >= STATEMENT_BYTES)
    throw new Error(`一条写入语句有 ${bytes} 字节，超过 D1 的 ${STATEMENT_BYTES} 字节上限：${sql}`);
  return literal;
}

function quote(value: string | number | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

const GROUPS = { 居民: 'residents', 单位: 'organisations' } as const;

function sharedOf({ gates, concepts }: Vocabulary): Pick<Content, 'gates' | 'concepts'> {
  return {
    gates: gates.map(({ id, ask, group }) => ({ id, ask, group: GROUPS[group] })),
    concepts: concepts.map(({ id, label, ask, anyOf = [] }) => ({ id, label, ask, anyOf })),
  };
}

function buildProgramme(
  loaded: LoadedProgramme,
  regions: readonly Region[],
  options: BuildOptions,
): { programme: BuiltProgramme; problems: Problem[] } {
  const { programme, source, clauses, card, tables, texts } = loaded;
  const context = checkContext(loaded);
  const compiled = loaded.checks.map((check) => buildCheck(check, context, options));
  const checks = compiled.flatMap((result) => ('problems' in result ? [] : [result]));
  const problems = compiled.flatMap((result) => ('problems' in result ? result.problems : []));
  const path = regionPath(programme.region.code, regions);
  const built = {
    programme,
    regionName: path.at(-1) ?? null,
    regionPath: path,
    source,
    clauses,
    card: card && buildCard(loaded, card, checks),
    checks,
    tables,
    texts,
  };
  return { programme: built, problems };
}

/** What the compiler is told of the folder around a check. */
export function checkContext({ programme, source, clauses }: LoadedProgramme): CheckContext {
  return {
    programme: programme.slug,
    regionCode: programme.region.code,
    instrument: { id: programme.slug, title: source.title },
    clauses: Object.fromEntries(clauses.map(({ loc, anchor, summary }) => [loc, { anchor, summary }])),
    stages: Object.fromEntries(
      programme.stages.map(({ id, label, from, to, cites }) => [id, { label, from, to, cites }]),
    ),
  };
}

function buildCheck(
  { file, cases, boundaries, published }: LoadedCheck,
  context: CheckContext,
  { republishing = false }: BuildOptions,
): BuiltCheck | { problems: Problem[] } {
  const result = compileCheck(file.value, context);
  if ('problems' in result) {
    return { problems: result.problems.map((problem) => problemIn(file, problem)) };
  }
  const { ruleset } = result;
  const json = JSON.stringify(ruleset);
  const fault =
    behindFault(ruleset, published) ?? (republishing ? undefined : changeFault(ruleset, json, published));
  if (fault !== undefined) return { problems: [file.problemAt(['version'], `version：${fault}`)] };
  const shutOut = gateFaults(file.value, ruleset);
  if (shutOut.length > 0) return { problems: shutOut.map((problem) => problemIn(file, problem)) };
  const worked = buildCases(cases, ruleset);
  if ('problems' in worked) return worked;
  const limits = buildCases(boundaries, ruleset); // generated: what is wrong in them, `npm run check` finds out of date
  return {
    ruleset,
    json,
    sha256: sha256(json),
    gates: file.value.screening?.gates ?? [],
    after: afterOf(file.value, ruleset),
    notScreened: file.value.notScreened ?? null,
    isPublished: published.some((version) => version.json === json),
    superseded: published
      .filter(({ version }) => version !== ruleset.version)
      .map((version) => ({ version: version.version, json: version.json, sha256: sha256(version.json) })),
    cases: worked.cases,
    boundaries: 'cases' in limits ? limits.cases : [],
  };
}

function afterOf({ screening }: CheckSource, { programme }: Ruleset): string | null {
  return screening?.after === undefined ? null : `${programme}/${screening.after}`;
}

/** A problem at its line, with the lines of what it hangs on. */
function problemIn(
  { problemAt }: Pick<YamlFile<unknown>, 'problemAt'>,
  { path, message, see = [] }: CheckProblem,
): Problem {
  const places = see.map((other) => `“${other.name}”写在第 ${problemAt(other.path, '').line} 行`);
  return problemAt(path, [message, places.join('，')].filter(Boolean).join('；'));
}

function buildCases(
  file: LoadedCheck['cases'],
  ruleset: Ruleset,
): { cases: BuiltCheck['cases'] } | { problems: Problem[] } {
  if (!file) return { cases: [] };
  const result = compileCases(file.value, ruleset);
  if ('problems' in result) return { problems: result.problems.map((problem) => problemIn(file, problem)) };
  const placeOf = ({ file: name, line }: Problem) => `${name}:${line}`;
  return { cases: result.cases.map((one, at) => ({ ...one, place: placeOf(file.problemAt([at], '')) })) };
}

/** What its gates say of the facts where all are denied: fit answers, which leave nobody eligible. */
function gateFaults({ screening }: CheckSource, ruleset: Ruleset): CheckProblem[] {
  if (!screening?.ifNone) return [];
  const path = ['screening', 'ifNone'];
  const problems: CheckProblem[] = [];
  const answers = compileAnswers(screening.ifNone, ruleset, path, (at, message) =>
    problems.push({ path: at, message: `ifNone：${message}` }),
  );
  if (problems.length > 0) return problems;
  const possible = outcomesAfterDenial(ruleset, answers);
  const eligible = possible.find(({ status }) => status === 'eligible');
  if (eligible) {
    const message = `ifNone：这样答的人，规则还可能说“${eligible.title}”，不能用 gates 把他们挡在外面；请补全，或者改 gates`;
    return [{ path, message }];
  }
  const silent = possible.find(({ status }) => status === 'undetermined');
  const fault = openGateFault(silent?.title, screening.whyOpen);
  return fault === undefined ? [] : [{ path: ['screening', 'whyOpen'], message: `whyOpen：${fault}` }];
}

/** A denial that ends where the text is silent proves nothing, so a reason must stand for it; one that proves needs none. */
function openGateFault(silent: string | undefined, whyOpen: string | undefined): string | undefined {
  if (silent !== undefined && whyOpen === undefined)
    return `照 ifNone 答的人，规则说的是“${silent}”，不是不合；请写明为什么不会挡错人`;
  if (silent === undefined && whyOpen !== undefined) return 'ifNone 已经证明不会挡错人，请删去这一句';
  return undefined;
}

/** A version that is older than what was published of the check; `published` is in order. */
function behindFault({ version }: Ruleset, published: readonly PublishedFile[]): string | undefined {
  const newest = published.at(-1)?.version;
  if (newest === undefined || compareVersions(newest, version) <= 0) return undefined;
  return `已经公布到 ${newest}，不能退回 ${version}；要写 "${nextVersion(newest)}" 或更大的`;
}

/** Rules that are not what was published of the same version. */
function changeFault(
  { version }: Ruleset,
  json: string,
  published: readonly PublishedFile[],
): string | undefined {
  const before = published.find((file) => file.version === version)?.json;
  if (before === undefined || before === json) return undefined;
  const where = differenceInWords(JSON.parse(before), JSON.parse(json));
  return `${version} 已经公布，现在写的却和公布的不一样，第一处不同：${where}。有意改的，把 version 改成 "${nextVersion(version)}"；不是有意的，改回原样；${version} 还没有人用过的，可以运行 npm run rules:publish -- --again 重新公布`;
}

/** What is wrong with the checks of a folder whose programme or source cannot be read yet, but for what leans on those. */
function draftProblems({ slug, checks }: LoadedFolder): Problem[] {
  const unknown = {
    programme: slug,
    regionCode: null,
    instrument: { id: slug, title: '' },
    clauses: {},
    stages: {},
  };
  return checks.flatMap(({ file }) => {
    const result = compileCheck(file.value, unknown);
    const found = 'problems' in result ? result.problems : [];
    return found
      .filter(({ path }) => !path.some((step) => ['cites', 'window', 'deadline'].includes(String(step))))
      .map((problem) => problemIn(file, problem));
  });
}

function buildCard(
  loaded: LoadedProgramme,
  written: NonNullable<LoadedProgramme['card']>,
  checks: BuiltCheck[],
): Card {
  const { programme } = loaded;
  const main = checks.find(({ ruleset }) => ruleset.check === programme.mainCheck);
  if (!main) return assembleCard(programme, written, undefined);
  return assembleCard(programme, written, ruleStatements(main.ruleset));
}

/** The compiler sees some of what the loader saw (an unknown clause, say); one line of a file needs saying once. */
function notYetReported(later: Problem[], earlier: Problem[]): Problem[] {
  const reported = new Set(earlier.map(({ file, line }) => `${file}:${line}`));
  return later.filter(({ file, line }) => !reported.has(`${file}:${line}`));
}

const KIND_ORDER: Record<Programme['kind'], number> = { programme: 0, notice: 1, reference: 2 };

/** What one can apply for comes first, then notices, then reading matter; by slug within each. */
function inListOrder({ programme: a }: BuiltProgramme, { programme: b }: BuiltProgramme): number {
  return KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || (a.slug < b.slug ? -1 : 1);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
