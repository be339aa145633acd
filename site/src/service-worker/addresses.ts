/** Which addresses below the scope the worker is for: check pages, and the hashed files they need. Pure. */

const CHECK_PAGE = /^(zb\/)?programmes\/[^/]+\/check\/([^/]+\/)?$/;
/** Its name holds a hash of its content, so it never changes. */
const HASHED_FILE = /^assets\/[^/]+$/;
const LINKED = /\s(?:href|src)="([^"]+)"/g;

/**
 * The address a check page is kept under, without anything asked or pointed at in it (WeChat adds its own); undefined
 * for every other page. `scope` is the portal's address with its base path.
 */
export function pageAddress(url: string, scope: string): string | undefined {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return address.startsWith(scope) && CHECK_PAGE.test(address.slice(scope.length)) ? address : undefined;
}

/** Whether `url` is a hashed file of the portal at `scope`. */
export function isHashedFile(url: string, scope: string): boolean {
  return url.startsWith(scope) && HASHED_FILE.test(url.slice(scope.length));
}

/** The hashed files a page links to, as the page writes addresses: from the root. */
export function hashedFilesOf(html: string, scope: string): string[] {
  return Array.from(html.matchAll(LINKED), ([, address = '']) => new URL(address, scope).href).filter((url) =>
    isHashedFile(url, scope),
  );
}
