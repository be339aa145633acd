/** Whether there is anything to print with: WeChat's browser only pretends to. */
export function canPrint(): boolean {
  return typeof window.print === 'function' && !/MicroMessenger/i.test(navigator.userAgent);
}
