/** What a check sends to the browser: the engine, the rulesets, and the script of the built check page. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readBuiltSite, tagsOf } from '#api/cli/built-site.ts';
import { bundleOf, type Weight, weightOf } from './bundle.ts';

/** The engine alone: no form, no page. */
export async function engineWeight(): Promise<Weight> {
  return weightOf(await bundleOf("export { evaluate } from '/api/rules/evaluate.ts'"));
}

/** The heaviest script of the check pages of a site built at the root, without that of the 自查条 under a result. */
export function checkScriptWeight(site: string): Weight {
  return heaviest(site, (path) => !isOfReceipt(path));
}

/** What the 自查条 adds to it. */
export function receiptScriptWeight(site: string): Weight {
  return heaviest(site, isOfReceipt);
}

/** Addresses of all the modules a page loads before it is used. */
export function modulesOf(html: string, site: string): string[] {
  const sources = tagsOf(html).flatMap(({ name, attributes }) =>
    name === 'script' ? (attributes.src ?? []) : [],
  );
  const loaded = new Set<string>();
  for (const source of sources) load(source, site, loaded);
  return [...loaded];
}

/** Whether a module is of the 自查条 and not of the check, as `astro.config.ts` names them. */
export function isOfReceipt(path: string): boolean {
  return /\/receipt\.[^/]+$/.test(path);
}

function heaviest(site: string, counts: (path: string) => boolean): Weight {
  const pages = [...readBuiltSite(site).pages].filter(([path]) => /\/programmes\/.*\/check\//.test(path));
  const scripts = new Set(
    pages.map(([, html]) =>
      modulesOf(html, site)
        .filter(counts)
        .map((path) => readFileSync(join(site, path), 'utf8'))
        .join(''),
    ),
  );
  const weights = Array.from(scripts, weightOf);
  return weights.reduce((heavy, one) => (one.gzipped > heavy.gzipped ? one : heavy));
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
