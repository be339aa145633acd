/** Holds the tree to its shape: who may import whom, and what no file may contain. */
import { describe, expect, it } from 'vitest';
import { forbiddenImports, importsOf, waysToNode } from './imports.ts';
import { type SourceFile, sourceFiles, withoutComments } from './source-files.ts';

/** Without this file, which is full of what it forbids. */
const files = sourceFiles().filter(({ path }) => path !== 'test/repo/architecture.test.ts');

describe('this repository', () => {
  it('has files to look at, and imports are seen in them', () => {
    expect(files.length).toBeGreaterThan(50);
    const app = files.filter(({ path }) => path === 'api/app.ts').flatMap(importsOf);
    expect(app.map(({ target }) => target)).toContain('api/routes/programmes.ts');
  });

  it('imports one way only', () => {
    expect(forbiddenImports(files)).toEqual([]);
  });

  it('bundles nothing of Node into the Worker', () => {
    expect(waysToNode(files, 'api/index.ts')).toEqual([]);
  });

  it('sends nothing of Node to the browser', () => {
    const scripts = files
      .map(({ path }) => path)
      .filter((path) => /^site\/src\/(check|receipt|screening|service-worker)\//.test(path));
    expect(scripts.flatMap((path) => waysToNode(files, path))).toEqual([]);
  });

  it('contains nothing that is banned', () => {
    expect(bannedText(files.filter(({ path }) => !path.startsWith('test/')))).toEqual([]);
  });
});

describe('a planted import', () => {
  it.each([
    ['db/queries/x.ts', "import { route } from '#api/routes/programmes.ts';", 'db imports only db'],
    ['db/queries/x.ts', "import { compileCheck } from '#api/rules/compile.ts';", 'only db/seed.ts'],
    ['db/content.ts', "import { RULES } from '#api/rules/ruleset.ts';", 'only db/seed.ts'],
    ['db/seed.ts', "import { app } from '#api/app.ts';", 'db imports only db'],
    ['db/x.ts', "export { a } from '#api/postings/clock.ts';", 'only db/seed.ts'],
    ['api/rules/x.ts', "import * as z from 'zod';", 'imports nothing outside itself'],
    ['api/rules/x.ts', "import { a } from '../app.ts';", 'imports nothing outside itself'],
    ['api/rules/deep/x.ts', "import type { A } from '#db/schema.ts';", 'imports nothing outside itself'],
    ['api/routes/a.ts', "import { b } from './b.ts';", 'routes never import each other'],
    ['api/x.ts', "import { a } from '#test/a.ts';", 'neither site nor test'],
    ['api/x.ts', "import a from '../site/a.ts';", 'stays in its top folder'],
    ['db/x.ts', "const a = await import('../api/a.ts');", 'stays in its top folder'],
    ['db/x.ts', "import '../api/a.ts';", 'stays in its top folder'],
    ['site/src/x.astro', "---\nimport { app } from '#api/app.ts';\n---\n<p></p>", '#db and #api/rules'],
    ['api/x.ts', "import { a } from './a';", 'end in .ts'],
  ])('in %s: %s fails and names both ends', (path, text, says) => {
    const specifier = /'([^']+)'/.exec(text)?.[1];
    const problems = forbiddenImports([{ path, text }]);
    expect(problems.join('\n')).toContain(`${path} → ${specifier}: `);
    expect(problems.join('\n')).toContain(says);
  });

  it.each([
    ['db/seed.ts', "import { compileCheck } from '#api/rules/compile.ts';"],
    ['db/content.ts', "import type { Ruleset } from '#api/rules/ruleset.ts';"],
    ['db/queries/x.ts', "import { a } from '../schema.ts';\nimport { eq } from 'drizzle-orm';"],
    ['api/rules/x.ts', "import { a } from './a.ts';\n// import x from '#db/y.ts'"],
    ['api/routes/a.ts', "import { b } from '../b.ts';\nimport { c } from '#db/queries/c.ts';"],
    ['site/src/x.ts', "import { a } from '#api/rules/evaluate.ts';\nimport { b } from '#db/seed.ts';"],
    ['test/api/x.test.ts', "import { a } from '#api/app.ts';\nimport { b } from '../runtimes/b.ts';"],
  ])('in %s that is allowed passes', (path, text) => {
    expect(forbiddenImports([{ path, text }])).toEqual([]);
  });

  it('of node: is found however far from the Worker, with the way that leads there', () => {
    const planted: SourceFile[] = [
      { path: 'api/index.ts', text: "import { a } from './a.ts';\nimport type { T } from './types.ts';" },
      { path: 'api/a.ts', text: "import { b } from '#db/b.ts';" },
      { path: 'db/b.ts', text: "import { readFileSync } from 'node:fs';" },
      { path: 'api/types.ts', text: "import { join } from 'node:path';" },
    ];
    expect(waysToNode(planted, 'api/index.ts')).toEqual(['api/index.ts → api/a.ts → db/b.ts → node:fs']);
  });
});

describe('planted text', () => {
  it.each([
    ['api/x.ts', "import { z } from 'zod';"],
    ['api/x.ts', 'console.log(c.req.query());'],
    ['db/queries/x.ts', "db.prepare('INSERT OR REPLACE INTO t VALUES (1)')"],
    ['db/queries/x.ts', 'await db.transaction(async (tx) => {});'],
    ['site/src/x.astro', '<p style="color: red">'],
    ['site/src/x.astro', '<p style={`--x: 1`}>'],
    ['site/src/x.astro', '<style is:inline>p {}</style>'],
    ['site/src/x.astro', '<script is:inline>x</script>'],
    ['site/src/x.astro', '<a onclick="x()">'],
  ])('in %s is found: %s', (path, text) => {
    expect(bannedText([{ path, text }])).toHaveLength(1);
  });

  it('in a comment is not', () => {
    expect(
      bannedText([{ path: 'db/x.ts', text: '// never INSERT OR REPLACE\n/* .transaction( */' }]),
    ).toEqual([]);
  });
});

interface Ban {
  pattern: RegExp;
  in: RegExp;
  because: string;
}

const BANS: Ban[] = [
  {
    pattern: /import \{[^}]*\bz\b[^}]*\} from 'zod'/,
    in: /./,
    because: "`import * as z from 'zod'` can be tree-shaken: 58 instead of 126 KiB gzip",
  },
  {
    pattern: /console\.\w+\(c\.req/,
    in: /./,
    because: 'requests hold what people asked; they are never logged',
  },
  {
    pattern: /\bOR REPLACE\b/i,
    in: /./,
    because: 'REPLACE deletes the row first and cascades; write ON CONFLICT … DO UPDATE',
  },
  { pattern: /\.transaction\(/, in: /./, because: 'D1 has no transactions; use batch()' },
  { pattern: /\sstyle=["'{]/, in: /^site\//, because: "the CSP is style-src 'self'" },
  {
    pattern: /<(style|script)(?![^>]*application\/(?:ld\+)?json)[^>]*\bis:inline/,
    in: /^site\//,
    because: "the CSP is script-src 'self'; style-src 'self'",
  },
  { pattern: /<[^>]*\son[a-z]+=["'{]/, in: /\.astro$/, because: "the CSP is script-src 'self'" },
];

function bannedText(sources: readonly SourceFile[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return BANS.filter((ban) => ban.in.test(path) && ban.pattern.test(code)).map(
      (ban) => `${path}: ${ban.pattern.source}: ${ban.because}`,
    );
  });
}
