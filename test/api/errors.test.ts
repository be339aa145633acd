import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '#api/app.ts';
import { loadAssets } from '#api/server-assets.ts';
import { openSqliteD1 } from '#db/d1-sqlite.ts';
import { applyMigrations } from '#db/migrate.ts';
import { readMigrations } from '#db/migration-files.ts';
import { SITE } from '../runtimes/site.ts';

/** A database without tables, as after a migration that never ran: every query fails. */
const db = openSqliteD1(':memory:');
const env = { DB: db, ASSETS: loadAssets(SITE) };
const app = createApp();
let logged: string[] = [];

beforeEach(() => {
  logged = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void logged.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe('a fault of ours', () => {
  it('is a 500 problem without its details, and is logged under the number the caller gets', async () => {
    const response = await app.fetch(new Request('http://portal.test/v1/programmes?q=秘密'), env);
    const problem = await response.json();
    expect(response.status).toBe(500);
    expect(problem).toMatchObject({ code: 'internal-error', requestId: expect.any(String) });
    expect(JSON.stringify(problem)).not.toMatch(/table|sql|select/i);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(problem.requestId);
  });

  it('is logged without what anybody asked or answered', async () => {
    await app.fetch(new Request('http://portal.test/v1/programmes?q=%E7%A7%98%E5%AF%86&region=430524'), env);
    await app.fetch(
      new Request('http://portal.test/v1/programmes/tantou-dibao/checks/eligibility', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"answers":{"income":16499}}',
      }),
      env,
    );
    expect(logged).toHaveLength(2);
    for (const line of logged) expect(line).not.toMatch(/秘密|%E7|430524|16499|income/);
  });

  it('is logged without the words of a search, also where the index alone is gone', async () => {
    const broken = openSqliteD1(':memory:');
    await applyMigrations(broken, readMigrations());
    await broken.prepare(`INSERT INTO content_versions VALUES (1, '${'a'.repeat(64)}', 'b')`).run();
    await broken.prepare('DROP TABLE search_index').run();
    for (const path of ['/v1/programmes?q=想死', '/search/?q=想死']) {
      const response = await app.fetch(new Request(`http://portal.test${path}`), { ...env, DB: broken });
      expect(response.status).toBe(500);
    }
    expect(logged).toHaveLength(2);
    for (const line of logged) expect(line).not.toMatch(/想|死|%E6/);
    expect(logged[0]).toContain('search_index');
  });

  it('is a page for people, with the number and a way on', async () => {
    const response = await app.fetch(new Request('http://portal.test/programmes/tantou-dibao/'), env);
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(html).toMatch(/编号：[0-9a-f-]{36}/);
    expect(html).toContain('tel:12356');
  });
});
