/** What only the county server does: compression, and files that cannot be reached. */
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { startCounty } from '../runtimes/county.ts';
import { send } from '../runtimes/request.ts';
import { SITE } from '../runtimes/site.ts';

const CARD = '/programmes/tantou-dibao/';
const get = (path: string, headers: Record<string, string> = {}) =>
  send(inject('countyUrl'), path, { headers });

describe('compression', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('answers the same bytes in %s', async (coding, undo) => {
    const plain = await get(CARD);
    const packed = await get(CARD, { 'Accept-Encoding': coding });
    expect(packed.headers).toMatchObject({ 'content-encoding': coding, vary: 'Accept-Encoding' });
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    expect(undo(packed.body).equals(plain.body)).toBe(true);
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['*', 'br'],
    ['deflate', undefined],
    ['br;q=0, gzip;q=0', undefined],
    ['identity', undefined],
  ])('to Accept-Encoding: %s chooses %s', async (accepted, coding) => {
    expect((await get(CARD, { 'Accept-Encoding': accepted })).headers['content-encoding']).toBe(coding);
  });

  it('leaves alone who names no coding, small answers and HEAD', async () => {
    const accepted = { 'Accept-Encoding': 'br' };
    expect((await get(CARD)).headers).not.toHaveProperty('vary');
    expect((await get('/v1/health', accepted)).headers).not.toHaveProperty('content-encoding');
    const head = await send(inject('countyUrl'), CARD, { method: 'HEAD', headers: accepted });
    expect([head.status, head.body.length, head.headers['content-encoding']]).toEqual([200, 0, undefined]);
  });

  it('gives a compressed file a weak tag, and answers 304 to it', async () => {
    const html = (await get(CARD)).body.toString();
    const file = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
    const [plain, packed] = [await get(file), await get(file, { 'Accept-Encoding': 'br' })];
    const tag = packed.headers.etag ?? '';
    expect(tag).toBe(`W/${plain.headers.etag}`);
    expect((await get(file, { 'Accept-Encoding': 'br', 'If-None-Match': tag })).status).toBe(304);
  });
});

it.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/a%00.css',
  '/%',
  '/..\\package.json',
  '/.env',
])('reaches no file outside the site by %s', async (path) => {
  const { status, body } = await get(path);
  expect(status).toBeGreaterThanOrEqual(300);
  expect(body.toString()).not.toMatch(/"name": "mingbai"|root:/);
});

describe('closing', () => {
  it.each([
    ['the app', 'portal.test', 200],
    ['the adaptor at once', 'not a host', 400],
  ])('ends the connection with an answer by %s to a request that had begun', async (_, host, status) => {
    const server = await startCounty(readContent(), { site: SITE, basePath: '/' });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk;
    });
    const ended = new Promise((done) => socket.once('close', done));
    await new Promise((sent) => socket.write(`GET /v1/health HTTP/1.1\r\nHost: ${host}\r\n`, sent));
    await new Promise((later) => setTimeout(later, 100)); // let the server see the request begin
    const closed = server.close();
    socket.write('\r\n');
    await Promise.all([ended, closed]);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*\r\nconnection: close\r\n`, 'i'));
  });
});
