/** The built site as files: pages, their tags and their ids. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readBuiltSite, tagsOf } from '#api/cli/built-site.ts';

export { type Tag, tagsOf } from '#api/cli/built-site.ts';

export interface BuiltPage {
  /** Path below the base: `/programmes/`, `/404.html`. */
  path: string;
  html: string;
}

const dist = resolve(process.env.SITE_OUT ?? 'site/dist');
const base = (process.env.BASE_PATH ?? '/').replace(/\/+$/, '');

/** Every page of `site/dist`; throws where nothing was built. */
export function builtPages(): BuiltPage[] {
  if (!existsSync(dist)) throw new Error('site/dist is missing: run the build first');
  return Array.from(readBuiltSite(dist).pages, ([path, html]) => ({ path, html }));
}

/** In the order of the page, as often as they stand there. */
export function idsOf(html: string): string[] {
  return tagsOf(html).flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]));
}

/** Readable text, tags and scripts left out. */
export function textOf(html: string): string {
  return html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
}

/** An address of the site without its base path; undefined for another scheme or origin. */
export function below(address: string): string | undefined {
  if (!address.startsWith('/') || address.startsWith('//')) return undefined;
  return address.startsWith(`${base}/`) ? address.slice(base.length) : undefined;
}

/** Whether a path below the base is a file of the build. */
export function isBuilt(path: string): boolean {
  const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
  return existsSync(file) && statSync(file).isFile();
}

/** Bytes after gzip of a page with its style sheets. */
export function compressedSize(page: BuiltPage): number {
  const sheets = tagsOf(page.html).filter(({ attributes }) => attributes.rel === 'stylesheet');
  const css = sheets.map(({ attributes }) =>
    readFileSync(join(dist, below(attributes.href ?? '') ?? ''), 'utf8'),
  );
  return [page.html, ...css].reduce((sum, text) => sum + gzipSync(text).length, 0);
}
