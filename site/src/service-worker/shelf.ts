/** What is kept on the phone: the check pages opened last, and of the hashed files only those they need. */
import { hashedFilesOf, pageAddress } from './addresses.ts';

/** Another number where what is kept changes its form. */
const VERSION = 1;
/** A page takes some 100 KB. */
const MAX_PAGES = 12;

/** Pages are put up one after another, or one would clear away the files that another is about to need. */
let busy: Promise<unknown> = Promise.resolve();

/** Keeps a page with the files it needs, or forgets it where it is gone or must not be stored. */
export function keepPage(address: string, page: Response, scope: string): Promise<void> {
  const done = busy.then(async () => {
    const shelf = await openShelf(scope);
    if (!mayBeKept(page)) await shelf.delete(address);
    else await putPage(shelf, address, page, scope);
    await tidy(shelf, scope);
  });
  busy = done.catch(() => undefined);
  return done;
}

/** What is kept under an address; undefined where nothing is. */
export async function findKept(address: string, scope: string): Promise<Response | undefined> {
  return (await openShelf(scope)).match(address);
}

/** Throws away what other versions kept; nothing of another portal on the same origin. */
export async function clearOldShelves(scope: string): Promise<void> {
  const old = (await shelves(scope)).filter((name) => name !== shelfName(scope));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Throws away everything kept. */
export async function clearShelves(scope: string): Promise<void> {
  await Promise.all((await shelves(scope)).map((name) => caches.delete(name)));
}

/** The page's files first: without them it is not kept either. */
async function putPage(shelf: Cache, address: string, page: Response, scope: string): Promise<void> {
  const files = hashedFilesOf(await page.clone().text(), scope);
  const found = await Promise.all(files.map((file) => shelf.match(file)));
  await shelf.addAll(files.filter((_, at) => !found[at]));
  await shelf.put(address, page);
}

/** Leaves the pages kept last (a page kept again moves to the end) and the files they need. */
async function tidy(shelf: Cache, scope: string): Promise<void> {
  const kept = (await shelf.keys()).map(({ url }) => url);
  const pages = kept.filter((url) => pageAddress(url, scope) !== undefined).slice(-MAX_PAGES);
  const needed = await Promise.all(
    pages.map(async (page) => hashedFilesOf(await textAt(shelf, page), scope)),
  );
  const wanted = new Set([...pages, ...needed.flat()]);
  await Promise.all(kept.filter((url) => !wanted.has(url)).map((url) => shelf.delete(url)));
}

/** A page that asks not to be stored is about a sensitive subject; one led elsewhere is not the page that was asked for. */
function mayBeKept({ ok, redirected, headers }: Response): boolean {
  return ok && !redirected && !/no-store/i.test(headers.get('Cache-Control') ?? '');
}

async function textAt(shelf: Cache, address: string): Promise<string> {
  return (await (await shelf.match(address))?.text()) ?? '';
}

function openShelf(scope: string): Promise<Cache> {
  return caches.open(shelfName(scope));
}

async function shelves(scope: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(shelfPrefix(scope)));
}

function shelfName(scope: string): string {
  return `${shelfPrefix(scope)}${VERSION}`;
}

/** Names its portal: two may live on one origin. */
function shelfPrefix(scope: string): string {
  return `mingbai ${scope} `;
}
