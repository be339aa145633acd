/** Lines of a body as they arrive, never more than one in memory (https://github.com/ndjson/ndjson-spec). */

export const NDJSON = 'application/x-ndjson';

/** A line longer than this is passed over; the text says so in its place. */
export const LONGEST_LINE_BYTES = 64 * 1024;

/** One line: its number from 1, and its text; undefined where it is too long or no UTF-8. */
export interface Line {
  number: number;
  text: string | undefined;
}

const NEWLINE = 0x0a;

/** Splits bytes into lines and writes what `answer` makes of each as a line of its own; empty lines are counted and dropped. */
export function answeringLines(answer: (line: Line) => string): TransformStream<Uint8Array, Uint8Array> {
  const encoder = new TextEncoder();
  const splitter = new LineSplitter();
  return new TransformStream({
    transform(chunk, controller) {
      for (const line of splitter.split(chunk)) write(line, controller);
    },
    flush(controller) {
      for (const line of splitter.rest()) write(line, controller);
    },
  });

  function write(line: Line, controller: TransformStreamDefaultController<Uint8Array>): void {
    if (line.text?.trim() === '') return;
    controller.enqueue(encoder.encode(`${answer(line)}\n`));
  }
}

/** Keeps what stands before the next newline; of a line that grows too long it keeps only that it did. */
class LineSplitter {
  #parts: Uint8Array[] = [];
  #length = 0;
  #number = 0;

  *split(chunk: Uint8Array): Generator<Line> {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, from);
      this.#keep(chunk.subarray(from, end < 0 ? undefined : end));
      if (end < 0) return;
      yield this.#take();
      from = end + 1;
    }
  }

  *rest(): Generator<Line> {
    if (this.#length > 0) yield this.#take();
  }

  #keep(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > LONGEST_LINE_BYTES) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part.slice());
  }

  #take(): Line {
    this.#number += 1;
    const text = this.#length > LONGEST_LINE_BYTES ? undefined : decode(this.#parts);
    this.#parts = [];
    this.#length = 0;
    return { number: this.#number, text };
  }
}

function decode(parts: readonly Uint8Array[]): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
  } catch {
    return undefined;
  }
}
