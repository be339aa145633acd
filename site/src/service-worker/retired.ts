/** What is served in the worker's place where a county keeps nothing offline: takes away the worker and all it kept. */
import { clearShelves } from './shelf.ts';
import type { WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;

const { scope } = self.registration;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([clearShelves(scope), self.registration.unregister()])),
);
