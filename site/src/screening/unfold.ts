/** Opens what is folded in `host` while it is printed, since paper cannot be opened. */
export function unfoldToPrint(host: HTMLElement): void {
  let unfolded: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    unfolded = [...host.querySelectorAll<HTMLDetailsElement>(':is(.verdict details, .now):not([open])')];
    for (const details of unfolded) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
  });
}
