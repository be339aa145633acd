/**
 * Built pages with gaps: each is read once, split at its `<!--slot:name-->…<!--/slot:name-->` markers, and kept. A name may
 * stand for many gaps of one kind, each with an argument: `<!--slot:programme tantou-dibao-->…<!--/slot:programme-->`.
 */
import { findAsset } from './assets.ts';
import { type Bindings, basePath } from './env.ts';

export interface Shell {
  /** Text that never changes alternates with slots. */
  parts: (string | Slot)[];
  slots: Slot[];
  /** The page asks for `no-referrer`: a sensitive subject, neither stored nor passed on. */
  sensitive: boolean;
}
export interface Slot {
  name: string;
  /** What stands behind the name; empty where nothing does. */
  argument: string;
  /** What stands there when nothing fills it. */
  fallback: string;
}

const SLOT = /<!--slot:([a-z-]+)(?: ([a-z0-9-]+))?-->([\s\S]*?)<!--\/slot:\1-->/g;
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
    const [marker, name = '', argument = '', fallback = ''] = match;
    parts.push(html.slice(from, match.index), { name, argument, fallback });
    from = match.index + marker.length;
  }
  parts.push(html.slice(from));
  const slots = parts.filter((part) => typeof part !== 'string');
  return { parts, slots, sensitive: html.includes('<meta name="referrer" content="no-referrer"') };
}

/** What to put into a slot, as escaped HTML; undefined keeps what the build put there. */
export type Filling = (slot: Slot) => string | undefined;

/** The page with its slots filled. */
export function fillShell(shell: Shell, fill: Filling): string {
  return shell.parts
    .map((part) => (typeof part === 'string' ? part : (fill(part) ?? part.fallback)))
    .join('');
}

/** Fills the one slot of this name and leaves the others. */
export function only(name: string, html: string): Filling {
  return (slot) => (slot.name === name ? html : undefined);
}

/** Leaves every slot as it was built. */
export const asBuilt: Filling = () => undefined;
