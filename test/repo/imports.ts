/** What each file imports, and which imports the design forbids. */
import { posix } from 'node:path';
import { type SourceFile, withoutComments } from './source-files.ts';

export interface Import {
  from: string;
  /** As written: `#db/seed.ts`, `./a.ts`, `hono`, `node:fs`. */
  specifier: string;
  /** Path of the file meant, for imports within the repository. */
  target?: string;
  /** `import type`: gone before anything runs. */
  typeOnly: boolean;
}

const STATEMENT = /\b(?:import|export)\s+(type\s+)?[\w\s{},*$]*?\bfrom\s*['"]([^'"]+)['"]/g;
const BARE_OR_DYNAMIC = /\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

export function importsOf({ path, text }: SourceFile): Import[] {
  const code = withoutComments(text);
  const found = [
    ...Array.from(code.matchAll(STATEMENT), ([, type, specifier = '']) => ({
      specifier,
      typeOnly: type !== undefined,
    })),
    ...Array.from(code.matchAll(BARE_OR_DYNAMIC), ([, specifier = '']) => ({ specifier, typeOnly: false })),
  ];
  return found.map(({ specifier, typeOnly }) => ({
    from: path,
    specifier,
    typeOnly,
    ...resolve(path, specifier),
  }));
}

function resolve(from: string, specifier: string): { target?: string } {
  if (specifier.startsWith('.')) return { target: posix.join(posix.dirname(from), specifier) };
  return specifier.startsWith('#') ? { target: specifier.slice(1) } : {};
}

interface Rule {
  /** What it says, in the failure. */
  says: string;
  breaks(entry: Import): boolean;
}

const isPackage = ({ target }: Import) => target === undefined;
const within = (path: string | undefined, ...folders: string[]) =>
  folders.some((folder) => path?.startsWith(`${folder}/`));
const topOf = (path: string) => path.split('/')[0];
const PURE = ['api/rules', 'api/postings'];
/** db/seed.ts compiles checks, and db/content.ts names the type that comes out; nothing else in db may know of it. */
const knowsRules = ({ from, typeOnly }: Import) =>
  from === 'db/seed.ts' || (from === 'db/content.ts' && typeOnly);

const RULES: Rule[] = [
  {
    says: 'a relative import stays in its top folder; use #api/… or #db/…',
    // test, which may import anything, has no `#site` to write
    breaks: ({ from, specifier, target }) =>
      specifier.startsWith('.') &&
      topOf(target ?? '') !== topOf(from) &&
      !(within(from, 'test') && within(target, 'site')),
  },
  {
    says: 'imports within the repository end in .ts (or another real ending)',
    breaks: ({ target }) => target !== undefined && !/\.\w+$/.test(target),
  },
  ...PURE.map((folder) => ({
    says: `${folder} is pure and imports nothing outside itself`,
    breaks: (entry: Import) => within(entry.from, folder) && !within(entry.target, folder),
  })),
  {
    says: 'in db only db/seed.ts imports the rules and postings (db/content.ts their types)',
    breaks: (entry) => within(entry.from, 'db') && within(entry.target, ...PURE) && !knowsRules(entry),
  },
  {
    says: 'db imports only db',
    breaks: ({ from, target }) =>
      within(from, 'db') && within(target, 'api', 'site', 'test') && !within(target, ...PURE),
  },
  {
    says: 'routes never import each other',
    breaks: ({ from, target }) => within(from, 'api/routes') && within(target, 'api/routes'),
  },
  {
    says: 'api imports neither site nor test',
    breaks: ({ from, target }) => within(from, 'api') && within(target, 'site', 'test'),
  },
  {
    says: 'site imports of the rest only #db and #api/rules',
    breaks: (entry) =>
      within(entry.from, 'site') && !isPackage(entry) && !within(entry.target, 'site', 'db', 'api/rules'),
  },
];

/** `db/queries/x.ts → #api/rules/compile.ts: in db only …`, one line for every import that breaks a rule. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files
    .flatMap(importsOf)
    .flatMap((entry) =>
      RULES.filter((rule) => rule.breaks(entry)).map(
        (rule) => `${entry.from} → ${entry.specifier}: ${rule.says}`,
      ),
    );
}

/**
 * Every way from `entry` to a module that only Node has: `a.ts → b.ts → node:fs`. Follows what is really loaded, so a
 * file may use Node as long as nothing of the Worker or the browser reaches it.
 */
export function waysToNode(files: readonly SourceFile[], entry: string): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  const follow = (path: string, way: string): string[] => {
    const file = byPath.get(path);
    if (!file || seen.has(path)) return [];
    seen.add(path);
    return importsOf(file)
      .filter(({ typeOnly }) => !typeOnly)
      .flatMap(({ specifier, target }) => {
        if (specifier.startsWith('node:')) return [`${way} → ${specifier}`];
        return target ? follow(target, `${way} → ${target}`) : [];
      });
  };
  return follow(entry, entry);
}
