/** The versions of a check over HTTP: on both runtimes as they stand, and for published ones on content of our own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#api/app.ts';
import { publishRulesets } from '#api/cli/published-files.ts';
import type { Bindings } from '#api/env.ts';
import { applySeed } from '#db/seed.ts';
import { contentFolder } from '../db/content-folder.ts';
import { contentOf, emptyDatabase } from '../db/database.ts';
import { request } from '../runtimes/request.ts';

const CHECK = '/v1/programmes/tantou-dibao/checks/eligibility';
const VERSIONS = `${CHECK}/versions`;

describe('on both runtimes', () => {
  it('every version listed is served under its hash, and for good where it is published', async () => {
    const { data } = (await request(VERSIONS)).json();
    expect(data.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
    for (const { version, sha256, isPublished } of data) {
      const answer = await request(`${VERSIONS}/${version}`);
      const digest = await crypto.subtle.digest('SHA-256', answer.body);
      expect(Buffer.from(digest).toString('hex')).toBe(sha256);
      expect(answer.headers.etag).toBe(`"${sha256}"`);
      expect(answer.headers['cache-control']).toBe(
        isPublished ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
      );
      const again = await request(`${VERSIONS}/${version}`, { headers: { 'If-None-Match': `"${sha256}"` } });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
  });

  it('the current one is what the check answers with', async () => {
    const { data } = (await request(VERSIONS)).json();
    const { version } = data.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    expect((await request(`${VERSIONS}/${version}`)).body).toEqual((await request(CHECK)).body);
  });

  it('an unknown version is 404 and names those there are', async () => {
    const answer = await request(`${VERSIONS}/1999.1`);
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({
      code: 'not-found',
      errors: [{ parameter: 'version', detail: expect.stringContaining('2024.1') }],
    });
  });

  it.each([
    ['/v1/programmes/tantou-dibao/checks/eligibilty/versions', 'check'],
    ['/v1/programmes/tantou-dibao/checks/eligibilty/versions/2024.1', 'check'],
    ['/v1/programmes/tantou-diba/checks/eligibility/versions/2024.1', 'slug'],
  ])('%s is 404 for its %s', async (path, parameter) => {
    const answer = await request(path);
    expect([answer.status, answer.json().errors[0].parameter]).toEqual([404, parameter]);
  });
});

describe('of a published check whose rules changed', () => {
  const versions = '/v1/programmes/wenquan-tea/checks/subsidy/versions';
  let get: (path: string) => Promise<Response>;
  let first: string;

  beforeAll(async () => {
    const root = contentFolder();
    publishRulesets(contentOf(root).programmes, root);
    const file = join(root, 'programmes/wenquan-tea/checks/subsidy.yaml');
    first = contentOf(root).programmes[0]?.checks[0]?.json ?? '';
    writeFileSync(file, readFileSync(file, 'utf8').replace('"2024.1"', '"2024.2"'));
    const DB = await emptyDatabase();
    await applySeed(DB, contentOf(root));
    const record = JSON.stringify({ commit: 'test', build: 'test', inputs: 'test' });
    const env: Bindings = { DB, ASSETS: { fetch: async () => new Response(record) } };
    get = async (path) => createApp().fetch(new Request(`http://portal.test${path}`), env);
  });

  it('lists the newest first', async () => {
    const { data } = (await (await get(versions)).json()) as { data: unknown };
    const inForce = { from: '2024-01-01', to: null };
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(data).toEqual([
      { version: '2024.2', sha256, inForce, isCurrent: true, isPublished: false },
      { version: '2024.1', sha256, inForce, isCurrent: false, isPublished: true },
    ]);
  });

  it('serves the old bytes for good and the new ones for now', async () => {
    const old = await get(`${versions}/2024.1`);
    expect(await old.text()).toBe(first);
    expect(old.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    const current = await get(`${versions}/2024.2`);
    expect(await current.json()).toMatchObject({ version: '2024.2' });
    expect(current.headers.get('Cache-Control')).toBe('public, max-age=60');
  });
});
