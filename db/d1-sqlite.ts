/** D1 over `node:sqlite`: the same interface, limits and refusals, for the county's own machine. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type {
  D1Database,
  D1DatabaseSession,
  D1ExecResult,
  D1PreparedStatement,
  D1Result,
} from '@cloudflare/workers-types';
import { D1_LIMITS, watchStatements } from './d1-sqlite-authorizer.ts';
import { d1Error } from './d1-sqlite-errors.ts';
import { countParameters, hasSecondStatement } from './d1-sqlite-text.ts';
import { type Bound, readRow, rowObject, toBound } from './d1-sqlite-values.ts';

/** Statements kept prepared; the app has some dozens, so this only bounds what ad-hoc SQL can hold. */
const CACHED_STATEMENTS = 500;
const BUSY_TIMEOUT_MS = 5000;

/** Opens (and creates) the SQLite file behind the D1 interface; `:memory:` for tests. Throws what SQLite says if it cannot. */
export function openSqliteD1(file: string): D1Database & { close(): void } {
  return new SqliteD1(file);
}

interface Prepared {
  statement: StatementSync;
  columns: string[];
  parameters: number;
  writes: boolean;
}

interface Outcome {
  columns: string[];
  rows: unknown[][];
  meta: D1Result['meta'];
}

class SqliteD1 implements D1Database {
  readonly #db: DatabaseSync;
  readonly #watch: ReturnType<typeof watchStatements>;
  readonly #cache = new Map<string, Prepared>();
  readonly #counters: StatementSync;
  readonly #pageCount: StatementSync;
  readonly #pageSize: number;
  #lastRowId = 0;
  #size = 0;

  constructor(file: string) {
    this.#db = new DatabaseSync(file, {
      limits: D1_LIMITS,
      timeout: BUSY_TIMEOUT_MS,
      enableForeignKeyConstraints: true,
    });
    // NORMAL is safe under WAL: a power cut may lose the last commit, never the file. https://sqlite.org/pragma.html#pragma_synchronous
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    this.#counters = arrays(this.#db.prepare('SELECT total_changes(), last_insert_rowid()'));
    this.#pageCount = arrays(this.#db.prepare('PRAGMA page_count'));
    this.#pageSize = numberAt(arrays(this.#db.prepare('PRAGMA page_size')), 0);
    this.#size = numberAt(this.#pageCount, 0) * this.#pageSize;
    this.#watch = watchStatements(this.#db);
  }

  prepare(sql: string): SqliteStatement {
    return new SqliteStatement(this, sql);
  }

  async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    if (statements.length === 0) throw d1Error('No SQL statements detected.');
    return this.atomically(() =>
      statements.map((statement) => toResult<T>(this.query(ownStatement(statement)))),
    );
  }

  async exec(sql: string): Promise<D1ExecResult> {
    const started = performance.now();
    const lines = sql.trim().split('\n'); // D1 takes one statement a line
    this.atomically(() => {
      for (const [at, line] of lines.entries()) this.#executeLine(line, at + 1);
    });
    return { count: lines.length, duration: performance.now() - started };
  }

  withSession(constraintOrBookmark?: string): D1DatabaseSession {
    return new SqliteSession(this, constraintOrBookmark ?? 'first-unconstrained');
  }

  async dump(): Promise<ArrayBuffer> {
    throw d1Error('dump() is for D1 alpha databases; copy the SQLite file with `VACUUM INTO` instead');
  }

  close(): void {
    this.#db.close();
  }

  /** Runs one bound statement; throws the error D1 would. */
  query({ sql, values }: { sql: string; values: readonly Bound[] }): Outcome {
    const started = performance.now();
    if (sql.trim() === '') throw d1Error('No SQL statements detected.');
    try {
      const prepared = this.#prepared(sql);
      if (prepared.parameters !== values.length)
        throw d1Error('Wrong number of parameter bindings for SQL query.');
      return prepared.writes ? this.#write(prepared, values, started) : this.#read(prepared, values, started);
    } catch (error) {
      throw d1Error(error);
    }
  }

  /** Everything `work` does is kept, or nothing. */
  atomically<T>(work: () => T): T {
    this.#watch.trusted(() => this.#db.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      this.#watch.trusted(() => this.#db.exec('COMMIT'));
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#watch.trusted(() => this.#db.exec('ROLLBACK'));
      this.#cache.clear(); // a rolled-back CREATE or ALTER leaves statements prepared against tables that are gone
      throw error;
    }
  }

  #executeLine(line: string, number: number): void {
    if (line.trim() === '') return;
    try {
      this.query({ sql: line, values: [] });
    } catch (error) {
      const message = error instanceof Error ? error.message.replace('D1_ERROR: ', '') : String(error);
      throw new Error(`D1_EXEC_ERROR: Error in line ${number}: ${line}: ${message}`, { cause: error });
    }
  }

  #read({ statement, columns }: Prepared, values: readonly Bound[], started: number): Outcome {
    const rows = readAll(statement, values);
    return {
      columns,
      rows,
      meta: this.#meta(started, { changes: 0, changedDb: false, rowsRead: rows.length }),
    };
  }

  #write({ statement, columns }: Prepared, values: readonly Bound[], started: number): Outcome {
    const [changesBefore, rowIdBefore] = pair(this.#counters);
    const sizeBefore = this.#size;
    // A write is never run twice, so integers beyond 2^53 are read as bigint at once instead of after a failure.
    const rows = columns.length > 0 ? readAllAsBigInts(statement, values) : runWithoutRows(statement, values);
    const [changesAfter, rowIdAfter] = pair(this.#counters);
    this.#lastRowId = rowIdAfter;
    this.#size = this.#watch.trusted(() => numberAt(this.#pageCount, 0)) * this.#pageSize;
    const changes = changesAfter - changesBefore;
    const changedDb = changes !== 0 || rowIdAfter !== rowIdBefore || this.#size !== sizeBefore;
    return { columns, rows, meta: this.#meta(started, { changes, changedDb, rowsRead: rows.length }) };
  }

  #meta(started: number, seen: { changes: number; changedDb: boolean; rowsRead: number }): D1Result['meta'] {
    const duration = performance.now() - started;
    return {
      served_by: 'node:sqlite',
      served_by_primary: true,
      total_attempts: 1,
      timings: { sql_duration_ms: duration },
      duration,
      changes: seen.changes,
      last_row_id: this.#lastRowId,
      changed_db: seen.changedDb,
      size_after: this.#size,
      rows_read: seen.rowsRead, // rows returned: node:sqlite does not tell how many SQLite visited
      rows_written: seen.changes,
    };
  }

  #prepared(sql: string): Prepared {
    const known = this.#cache.get(sql);
    if (known) return known;
    const prepared = this.#prepare(sql);
    if (this.#cache.size >= CACHED_STATEMENTS) this.#cache.clear();
    this.#cache.set(sql, prepared);
    return prepared;
  }

  #prepare(sql: string): Prepared {
    const { statement, writes, changesSchema } = this.#watch.prepare(sql);
    if (changesSchema) this.#cache.clear(); // the column names of a cached `SELECT *` would be old
    if (hasSecondStatement(sql, statement.sourceSQL))
      throw d1Error('prepare() takes one statement; use batch() for several');
    const columns = statement.columns().map((column) => column.name);
    return { statement: arrays(statement), columns, parameters: countParameters(sql), writes };
  }
}

class SqliteStatement implements D1PreparedStatement {
  readonly #database: SqliteD1;
  readonly #ran: () => void;
  readonly sql: string;
  readonly values: readonly Bound[];

  constructor(database: SqliteD1, sql: string, values: readonly Bound[] = [], ran: () => void = () => {}) {
    this.#database = database;
    this.#ran = ran;
    this.sql = sql;
    this.values = values;
  }

  bind(...values: unknown[]): SqliteStatement {
    return new SqliteStatement(this.#database, this.sql, values.map(toBound), this.#ran);
  }

  async all<T = Record<string, unknown>>(): Promise<D1Result<T>> {
    return toResult<T>(this.#run());
  }

  async run<T = Record<string, unknown>>(): Promise<D1Result<T>> {
    return toResult<T>(this.#run());
  }

  async first<T = unknown>(column?: string): Promise<T | null> {
    const { columns, rows } = this.#run();
    const [row] = rows;
    if (row === undefined) return null;
    if (column === undefined) return typed<T>(rowObject(columns, row));
    const at = columns.lastIndexOf(column);
    if (at < 0)
      throw new Error(`D1_COLUMN_NOTFOUND: Column not found (${column})`, {
        cause: new Error('Column not found'),
      });
    return typed<T>(row[at]);
  }

  raw<T = unknown[]>(options: { columnNames: true }): Promise<[string[], ...T[]]>;
  raw<T = unknown[]>(options?: { columnNames?: false }): Promise<T[]>;
  async raw<T>(options?: { columnNames?: boolean }): Promise<T[] | [string[], ...T[]]> {
    const { columns, rows } = this.#run();
    return options?.columnNames ? [columns, ...typed<T[]>(rows)] : typed<T[]>(rows);
  }

  #run(): Outcome {
    const outcome = this.#database.query(this);
    this.#ran();
    return outcome;
  }
}

/** One machine has one copy of the data, so every session is as consistent as the database itself. */
class SqliteSession implements D1DatabaseSession {
  readonly #database: SqliteD1;
  #bookmark: string | null;

  constructor(database: SqliteD1, constraintOrBookmark: string) {
    this.#database = database;
    this.#bookmark = constraintOrBookmark.startsWith('first-') ? null : constraintOrBookmark || null;
  }

  prepare(sql: string): SqliteStatement {
    return new SqliteStatement(this.#database, sql, [], () => this.#advance());
  }

  async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    const results = await this.#database.batch<T>(statements);
    this.#advance();
    return results;
  }

  getBookmark(): string | null {
    return this.#bookmark;
  }

  #advance(): void {
    this.#bookmark = 'one-machine';
  }
}

function toResult<T>({ columns, rows, meta }: Outcome): D1Result<T> {
  return { success: true, meta, results: typed<T[]>(rows.map((row) => rowObject(columns, row))) };
}

/** D1's interface lets the caller name the row type; `db/queries` parses every row with Zod afterwards. */
function typed<T>(value: unknown): T {
  return value as T;
}

function ownStatement(statement: D1PreparedStatement): SqliteStatement {
  if (statement instanceof SqliteStatement) return statement;
  throw new TypeError('batch() takes statements made by prepare() of the same database');
}

function arrays(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}

function readAll(statement: StatementSync, values: readonly Bound[]): unknown[][] {
  try {
    return rowsOf(statement, values).map(readRow);
  } catch (error) {
    if (!isOutOfRange(error)) throw error;
    return readAllAsBigInts(statement, values); // an integer beyond 2^53: D1 answers the nearest number
  }
}

function readAllAsBigInts(statement: StatementSync, values: readonly Bound[]): unknown[][] {
  statement.setReadBigInts(true);
  try {
    return rowsOf(statement, values).map(readRow);
  } finally {
    statement.setReadBigInts(false);
  }
}

function runWithoutRows(statement: StatementSync, values: readonly Bound[]): unknown[][] {
  statement.run(...values);
  return [];
}

/** `setReturnArrays(true)` makes `all()` answer arrays, which `@types/node` does not express. */
function rowsOf(statement: StatementSync, values: readonly Bound[]): unknown[][] {
  return typed<unknown[][]>(statement.all(...values));
}

function isOutOfRange(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_OUT_OF_RANGE';
}

function numberAt(statement: StatementSync, column: number): number {
  return Number(rowsOf(statement, [])[0]?.[column]);
}

function pair(statement: StatementSync): [number, number] {
  const [first, second] = rowsOf(statement, [])[0] ?? [];
  return [Number(first), Number(second)];
}
