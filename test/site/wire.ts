/** A line between the browser and the county server: writes down every request, can be cut, and can bring something else. */
import { once } from 'node:events';
import { createServer, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

export interface Wire {
  /** Address of this end: the server as the browser knows it, without a last slash. */
  url: string;
  /** `GET /programmes/`, in the order they came, whatever became of them. */
  requests: string[];
  /** What the line does with a request: brings it to the server, is cut, says the server is down, or says nothing. */
  state: 'whole' | 'cut' | 'down' | 'silent';
  /** What comes from now on instead of the server's answer, by path. */
  answers: Map<string, Answer>;
  close(): Promise<void>;
}

/** An answer that may be kept, unless its `cacheControl` says otherwise. */
export interface Answer {
  status?: number;
  cacheControl?: string;
  body: string;
}

/** Lays a line to the server at `target`, on an origin of its own. */
export async function layWire(target: string): Promise<Wire> {
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    wire.requests.push(`${method} ${url}`);
    if (wire.state === 'silent') return;
    if (wire.state === 'cut') return request.socket.destroy();
    const answer = wire.state === 'down' ? BAD_GATEWAY : wire.answers.get(url);
    if (answer) return respond(response, url, answer);
    const sent = send(new URL(url, target), { method, headers }, (served) => {
      response.writeHead(served.statusCode ?? 502, served.headers);
      served.pipe(response);
    });
    request.pipe(sent.on('error', () => response.destroy()));
  });
  const wire: Wire = {
    url: '',
    requests: [],
    state: 'whole',
    answers: new Map(),
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  wire.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return wire;
}

const BAD_GATEWAY: Answer = { status: 502, body: 'Bad Gateway' };
const TYPES: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript' };

function respond(response: ServerResponse, url: string, { status = 200, cacheControl, body }: Answer): void {
  const type = TYPES[extname(url)] ?? 'text/html';
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': cacheControl ?? 'no-cache',
  });
  response.end(body);
}
