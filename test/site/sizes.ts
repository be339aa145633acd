/** What a check sends to the browser: the engine, the rulesets, and the script of the built check page. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readBuiltSite, tagsOf } from '#api/cli/built-site.ts';
import { bundleOf, type Weight, weightOf } from './bundle.ts';

/** The engine alone: no form, no page. */
export async function engineWeight(): Promise<Weight> {
  return weightOf(await bundleOf("export { evaluate } from '/api/rules/evaluate.ts'"));
}

/** The heaviest script of the check pages of a site built at the root: every module a page loads before it is used. */
export function checkScriptWeight(site: string): Weight {
  const pages = [...readBuiltSite(site).pages].filter(([path]) => /\/programmes\/.*\/check\//.test(path));
  const scripts = new Set(pages.map(([, html]) => modulesOf(html, site).join('')));
  const weights = Array.from(scripts, weightOf);
  return weights.reduce((heavy, one) => (one.gzipped > heavy.gzipped ? one : heavy));
}

/** The text of every module a page loads before it is used. */
export function modulesOf(html: string, site: string): string[] {
  const sources = tagsOf(html).flatMap(({ name, attributes }) =>
    name === 'script' ? (attributes.src ?? []) : [],
  );
  const loaded = new Set<string>();
  for (const source of sources) load(source, site, loaded);
  return Array.from(loaded, (path) => readFileSync(join(site, path), 'utf8'));
}

/** Adds a script and the modules it imports from the start. */
function load(path: string, site: string, loaded: Set<string>): void {
  if (loaded.has(path)) return;
  loaded.add(path);
  const code = readFileSync(join(site, path), 'utf8');
  for (const [, module = ''] of code.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g)) {
    load(posix.join(posix.dirname(path), module), site, loaded);
  }
}
