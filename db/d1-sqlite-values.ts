/** Values on their way into and out of SQLite, turned as D1 turns them. */

/** What SQLite can hold, after D1's conversions. */
export type Bound = string | number | null | Uint8Array;

/** Converts a bound value; throws D1's `D1_TYPE_ERROR` for what D1 does not take (undefined, bigint, objects). */
export function toBound(value: unknown): Bound {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null; // D1 sends values as JSON: no infinity, no -0
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null) return null;
  return toBytes(value) ?? refuse(value);
}

/** Bytes leave as an array of numbers, integers too large for a number as the nearest one, infinities as null. */
export function readRow(row: unknown[]): unknown[] {
  for (let at = 0; at < row.length; at++) {
    const value = row[at];
    if (typeof value === 'number' && !Number.isFinite(value)) row[at] = null;
    else if (typeof value === 'bigint') row[at] = Number(value);
    else if (value instanceof Uint8Array) row[at] = Array.from(value);
  }
  return row;
}

/** The row by column name; of two columns with one name the later stands. */
export function rowObject(columns: readonly string[], row: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [at, name] of columns.entries()) {
    if (name === '__proto__')
      Object.defineProperty(object, name, {
        value: row[at],
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else object[name] = row[at];
  }
  return object;
}

function toBytes(value: unknown): Uint8Array | undefined {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Array.isArray(value) && value.every(isByte)) return Uint8Array.from(value);
  return undefined;
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 256;
}

function refuse(value: unknown): never {
  const reason = `Type '${typeof value}' not supported for value '${String(value)}'`;
  throw new Error(`D1_TYPE_ERROR: ${reason}`, { cause: new Error(reason) });
}
