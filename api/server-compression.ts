/** Compresses answers on the county server; at the edge Cloudflare does it. */
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

type Coding = 'br' | 'gzip';

/** Below this an answer fits into one packet anyway. */
const MIN_BYTES = 1024;
const COMPRESSIBLE =
  /^(text\/|application\/([a-z.+-]*json|[a-z.+-]*xml|javascript|x-ndjson)|image\/svg\+xml)/;
const CACHED_ANSWERS = 200;

/** Files of the build, compressed once as hard as it goes; keyed by strong ETag, which names exact bytes. */
const compressedFiles = new Map<string, Uint8Array>();

/**
 * The answer in a coding the request accepts, streamed where the app streams. `Vary` is set only where the request
 * named codings: an answer stored without it is the uncompressed one, which anyone may be given.
 */
export async function compress(request: Request, response: Response): Promise<Response> {
  const accepted = request.headers.get('Accept-Encoding');
  if (accepted === null || !COMPRESSIBLE.test(response.headers.get('Content-Type') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.append('Vary', 'Accept-Encoding');
  const coding = chooseCoding(accepted);
  const encodable = coding && response.body && request.method !== 'HEAD' && !headers.has('Content-Encoding');
  if (!encodable) return new Response(response.body, { status: response.status, headers });
  return encode(response.body, coding, { status: response.status, headers });
}

/** The better coding of those with a weight above zero (RFC 9110 §12.5.3). */
export function chooseCoding(accepted: string): Coding | undefined {
  const weights = new Map(accepted.toLowerCase().split(',').map(parseWeighted));
  const accepts = (coding: Coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : undefined;
}

function parseWeighted(element: string): [string, number] {
  const [coding = '', ...parameters] = element.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return [coding, Number(weight) || 0];
}

async function encode(
  body: ReadableStream<Uint8Array>,
  coding: Coding,
  { status, headers }: { status: number; headers: Headers },
): Promise<Response> {
  const { whole, stream } = await peek(body);
  if (whole && whole.byteLength < MIN_BYTES) return new Response(bytes(whole), { status, headers });
  const tag = headers.get('ETag');
  // One strong tag must not name two different byte strings (RFC 9110 §8.8.3.3).
  if (tag?.startsWith('"')) headers.set('ETag', `W/${tag}`);
  headers.set('Content-Encoding', coding);
  headers.delete('Content-Length');
  return new Response(
    whole ? bytes(await compressWhole(whole, coding, tag)) : compressStream(stream, coding),
    { status, headers },
  );
}

/** The whole body if it is there at once, else a stream that still begins with what was read. */
async function peek(
  body: ReadableStream<Uint8Array>,
): Promise<{ whole?: Uint8Array; stream: AsyncIterable<Uint8Array> }> {
  const reader = body.getReader();
  const first = await reader.read();
  if (first.done) return { whole: new Uint8Array(), stream: chunks(reader) };
  const second = reader.read();
  const ended = await Promise.race([
    second.then(({ done }) => done),
    new Promise<false>((later) => setImmediate(later, false)),
  ]);
  return ended
    ? { whole: first.value, stream: chunks(reader) }
    : { stream: chunks(reader, [first.value], second) };
}

async function* chunks(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  read: Uint8Array[] = [],
  pending: ReturnType<typeof reader.read> = reader.read(),
): AsyncGenerator<Uint8Array> {
  yield* read;
  for (let next = await pending; !next.done; next = await reader.read()) yield next.value;
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

async function compressWhole(body: Uint8Array, coding: Coding, tag: string | null): Promise<Uint8Array> {
  if (!tag?.startsWith('"')) return compressBytes(body, coding, 'quickly');
  const key = `${coding} ${tag}`;
  const known = compressedFiles.get(key);
  if (known) return known;
  const compressed = await compressBytes(body, coding, 'hard');
  if (compressedFiles.size >= CACHED_ANSWERS) compressedFiles.clear();
  compressedFiles.set(key, compressed);
  return compressed;
}

function compressBytes(body: Uint8Array, coding: Coding, how: 'quickly' | 'hard'): Promise<Uint8Array> {
  if (coding === 'gzip') return deflate(body, { level: how === 'hard' ? 9 : 6 });
  return brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: how === 'hard' ? 11 : 5 } });
}

/** Flushes after each chunk: whoever streams wants it to arrive. */
function compressStream(body: AsyncIterable<Uint8Array>, coding: Coding): ReadableStream<Uint8Array> {
  const encoder =
    coding === 'gzip'
      ? createGzip({ flush: constants.Z_SYNC_FLUSH })
      : createBrotliCompress({
          flush: constants.BROTLI_OPERATION_FLUSH,
          params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
        });
  pipeline(Readable.from(body), encoder, () => {}); // a failure on one side ends the other; the client sees a cut answer
  return Readable.toWeb(encoder) as unknown as ReadableStream<Uint8Array>; // Node's name and the DOM's for one class
}

/** Node's zlib types its buffers over any memory; a Response wants memory that is not shared. */
function bytes(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return data as Uint8Array<ArrayBuffer>;
}
