/** Sends every request of the route suite to both runtimes and holds them to the same answer. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { inject } from 'vitest';
import { assertSameAnswer } from './same-answer.ts';

/** An answer as it came over the wire: nothing decoded, followed or hidden. */
export interface Answer {
  status: number;
  /** By lower-case name; several of one name are joined with `, `. */
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer>;
}

export interface RequestInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** The county server's answer to `path`, once workerd has given the same. `path` is sent as it is written. */
export async function request(path: string, init: RequestInit = {}) {
  const [county, edge] = await Promise.all([
    send(inject('countyUrl'), path, init),
    send(inject('edgeUrl'), path, init),
  ]);
  assertSameAnswer(`${init.method ?? 'GET'} ${path}`, county, edge);
  const text = () => county.body.toString('utf8');
  return { ...county, text, json: () => JSON.parse(text()) };
}

/** One request to one server. node:http, because `fetch` would normalise the path and undo content codings. */
export function send(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body }: RequestInit = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((done, fail) => {
    const sent = httpRequest(
      { hostname, port, path, method, headers: { Host: 'portal.test', ...headers }, agent: false },
      (response) => {
        read(response).then(done, fail);
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

async function read(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(response.headersDistinct))
    headers[name] = (values ?? []).join(', ');
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
}
