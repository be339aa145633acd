/**
 * Names in every built page the files its scripts import, so that they load together with it instead of one after
 * another, and so that whoever keeps a page for later knows all it needs.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const IMPORTED = /\b(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g;
const SCRIPT = /<script type="module" src="([^"]*\/)([\w.-]+\.js)"/g;

/** Runs once the site is built. */
export function modulePreloads(): AstroIntegration {
  return {
    name: 'module-preloads',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const files = (await readdir(dir, { recursive: true })).map((file) => join(fileURLToPath(dir), file));
        const imports = await readImports(files.filter((file) => file.endsWith('.js')));
        for (const file of files.filter((one) => one.endsWith('.html'))) await addPreloads(file, imports);
      },
    },
  };
}

/** What each script imports, by file name. */
type Imports = ReadonlyMap<string, readonly string[]>;

async function readImports(scripts: readonly string[]): Promise<Imports> {
  const entries = scripts.map(async (file): Promise<[string, string[]]> => {
    const text = await readFile(file, 'utf8');
    return [basename(file), Array.from(text.matchAll(IMPORTED), ([, name = '']) => name)];
  });
  return new Map(await Promise.all(entries));
}

async function addPreloads(file: string, imports: Imports): Promise<void> {
  const html = await readFile(file, 'utf8');
  const [, folder = ''] = [...html.matchAll(SCRIPT)][0] ?? [];
  const links = neededBy(html, imports).map((name) => `<link rel="modulepreload" href="${folder}${name}">`);
  if (links.length > 0)
    await writeFile(
      file,
      html.replace('</head>', () => `${links.join('')}</head>`),
    );
}

/** All that a page's scripts import, and what that imports in turn. */
function neededBy(html: string, imports: Imports): string[] {
  const scripts = Array.from(html.matchAll(SCRIPT), ([, , name = '']) => name);
  const needed = new Set(scripts.flatMap((name) => imports.get(name) ?? []));
  for (const name of needed) for (const imported of imports.get(name) ?? []) needed.add(imported);
  return [...needed];
}
