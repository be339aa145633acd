/** Built pages with gaps: each is read once, split at its `<!--slot:name-->…<!--/slot:name-->` markers, and kept. */
import { findAsset } from './assets.ts';
import { type Bindings, basePath } from './env.ts';

export interface Shell {
  /** Text that never changes alternates with slots. */
  parts: (string | Slot)[];
  slots: string[];
  /** The page asks for `no-referrer`: a sensitive subject, neither stored nor passed on. */
  sensitive: boolean;
}
export interface Slot {
  name: string;
  /** What stands there when nothing fills it. */
  fallback: string;
}

const SLOT = /<!--slot:([a-z-]+)-->([\s\S]*?)<!--\/slot:\1-->/g;
const shells = new Map<string, Shell>();

/** The page built as `file`, e.g. `/about/index.html`; undefined where the site has none. */
export async function findShell(env: Bindings, file: string): Promise<Shell | undefined> {
  const key = basePath(env) + file; // a process may serve two builds, each for its own base path
  const known = shells.get(key);
  if (known) return known;
  const page = await findAsset(env, file);
  if (!page) return undefined;
  const shell = splitShell(await page.text());
  shells.set(key, shell); // only pages that exist are kept, so the map is as large as the site
  return shell;
}

/** Splits a page at its slot markers. */
function splitShell(html: string): Shell {
  const parts: Shell['parts'] = [];
  let from = 0;
  for (const match of html.matchAll(SLOT)) {
    const [marker, name = '', fallback = ''] = match;
    parts.push(html.slice(from, match.index), { name, fallback });
    from = match.index + marker.length;
  }
  parts.push(html.slice(from));
  const slots = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
  return { parts, slots, sensitive: html.includes('<meta name="referrer" content="no-referrer"') };
}

/** The page with each named slot replaced; a slot without a filling keeps what the build put there. */
export function fillShell(shell: Shell, fillings: ReadonlyMap<string, string>): string {
  return shell.parts
    .map((part) => (typeof part === 'string' ? part : (fillings.get(part.name) ?? part.fallback)))
    .join('');
}
