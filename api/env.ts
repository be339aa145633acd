/** What the app is given from outside: the same names on Workers and on the county server. */
import type { D1Database } from '@cloudflare/workers-types';

/** The built site: answers the exact path of a file below `site/dist` with the file, or 404. */
export interface Assets {
  fetch(request: Request): Promise<Response>;
}

export interface Bindings {
  DB: D1Database;
  ASSETS: Assets;
  /** Public origin, e.g. `https://www.example.gov.cn`; unset while nobody knows where the portal lives. */
  PUBLIC_URL?: string;
  /** Where the portal hangs below the origin, e.g. `/zwgk/mb/`. */
  BASE_PATH?: string;
  /** Sites that may embed the pages, as in CSP `frame-ancestors`; none unless set. */
  FRAME_ANCESTORS?: string;
}

export interface AppEnv {
  Bindings: Bindings;
  Variables: {
    /** Version of the content being read, set by `cached`. */
    contentVersion: string;
  };
}

/** `/zwgk/mb/` → `/zwgk/mb`; `/` or unset → the empty string. Prefix of every path we hand out. */
export function basePath(env: Bindings): string {
  return (env.BASE_PATH ?? '').replace(/\/+$/, '');
}

/** `https://www.example.gov.cn`, or the empty string while nobody knows where the portal lives. */
export function publicOrigin(env: Bindings): string {
  return (env.PUBLIC_URL ?? '').replace(/\/+$/, '');
}

/** Prefix of every link in an answer: absolute where `PUBLIC_URL` is known, else from the root. */
export function linkBase(env: Bindings): string {
  return publicOrigin(env) + basePath(env);
}
