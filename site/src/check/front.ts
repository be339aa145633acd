/** Brings what was drawn in `host` into view, and the focus to what is to be read first: what happened, else the heading. */
export function bringToFront(host: HTMLElement, heading: string): void {
  const ids = ['cleared', 'problems', 'result-title', heading];
  const first = ids.map((id) => document.getElementById(id)).find((element) => element !== null);
  first?.focus();
  host.scrollIntoView({ behavior: 'instant' });
}
