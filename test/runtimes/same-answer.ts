/** Compares what the two runtimes answered: status, body bytes and every header that belongs to the message. */
import { expect } from 'vitest';
import type { Answer } from './request.ts';

/** Set by whatever serves, about itself: the clock, the product, Cloudflare's own. */
const OF_THE_SERVER = /^(date|server|cf-.*)$/;
/** RFC 9110 §7.6.1: these concern one connection, not the message, and no intermediary passes them on. */
const OF_THE_CONNECTION = /^(connection|keep-alive|transfer-encoding)$/;

/** Fails with both answers where they differ. */
export function assertSameAnswer(what: string, county: Answer, edge: Answer): void {
  expect(
    comparable(edge, county),
    `${what}: workerd (received) and the county server (expected) differ`,
  ).toEqual(comparable(county, edge));
}

function comparable(answer: Answer, other: Answer) {
  const names = Object.keys(answer.headers)
    .filter((name) => isOfTheMessage(name, other))
    .sort();
  const headers = Object.fromEntries(names.map((name) => [name, answer.headers[name]]));
  return { status: answer.status, headers, body: readable(answer.body) };
}

function isOfTheMessage(name: string, other: Answer): boolean {
  // Where the other side sends chunks it cannot also send a length (RFC 9112 §6.2); the bytes themselves are compared.
  if (name === 'content-length') return name in other.headers;
  return !OF_THE_SERVER.test(name) && !OF_THE_CONNECTION.test(name);
}

/** Text as text, so that a difference can be read; other bytes as they are. */
function readable(body: Buffer): string | Buffer {
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) ? text : body;
}
