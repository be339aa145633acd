import type { Bindings } from './env.ts';

/** How every file of the site is named; Workers and Node disagree about other spellings of a path (`%61`, `//`). */
const OUR_PATH = /^(\/[A-Za-z0-9._-]+)+$/;

/** The file of the built site at exactly `path`, e.g. `/about/index.html`; undefined where there is none. */
export async function findAsset(env: Bindings, path: string): Promise<Response | undefined> {
  if (!OUR_PATH.test(path)) return undefined;
  const response = await env.ASSETS.fetch(new Request(`http://assets.local${path}`));
  return response.status === 200 ? response : undefined;
}
