/** Lets the page open again without network, where the browser can: not over http, and not in every app's browser. */

/** `address` is the service worker's; undefined where this page is not to be kept. Fails without a word. */
export function keepForOffline(address: string | undefined): void {
  if (!address) return;
  // The CSP allows one policy, and this is all it lets through.
  const policy = window.trustedTypes?.createPolicy('mingbai', { createScriptURL: () => address });
  navigator.serviceWorker?.register(policy?.createScriptURL('') ?? address).catch(() => undefined);
}
