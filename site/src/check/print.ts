/** Whether there is anything to print with: WeChat's browser only pretends to. */
export function canPrint(): boolean {
  return typeof window.print === 'function' && !/MicroMessenger/i.test(navigator.userAgent);
}

/** Opens what is folded in `host` while it is printed, since paper cannot be opened. */
export function unfoldToPrint(host: HTMLElement): void {
  let unfolded: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    unfolded = [...host.querySelectorAll<HTMLDetailsElement>('.verdict details:not([open])')];
    for (const details of unfolded) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
  });
}
