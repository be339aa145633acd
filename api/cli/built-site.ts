/** The built site as files: its pages, and what stands in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface BuiltSite {
  /** HTML of every page by its path below the base: `/programmes/`, `/404.html`. */
  pages: ReadonlyMap<string, string>;
  /** Paths of the other files: `/icon.svg`. */
  files: ReadonlySet<string>;
}
/** A start tag. */
export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** Reads the folder a site was built into. */
export function readBuiltSite(folder: string): BuiltSite {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `/${relative(folder, join(parentPath, name)).replaceAll('\\', '/')}`)
    .sort();
  const isPage = (path: string) => path.endsWith('.html');
  return {
    pages: new Map(
      paths
        .filter(isPage)
        .map((path) => [path.replace(/\/index\.html$/, '/'), readFileSync(join(folder, path), 'utf8')]),
    ),
    files: new Set(paths.filter((path) => !isPage(path))),
  };
}

/** The start tags, comments left out. */
export function tagsOf(html: string): Tag[] {
  const found = withoutComments(html).matchAll(/<([a-z][a-z0-9]*)((?:\s[^<>"]*(?:"[^"]*"[^<>"]*)*)?)>/g);
  return Array.from(found, ([, name = '', attributes = '']) => ({
    name,
    attributes: attributesOf(attributes),
  }));
}

/** The ids, each a place a link can lead to. */
export function idsOf(html: string): Set<string> {
  return new Set(tagsOf(html).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id])));
}

/** The meta tags by name. */
export function metaOf(html: string): Map<string, string> {
  const tags = tagsOf(html).filter(({ name }) => name === 'meta');
  return new Map(tags.map(({ attributes: { name = '', content = '' } }) => [name, content]));
}

/** Where one piece of text ends, so that the numbers of two cells do not become one. */
const BLOCK_END = /<\/?(?:td|th|tr|li|p|h[1-6]|div|section|dt|dd|text|option|label)\b[^>]*>/g;

/** What a screen reader would say: the text with the labels of pictures, in one line. */
export function textOf(html: string): string {
  const text = withoutComments(html)
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*\saria-label="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(BLOCK_END, ' ')
    .replace(/<[^>]*>/g, '');
  return decode(text).replace(/\s+/g, ' ').trim();
}

/** The section that `id` names, or is the heading of; else the element itself; undefined where there is none. */
export function partOf(html: string, id: string): string | undefined {
  const section = new RegExp(`<section[^>]*\\s(?:id|aria-labelledby)="${id}"[^>]*>[\\s\\S]*?</section>`);
  const element = new RegExp(`<([a-z][a-z0-9]*)[^>]*\\sid="${id}"[^>]*>[\\s\\S]*?</\\1>`);
  return (section.exec(html) ?? element.exec(html))?.[0];
}

/** The HTML as a reader gets it: a comment is only a slot's mark. */
export function withoutComments(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, '');
}

function attributesOf(text: string): Record<string, string> {
  const pairs = text.matchAll(/([^\s"=/]+)(?:="([^"]*)")?/g);
  return Object.fromEntries(Array.from(pairs, ([, name = '', value = '']) => [name, decode(value)]));
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&');
}
