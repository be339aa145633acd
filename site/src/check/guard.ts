/** What a page does that has promised to send nothing: whatever is pressed is its own business, and a step that fails says so. */
import { controlId } from '#api/rules/form.ts';
import { depthIn, rewind } from './visits.ts';

/** How links to a control begin: those of what must be mended. */
const CONTROL = `#${controlId('')}`;

/** A page that asks. */
export interface Asking {
  /** On from the form. */
  submit(): void | Promise<void>;
  /** What a link to `target` or a button called `id` is for, which a link may have too; undefined leaves it to the browser. */
  actionOf(target: string, id: string): (() => void) | undefined;
  /** To an entry of the browser's history with so many behind it. */
  revisit(depth: number): void;
  /** Says that a step failed, and what can be done. */
  fail(): void;
}

/** From now on nothing in `host` is sent or followed. A step may fail anywhere: it says so, and the answers stay where they are. */
export function guard(host: HTMLElement, asking: Asking): void {
  host.addEventListener('submit', (event) => {
    event.preventDefault(); // first: whatever fails from here on, nothing is sent
    attempt(() => asking.submit());
  });
  host.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('a, button') : null;
    const target = pressed?.getAttribute('href') ?? '';
    const action = target.startsWith(CONTROL)
      ? () => document.getElementById(target.slice(1))?.focus()
      : pressed && asking.actionOf(target, pressed.id);
    if (!action) return;
    event.preventDefault();
    attempt(action);
  });
  window.addEventListener('popstate', ({ state }) => {
    const depth = depthIn(state);
    if (depth !== undefined) attempt(() => asking.revisit(depth));
  });
  rewind(depthIn(history.state) ?? 0); // what a load before this one left behind leads nowhere

  async function attempt(step: () => void | Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      asking.fail();
      throw error; // to the console, which has no answers in it
    }
  }
}

/** When the page is left, takes the answers out of it: the browser may keep it as it is for whoever goes back to it next. */
export function forgetOnLeave(host: HTMLElement, forget: () => void): void {
  window.addEventListener('pagehide', () => {
    try {
      forget();
    } catch {
      host.textContent = ''; // what cannot be drawn anew is not left standing
    }
  });
}
