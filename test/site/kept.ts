/** What the browser keeps for when there is no network. */
import type { Page } from 'playwright-core';

/** Waits until the service worker keeps the check page; at once where it is not to be kept. */
export async function waitUntilKept(page: Page): Promise<void> {
  await page.locator('#ruleset').waitFor({ state: 'attached' });
  await page.evaluate(async () => {
    const mayBeKept = document.querySelector('#ruleset[data-worker]') !== null;
    while (mayBeKept && !(await caches.match(location.pathname)))
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

/** Paths of all that is kept, by the name of the cache. */
export function keptPaths(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const kept: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      kept[name] = requests.map(({ url }) => new URL(url).pathname);
    }
    return kept;
  });
}
