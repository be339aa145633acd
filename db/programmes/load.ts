/** Reads programme folders from disk: every problem of every folder at once, or the validated content. Node only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Region, readRegions } from '../regions/region-file.ts';
import type { CheckSource } from './check.ts';
import { type LoadedFolder, readFolder } from './folder.ts';
import type { Problem } from './problem.ts';
import { checkVocabularyUse, readVocabulary, unusedEntries, type Vocabulary } from './vocabulary.ts';
import type { YamlFile } from './yaml-file.ts';

/** Loads every folder under `<root>/programmes`, by slug, and what they share. `root` is the repository's `db` folder. */
export function loadProgrammes(root: string): {
  folders: LoadedFolder[];
  regions: Region[];
  vocabulary: Vocabulary;
  problems: Problem[];
} {
  const regions = readRegions(readText(join(root, 'regions/regions.yaml')));
  if ('problems' in regions)
    return { folders: [], regions: [], vocabulary: NOTHING_SHARED, problems: regions.problems };
  const codes = new Set(regions.regions.map(({ code }) => code));
  const folders = listFolders(join(root, 'programmes')).map((slug) => loadProgramme(root, slug, codes));
  const inFolders = folders.flatMap(({ problems }) => problems);
  const checks = folders.flatMap((folder) => folder.checks.map(({ file }) => file));
  const text = readText(join(root, 'programmes/concepts.yaml'));
  const shared = loadVocabulary(text, checks, inFolders.length === 0);
  return {
    folders,
    regions: regions.regions,
    vocabulary: shared.vocabulary,
    problems: [...inFolders, ...shared.problems],
  };
}

const NOTHING_SHARED: Vocabulary = { gates: [], concepts: [] };

/** What the checks share. Only once all are readable (`complete`) is anything said to be used by none of them. */
function loadVocabulary(
  text: string,
  checks: readonly YamlFile<CheckSource>[],
  complete: boolean,
): { vocabulary: Vocabulary; problems: Problem[] } {
  const file = readVocabulary(text);
  if ('problems' in file) return { vocabulary: NOTHING_SHARED, problems: file.problems };
  const misused = checks.flatMap((check) => checkVocabularyUse(file.value, check));
  const unused = complete
    ? unusedEntries(
        file,
        checks.map(({ value }) => value),
      )
    : [];
  return { vocabulary: file.value, problems: [...misused, ...unused] };
}

/** Loads one folder. `regionCodes` are the codes of `regions.yaml`. */
function loadProgramme(root: string, slug: string, regionCodes: ReadonlySet<string>): LoadedFolder {
  return readFolder(slug, readTexts(join(root, 'programmes', slug)), regionCodes);
}

function listFolders(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Every file below a folder by its path in it, with forward slashes. */
function readTexts(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), readText(path)]));
}

/** UTF-8 text without its BOM; Windows editors write one. */
function readText(path: string): string {
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}
