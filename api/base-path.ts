import { type Bindings, basePath } from './env.ts';

/** No route has this path, so a request from outside `BASE_PATH` is not found. */
const OUTSIDE = '/ outside'; // no request can spell a space
/** The base itself without its slash. */
export const BARE_BASE = '/ base';

/** Hono's `getPath`: the request's path below `BASE_PATH`, so that routes are written as if they hung at the root. */
export function pathBelow(request: Request, options?: { env?: unknown }): string {
  const { pathname } = new URL(request.url);
  const base = basePath((options?.env ?? {}) as Bindings); // Hono types `env` loosely here; the entry points give Bindings
  if (base === '') return pathname;
  if (pathname === base) return BARE_BASE;
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : OUTSIDE;
}
