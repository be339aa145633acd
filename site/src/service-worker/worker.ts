/**
 * Opens a check page that was opened before when there is no network. A page comes from the network whenever that
 * answers, so that a corrected rule is seen at once. Everything else is left to the browser: other pages, the API, and
 * whatever is posted.
 */
import { isHashedFile, pageAddress } from './addresses.ts';
import { saidToBeKept } from './kept-page.ts';
import { clearOldShelves, findKept, keepPage } from './shelf.ts';
import type { FetchEvent, WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;

/** How long a network that is there but brings nothing is waited for, where the page is kept. */
const PATIENCE_MS = 5000;

const { scope } = self.registration;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) =>
  // Until this is done no page in scope is answered, so it must not wait for a network that brings nothing.
  event.waitUntil(Promise.race([Promise.all([clearOldShelves(scope), keepOpenPages()]), patience()])),
);
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET') return;
  const page = mode === 'navigate' ? pageAddress(url, scope) : undefined;
  if (page) event.respondWith(answerPage(event, page));
  else if (isHashedFile(url, scope)) event.respondWith(answerFile(event.request));
});

/** The pages open when the worker came were fetched without it; the browser's own cache still has them. */
async function keepOpenPages(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = new Set(windows.flatMap(({ url }) => pageAddress(url, scope) ?? []));
  await Promise.all(
    [...open].map(async (page) => keepPage(page, await fetch(page, { cache: 'force-cache' }), scope)),
  );
}

/** From the network first; the page as kept where that fails, the server is down, or nothing comes. */
async function answerPage(event: FetchEvent, page: string): Promise<Response> {
  const answer = fetch(event.request);
  event.waitUntil(answer.then((fresh) => noteAnswer(page, fresh)));
  const inTime = await Promise.race([answer, patience()]).catch(() => undefined);
  if (inTime && !isDown(inTime)) return inTime;
  const kept = await findKept(page, scope);
  return kept ? saidToBeKept(kept) : answer;
}

/** Brings what is kept of a page up to date; an answer that says nothing of the page itself leaves it as it is. */
async function noteAnswer(page: string, fresh: Response): Promise<void> {
  if (isDown(fresh) || fresh.type === 'opaqueredirect') return;
  await keepPage(page, fresh.clone(), scope); // cloned before the browser starts to read it
}

async function answerFile(request: Request): Promise<Response> {
  return (await findKept(request.url, scope)) ?? fetch(request);
}

/** The server, or the one before it, cannot answer now. */
function isDown({ status }: Response): boolean {
  return status >= 500;
}

function patience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
}
