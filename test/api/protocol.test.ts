import { describe, expect, it } from 'vitest';
import { request } from '../runtimes/request.ts';

const READS = [
  '/v1',
  '/v1/problems',
  '/v1/openapi.json',
  '/v1/programmes',
  '/v1/programmes/tantou-dibao',
  '/v1/programmes/tantou-dibao/card',
  '/v1/programmes/tantou-dibao/source',
  '/v1/programmes/tantou-dibao/checks',
  '/v1/programmes/tantou-dibao/checks/eligibility',
  '/programmes/tantou-dibao/',
  '/programmes/tantou-dibao/source/',
  '/',
];

describe('caching', () => {
  it.each(READS)('%s carries an ETag and answers 304 to it, with nothing in the body', async (path) => {
    const first = await request(path);
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toMatch(/^public, max-age=\d+$/);
    const again = await request(path, { headers: { 'If-None-Match': first.headers.etag ?? '' } });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
  });

  it('answers 304 to whoever has anything at all, and to one tag among several', async () => {
    const { etag = '' } = (await request('/v1/programmes')).headers;
    for (const tags of ['*', `"other", ${etag}`, etag.replace('W/', '')]) {
      expect((await request('/v1/programmes', { headers: { 'If-None-Match': tags } })).status).toBe(304);
    }
  });

  it('gives a file the same tag whatever is asked after it', async () => {
    const [plain, asked] = [await request('/icon.svg'), await request('/icon.svg?1')];
    expect(asked.headers.etag).toBe(plain.headers.etag);
  });

  it('answers 200 to another tag', async () => {
    expect((await request('/v1/programmes', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it('gives different queries different tags', async () => {
    const tags = await Promise.all(
      ['', '?limit=1', '?limit=2'].map(
        async (query) => (await request(`/v1/programmes${query}`)).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(3);
  });

  it('never lets health be kept', async () => {
    expect((await request('/v1/health')).headers['cache-control']).toBe('no-store');
  });
});

describe('methods', () => {
  it.each(READS)('HEAD %s is GET without the body', async (path) => {
    const [get, head] = [await request(path), await request(path, { method: 'HEAD' })];
    expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, get.headers.etag]);
  });

  it('answers 405 with Allow where the path exists under another method', async () => {
    const response = await request('/v1/programmes', { method: 'DELETE' });
    expect([response.status, response.json().code, response.headers.allow]).toEqual([
      405,
      'method-not-allowed',
      'GET, HEAD, OPTIONS',
    ]);
  });

  it('lets any site read: CORS on the answer and on the preflight', async () => {
    expect((await request('/v1/programmes')).headers['access-control-allow-origin']).toBe('*');
    const preflight = await request('/v1/programmes/tantou-dibao/checks/eligibility', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://example.org',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-methods']).toContain('POST');
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
  });
});

describe('problems', () => {
  it('have one shape wherever they come from', async () => {
    const answers = await Promise.all([
      request('/v1/nothing'),
      request('/v1/programmes/nothing'),
      request('/v1/programmes/nothing/card'),
      request('/v1/programmes/nothing/source'),
      request('/v1/programmes/nothing/checks'),
      request('/v1/programmes/tantou-dibao/checks/nothing'),
      request('/v1/programmes/tantou-dibao/checks/nothing', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"answers":{}}',
      }),
      request('/v1?x=1'),
      request('/v1/health?x=1'),
      request('/v1/openapi.json?x=1'),
      request('/v1/problems?x=1'),
      request('/v1/programmes/tantou-dibao?x=1'),
      request('/v1/programmes/tantou-dibao/card?x=1'),
      request('/v1/programmes', { method: 'PUT' }),
    ]);
    const known = new Map(
      (await request('/v1/problems')).json().data.map((kind: { code: string }) => [kind.code, kind]),
    );
    for (const answer of answers) {
      const { type, title, status, detail, code } = answer.json();
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.status).toBe(status);
      expect(known.get(code)).toMatchObject({ status, title });
      expect(type).toBe(`/v1/problems#${code}`);
      expect(detail).toMatch(/[一-龥]/);
    }
  });

  it('for an encoded path that cannot be decoded is 4xx, not ours', async () => {
    expect((await request('/v1/programmes/%E0%A4%A')).status).toBe(404);
  });
});

describe('headers', () => {
  it.each(['/', '/v1', '/v1/nothing', '/nothing/', '/programmes/tantou-dibao/check/'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await request(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; worker-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types mingbai",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': path.startsWith('/v1') ? 'cross-origin' : 'same-origin',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );
});

describe('openapi.json', () => {
  it('describes every route of v1 and the fields of a problem', async () => {
    const { openapi, paths, components } = (await request('/v1/openapi.json')).json();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toContain('/v1/programmes/{slug}/checks/{check}');
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['Problem', 'Verdict', 'Citation']),
    );
    for (const operations of Object.values<Record<string, { summary?: string }>>(paths)) {
      for (const operation of Object.values(operations)) {
        expect(operation).toMatchObject({ summary: expect.any(String), operationId: expect.any(String) });
      }
    }
  });
});
