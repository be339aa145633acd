import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { expect, it } from 'vitest';
import { compress } from '#api/server-compression.ts';

it.each([
  ['br', createBrotliDecompress],
  ['gzip', createGunzip],
] as const)('passes on each chunk of a stream in %s as it comes', async (coding, createDecoder) => {
  let send = (_: string) => {};
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (text) => controller.enqueue(new TextEncoder().encode(text));
      end = () => controller.close();
    },
  });
  send('first\n');
  const request = new Request('http://x/', { headers: { 'Accept-Encoding': coding } });
  const packed = await compress(
    request,
    new Response(body, { headers: { 'Content-Type': 'application/x-ndjson' } }),
  );
  expect(packed.headers.get('Content-Encoding')).toBe(coding);

  const decoder = createDecoder();
  const reader = packed.body?.getReader();
  const decoded: string[] = [];
  decoder.on('data', (chunk: Buffer) => decoded.push(chunk.toString()));
  void (async () => {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
      decoder.write(next.value);
    decoder.end();
  })();
  await expect.poll(() => decoded.join('')).toBe('first\n');
  send('second\n');
  await expect.poll(() => decoded.join('')).toBe('first\nsecond\n');
  end();
  await new Promise((done) => decoder.on('end', done));
});

it.each(['image/png', 'font/woff2', ''])('leaves %s as it is', async (type) => {
  const response = new Response('x'.repeat(5000), {
    headers: type ? { 'Content-Type': type } : [['Content-Type', '']],
  });
  const request = new Request('http://x/', { headers: { 'Accept-Encoding': 'br' } });
  expect(await compress(request, response)).toBe(response);
});
