/** The comparison itself is tested: two real answers pass, and any difference planted in one of them fails. */
import { expect, inject, it } from 'vitest';
import { type Answer, send } from './request.ts';
import { assertSameAnswer } from './same-answer.ts';

const PATH = '/v1/programmes';

async function pair(): Promise<[Answer, Answer]> {
  return [await send(inject('countyUrl'), PATH), await send(inject('edgeUrl'), PATH)];
}

it('accepts what the two runtimes really answer', async () => {
  const [county, edge] = await pair();
  expect(county.status).toBe(200);
  expect(county.body.length).toBeGreaterThan(100);
  assertSameAnswer(PATH, county, edge);
});

it.each<[string, (answer: Answer) => Answer]>([
  ['another status', (answer) => ({ ...answer, status: 201 })],
  [
    'one byte of the body',
    (answer) => ({ ...answer, body: Buffer.concat([answer.body, Buffer.from('\n')]) }),
  ],
  ['bytes that are not text', (answer) => ({ ...answer, body: Buffer.from([0xff, 0xfe]) })],
  ['a header of its own', (answer) => ({ ...answer, headers: { ...answer.headers, 'x-powered-by': 'x' } })],
  [
    'a header with another value',
    (answer) => ({ ...answer, headers: { ...answer.headers, etag: 'W/"other"' } }),
  ],
  ['a header missing', (answer) => ({ ...answer, headers: omit(answer.headers, 'content-security-policy') })],
  [
    'a header in place of Date',
    (answer) => ({ ...answer, headers: { ...omit(answer.headers, 'date'), dates: 'x' } }),
  ],
])('fails on %s, on either side', async (_, plant) => {
  const [county, edge] = await pair();
  expect(() => assertSameAnswer(PATH, plant(county), edge)).toThrow(PATH);
  expect(() => assertSameAnswer(PATH, county, plant(edge))).toThrow(PATH);
});

it('fails on two lengths, and passes over a length the other side cannot send', async () => {
  const [county, edge] = await pair();
  const withLength = (answer: Answer, length: string) => ({
    ...answer,
    headers: { ...answer.headers, 'content-length': length },
  });
  const chunked = { ...edge, headers: omit(edge.headers, 'content-length') };
  expect(() => assertSameAnswer(PATH, withLength(county, '1'), withLength(edge, '2'))).toThrow(PATH);
  assertSameAnswer(PATH, withLength(county, '1'), chunked);
});

it('passes over what belongs to the server and to the connection', async () => {
  const [county, edge] = await pair();
  const own = { date: 'now', server: 'x', 'cf-ray': 'x', connection: 'close', 'keep-alive': 'timeout=5' };
  assertSameAnswer(PATH, { ...county, headers: { ...county.headers, ...own } }, edge);
});

function omit(headers: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}
