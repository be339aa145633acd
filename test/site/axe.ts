/** Accessibility violations of the page as it stands, by axe. */
import { source } from 'axe-core';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Each violation as `rule: selector`; empty where there is none. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(source); // evaluated by the debugger: the page's CSP would refuse a script tag
  const found = await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(WCAG)} })`);
  const { violations } = found as { violations: { id: string; nodes: { target: unknown[] }[] }[] };
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
