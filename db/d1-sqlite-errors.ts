/** SQLite's errors in D1's words: `D1_ERROR: <message>: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)`. */

const CODES = new Map([
  [1, 'SQLITE_ERROR'],
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [7, 'SQLITE_NOMEM'],
  [8, 'SQLITE_READONLY'],
  [10, 'SQLITE_IOERR'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [18, 'SQLITE_TOOBIG'],
  [19, 'SQLITE_CONSTRAINT'],
  [20, 'SQLITE_MISMATCH'],
  [23, 'SQLITE_AUTH'],
  [25, 'SQLITE_RANGE'],
  [26, 'SQLITE_NOTADB'],
]);
// https://sqlite.org/rescode.html#extrc
const EXTENDED = new Map([
  [275, 'SQLITE_CONSTRAINT_CHECK'],
  [787, 'SQLITE_CONSTRAINT_FOREIGNKEY'],
  [1299, 'SQLITE_CONSTRAINT_NOTNULL'],
  [1555, 'SQLITE_CONSTRAINT_PRIMARYKEY'],
  [1811, 'SQLITE_CONSTRAINT_TRIGGER'],
  [2067, 'SQLITE_CONSTRAINT_UNIQUE'],
  [2579, 'SQLITE_CONSTRAINT_ROWID'],
  [3091, 'SQLITE_CONSTRAINT_DATATYPE'],
]);

/** The error D1 throws for `cause`: a sentence, or what SQLite threw. An error already in D1's words passes unchanged. */
export function d1Error(cause: unknown): Error {
  if (cause instanceof Error && cause.message.startsWith('D1_')) return cause;
  const message = cause instanceof Error ? describe(cause) : String(cause);
  return new Error(`D1_ERROR: ${message}`, { cause: new Error(message, { cause }) });
}

function describe(error: Error): string {
  if ('code' in error && error.code === 'ERR_INVALID_ARG_VALUE')
    return 'SQL code did not contain a statement.';
  const number = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
  if (number === undefined) return error.message;
  const extended = EXTENDED.get(number);
  return `${error.message}: ${CODES.get(number & 0xff) ?? `SQLITE_${number}`}${extended ? ` (extended: ${extended})` : ''}`;
}
