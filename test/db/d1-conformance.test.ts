/** The D1 adapter and D1 in workerd do the same with the same calls. One suite, every result compared pairwise. */
import type { D1Database, D1Result } from '@cloudflare/workers-types';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteD1 } from '#db/d1-sqlite.ts';

let edge: Miniflare;
let both: { sqlite: D1Database & { close(): void }; workerd: D1Database };

beforeAll(async () => {
  edge = new Miniflare({
    cf: false,
    workers: [
      {
        config: {
          name: 'conformance',
          compatibilityDate: '2026-10-01',
          compatibilityFlags: [],
          exports: {},
          manifest: {
            mainModule: 'index.js',
            modulesRoot: import.meta.dirname,
            modules: { 'index.js': { type: 'esm', contents: 'export default {}' } },
          },
          env: { DB: { type: 'd1', id: 'conformance' } },
        },
        dev: { rootPath: import.meta.dirname },
      },
    ],
  });
  both = { sqlite: openSqliteD1(':memory:'), workerd: await edge.getD1Database('DB') };
});

afterAll(async () => {
  both.sqlite.close();
  await edge.dispose();
});

const TABLES = [
  'CREATE TABLE kinds (id INTEGER PRIMARY KEY, t TEXT, r REAL, b BLOB, n INTEGER, whatever)',
  'CREATE TABLE names (name TEXT UNIQUE NOT NULL CHECK (length(name) < 9))',
  'CREATE TABLE owners (id INTEGER PRIMARY KEY)',
  'CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES owners(id))',
  'CREATE TABLE typed (n INT) STRICT',
  'CREATE VIRTUAL TABLE words USING fts5 (text)',
];

beforeEach(async () => {
  for (const db of [both.sqlite, both.workerd]) {
    const dropped = ['pets', 'owners', 'kinds', 'names', 'typed', 'words', 'extra'].map(
      (name) => `DROP TABLE IF EXISTS ${name}`,
    );
    await db.batch([...dropped, ...TABLES].map((sql) => db.prepare(sql)));
  }
});

type Steps = (db: D1Database) => Promise<unknown>;

describe('values', () => {
  same('numbers are bound as REAL, booleans as 1 and 0, null stays null', (db) =>
    db
      .prepare('SELECT typeof(?) a, typeof(?) b, typeof(?) c, typeof(?) d, typeof(?) e, ? f, ? g')
      .bind(1, 1.5, 's', null, true, false, -0)
      .all(),
  );
  same('a column gives a bound number its own type', (db) =>
    db
      .prepare(
        'INSERT INTO kinds (t, r, n, whatever) VALUES (?1, ?1, ?1, ?1) RETURNING *, typeof(t) tt, typeof(r) tr, typeof(n) tn',
      )
      .bind(1)
      .all(),
  );
  same('Chinese, emoji and quotes come back unchanged', (db) =>
    db.prepare("SELECT ? a, '低''保' b").bind('滩头 🌾 "引号"').first(),
  );
  same(
    'a lone surrogate is replaced, not refused',
    async (db) => typeof (await db.prepare('SELECT ? a').bind('\ud800').first('a')),
  );
  same('infinity and NaN become null', (db) =>
    db.prepare('SELECT ? a, ? b, 1e400 c, -1e400 d').bind(Number.NaN, Number.POSITIVE_INFINITY).first(),
  );
  same('integers beyond 2^53 are read as the nearest number', (db) =>
    db.prepare('SELECT 9223372036854775807 a, -9007199254740993 b').all(),
  );
  same('an integer beyond 2^53 is read from RETURNING', (db) =>
    db.prepare('INSERT INTO kinds (n) VALUES (9223372036854775807) RETURNING n').all(),
  );
  same('bytes are bound from an array, a view and a buffer, and read as an array', async (db) => {
    const view = new Uint8Array([9, 1, 2, 9]).subarray(1, 3);
    return db
      .prepare('SELECT ? a, ? b, ? c, zeroblob(2) d, hex(?) e')
      .bind([1, 2], view, view.slice().buffer, view)
      .first();
  });
  for (const value of [undefined, 10n, {}, new Date(0), [300], ['a']]) {
    same(
      `${typeof value} ${JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? '10n' : v))} cannot be bound`,
      async (db) => db.prepare('SELECT ?').bind(value).all(),
    );
  }
  same('a blob written is the blob read', async (db) => {
    await db
      .prepare('INSERT INTO kinds (b) VALUES (?)')
      .bind(new Uint8Array([0, 128, 255]))
      .run();
    return db.prepare('SELECT b, typeof(b) t FROM kinds').first();
  });
});

describe('shapes', () => {
  same('all() and run() both carry rows and meta', async (db) => [
    await db.prepare('SELECT 1 AS a UNION SELECT 2').all(),
    await db.prepare('SELECT 1 AS a UNION SELECT 2').run(),
  ]);
  same('no rows is an empty list, and first() is null', async (db) => {
    const none = db.prepare('SELECT * FROM kinds');
    return [
      await none.all(),
      await none.first(),
      await none.first('nope'),
      await none.raw(),
      await none.raw({ columnNames: true }),
    ];
  });
  same('first(column) gives the value, and names a column that is not there', async (db) => [
    await db.prepare('SELECT 1 a, 2 b').first('b'),
    await outcome(() => db.prepare('SELECT 1 a').first('b')),
  ]);
  same('columns keep their order, in rows and in raw()', async (db) => {
    const statement = db.prepare('SELECT 1 z, 2 a, 3 m');
    const { results } = await statement.all();
    return [
      results.map((row) => Object.keys(row)),
      await statement.raw({ columnNames: true }),
      await statement.raw(),
    ];
  });
  same('of two columns with one name the later stands, and raw() keeps both', async (db) => {
    const statement = db.prepare('SELECT 1 a, 2 b, 3 a');
    return [await statement.first(), await statement.first('a'), await statement.raw({ columnNames: true })];
  });
  same('a statement that answers no rows answers an empty list', (db) =>
    db.prepare('CREATE TABLE extra (a)').all(),
  );
  same(
    'rows are plain objects',
    async (db) => Object.getPrototypeOf(await db.prepare('SELECT 1 a').first()) === Object.prototype,
  );
  same('bind() replaces earlier values and leaves the statement as it was', async (db) => {
    const statement = db.prepare('SELECT ? a');
    const bound = statement.bind(1);
    return [await bound.bind(2).first(), await bound.first(), await outcome(() => statement.first())];
  });
  same('a column added later shows in SELECT *', async (db) => {
    await db.prepare('SELECT * FROM owners').all();
    await db.prepare('ALTER TABLE owners ADD COLUMN name TEXT').run();
    await db.prepare("INSERT INTO owners VALUES (1, '甲')").run();
    return db.prepare('SELECT * FROM owners').all();
  });
});

describe('meta', () => {
  same('counts the rows changed and names the last row', (db) =>
    db.prepare("INSERT INTO kinds (t) VALUES ('x'), ('y')").run(),
  );
  same('an update that touches nothing changed nothing', (db) =>
    db.prepare('UPDATE kinds SET t = 1 WHERE id = 99').run(),
  );
  same('a delete counts', async (db) => {
    await db.prepare('INSERT INTO kinds (id) VALUES (5), (6)').run();
    return db.prepare('DELETE FROM kinds').run();
  });
  same('RETURNING gives rows and changes', (db) =>
    db.prepare("INSERT INTO kinds (id, t) VALUES (7, 'x') RETURNING id, t").all(),
  );
  same('a read changed nothing', (db) => db.prepare('SELECT 1 a').all());
  same('an upsert counts', async (db) => {
    const upsert = db.prepare(
      'INSERT INTO kinds (id, t) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET t = excluded.t WHERE t <> excluded.t',
    );
    return [await upsert.bind('a').run(), await upsert.bind('a').run(), await upsert.bind('b').run()];
  });
});

describe('parameters', () => {
  for (const [sql, values] of [
    ['SELECT ? a, ? b', [1]],
    ['SELECT ? a', [1, 2]],
    ['SELECT ? a', []],
    ['SELECT ?2 a, ?1 b', [1, 2]],
    ['SELECT ?1 a, ?1 b', [1]],
    ['SELECT ?3 a, ? b', [1, 2, 3, 4]],
    [`SELECT '?' a, "t" b, /* ? */ ? c -- ?\nFROM (SELECT '[?]' AS t)`, [1]],
    ["SELECT 'it''s ?' a, ? b", [1]],
  ] as [string, unknown[]][]) {
    same(`${sql} with ${values.length}`, (db) =>
      db
        .prepare(sql)
        .bind(...values)
        .all(),
    );
  }
});

describe('errors', () => {
  for (const sql of [
    '',
    '-- only a comment',
    'SELEC 1',
    'SELECT * FROM nope',
    'SELECT nope FROM kinds',
    'SELECT nope(1)',
    'INSERT INTO names VALUES (NULL)',
    "INSERT INTO names VALUES ('much too long')",
    'INSERT INTO pets VALUES (1, 99)',
    "INSERT INTO typed VALUES ('x')",
    'CREATE TABLE kinds (a)',
    "SELECT json('{bad')",
    `SELECT * FROM words WHERE words MATCH '"open'`,
  ]) {
    same(sql || 'an empty statement', (db) => db.prepare(sql).all());
  }
  same('a unique key twice', async (db) => {
    await db.prepare("INSERT INTO names VALUES ('a')").run();
    return db.prepare("INSERT INTO names VALUES ('a')").run();
  });
  same('a primary key twice', async (db) => {
    await db.prepare('INSERT INTO kinds (id) VALUES (1)').run();
    return db.prepare('INSERT INTO kinds (id) VALUES (1)').run();
  });
  same("a trigger's RAISE", async (db) => {
    await db
      .prepare("CREATE TRIGGER no_more BEFORE INSERT ON names BEGIN SELECT RAISE(ABORT, '不行'); END")
      .run();
    return db.prepare("INSERT INTO names VALUES ('a')").run();
  });
  same('prepare() does not throw; running does', async (db) => [
    typeof db.prepare('SELEC'),
    await outcome(() => db.prepare('SELEC').all()),
  ]);
  same('a database goes on after an error', async (db) => [
    await outcome(() => db.prepare('SELEC').all()),
    await db.prepare('SELECT 1 a').first(),
  ]);
});

describe('refusals', () => {
  for (const sql of [
    "ATTACH ':memory:' AS other",
    'PRAGMA journal_mode',
    'PRAGMA journal_mode = WAL',
    'PRAGMA user_version',
    'PRAGMA integrity_check',
    'PRAGMA synchronous = OFF',
    'CREATE TEMP TABLE extra (a)',
    'SELECT sqlite_version()',
    'SELECT json_pretty(1)',
    'SELECT power(2, 2)',
    'CREATE VIRTUAL TABLE extra USING fts4 (x)',
  ]) {
    same(sql, (db) => db.prepare(sql).all());
  }
  // Refused by both, each in its own words.
  for (const sql of [
    'BEGIN',
    'COMMIT',
    'SAVEPOINT a',
    ' /* x */ BEGIN',
    'VACUUM',
    'ROLLBACK',
    'SELECT median(1)',
    "SELECT load_extension('x')",
  ]) {
    same(sql, async (db) => refused(() => db.prepare(sql).run()));
  }
  same('PRAGMA foreign_keys cannot be switched off', async (db) => {
    await db.prepare('PRAGMA foreign_keys = OFF').run();
    return [
      await db.prepare('PRAGMA foreign_keys').first(),
      await outcome(() => db.prepare('INSERT INTO pets VALUES (1, 99)').run()),
    ];
  });
  same('PRAGMA table_info and quick_check are answered', async (db) => [
    await db.prepare('PRAGMA table_info(kinds)').all(),
    await db.prepare('PRAGMA quick_check').all(),
    await db.prepare("SELECT name FROM pragma_table_info('names')").all(),
  ]);
});

describe('limits', () => {
  const marks = (count: number) => Array.from({ length: count }, () => '?').join(', ');
  const ones = (count: number) => Array.from({ length: count }, () => 1);
  for (const count of [100, 101]) {
    same(`${count} parameters`, (db) =>
      db
        .prepare(`SELECT 1 IN (${marks(count)}) a`)
        .bind(...ones(count))
        .all(),
    );
    const columns = Array.from({ length: count }, (_, at) => `${at} AS c${at}`).join(', ');
    same(`${count} columns`, (db) => db.prepare(`SELECT ${columns}`).raw());
  }
  for (const length of [50, 51]) {
    same(`a LIKE pattern of ${length} bytes`, (db) =>
      db.prepare('SELECT ? LIKE ? a').bind('x', 'x'.repeat(length)).first(),
    );
    same(`a GLOB pattern of ${length} bytes`, (db) =>
      db.prepare('SELECT ? GLOB ? a').bind('x', 'x'.repeat(length)).first(),
    );
  }
  same('17 Han are more than 50 bytes of LIKE', (db) =>
    db.prepare('SELECT ? LIKE ? a').bind('x', '低'.repeat(17)).first(),
  );
  for (const count of [5, 6])
    same(`${count} compound terms`, (db) =>
      db.prepare(Array(count).fill('SELECT 1 a').join(' UNION ALL ')).all(),
    );
  const padded = (length: number) => `SELECT 1 a /*${'x'.repeat(length - 15)}*/`;
  same('100,000 bytes of SQL', (db) => db.prepare(padded(100_000)).first());
  same('100,001 bytes of SQL', (db) => refused(() => db.prepare(padded(100_001)).first()));
  same('VALUES is not a compound', (db) =>
    db.prepare(`SELECT count(*) n FROM (VALUES ${Array(600).fill('(1)').join(',')})`).first(),
  );
  same('an expression 101 deep', (db) => db.prepare(`SELECT ${Array(102).fill('1').join('+')} a`).first());

  test('33 function arguments are refused here: production D1 documents 32, local D1 takes more', async () => {
    const sql = `SELECT max(${ones(33).join(',')})`;
    await expect(both.sqlite.prepare(sql).first()).rejects.toThrow('too many arguments on function max');
  });
});

describe('batch', () => {
  same('answers one result a statement', (db) =>
    db.batch([
      db.prepare("INSERT INTO names VALUES ('a')"),
      db.prepare('SELECT * FROM names'),
      db.prepare('DELETE FROM names'),
    ]),
  );
  same('takes one statement bound several ways', async (db) => {
    const insert = db.prepare('INSERT INTO names VALUES (?)');
    return db.batch(['a', 'b', 'c'].map((name) => insert.bind(name)));
  });
  same('keeps nothing when one statement fails', async (db) => {
    const insert = db.prepare('INSERT INTO names VALUES (?)');
    const failed = await outcome(() =>
      db.batch([insert.bind('a'), db.prepare('CREATE TABLE extra (a)'), insert.bind('a')]),
    );
    return [
      failed,
      await db.prepare('SELECT * FROM names').all(),
      await outcome(() => db.prepare('SELECT * FROM extra').all()),
    ];
  });
  same('keeps nothing when a statement does not parse', async (db) => {
    const failed = await outcome(() =>
      db.batch([db.prepare("INSERT INTO names VALUES ('a')"), db.prepare('SELEC')]),
    );
    return [failed, await db.prepare('SELECT * FROM names').all()];
  });
  same('works again after a failure', async (db) => {
    await outcome(() => db.batch([db.prepare('SELEC')]));
    return db.batch([db.prepare("INSERT INTO names VALUES ('b')")]);
  });
  same('refuses an empty list', (db) => db.batch([]));
  same('defers a foreign key to the end', async (db) => {
    const rows = [
      'PRAGMA defer_foreign_keys = TRUE',
      'INSERT INTO pets VALUES (1, 7)',
      'INSERT INTO owners VALUES (7)',
    ];
    return db.batch(rows.map((sql) => db.prepare(sql)));
  });
  same('1,000 statements are one transaction', async (db) => {
    const insert = db.prepare('INSERT INTO kinds (n) VALUES (?)');
    const results = await db.batch(Array.from({ length: 1000 }, (_, at) => insert.bind(at)));
    return [results.length, await db.prepare('SELECT count(*) n, sum(n) s FROM kinds').first()];
  });
});

describe('exec', () => {
  same(
    'runs a statement a line and counts them',
    async (db) => (await db.exec('CREATE TABLE extra (a)\nINSERT INTO extra VALUES (1)')).count,
  );
  same('keeps nothing when a line fails', async (db) => {
    const failed = await refused(() => db.exec("INSERT INTO names VALUES ('a')\nSELECT nope"));
    return [failed, await db.prepare('SELECT * FROM names').all()];
  });
});

describe('SQLite', () => {
  same('json_each stands in for many parameters', async (db) => {
    const numbers = JSON.stringify(Array.from({ length: 500 }, (_, at) => at));
    return db.prepare('SELECT count(*) n, sum(value) s FROM json_each(?)').bind(numbers).first();
  });
  same('JSON in and out', (db) =>
    db
      .prepare(`SELECT json_extract(?, '$.a[1]') a, json_object('x', 1, 'y', NULL) b, '{"k":"值"}' ->> 'k' c`)
      .bind('{"a":[1,2]}')
      .first(),
  );
  same('FTS5 finds Han split by spaces, as a phrase', async (db) => {
    await db.prepare("INSERT INTO words (rowid, text) VALUES (1, '最 低 生 活 保 障'), (2, '低 温')").run();
    const found = db.prepare(
      'SELECT rowid, highlight(words, 0, ?, ?) h FROM words WHERE words MATCH ? ORDER BY rank',
    );
    return [
      await found.bind('<', '>', '"生 活"').all(),
      await found.bind('<', '>', '"低"').all(),
      await found.bind('<', '>', '"活 生"').all(),
    ];
  });
  same('FTS5 contentless_delete and vocabulary', async (db) => {
    await db.prepare("CREATE VIRTUAL TABLE extra USING fts5 (t, content='', contentless_delete=1)").run();
    await db.prepare("INSERT INTO extra (rowid, t) VALUES (1, 'a b')").run();
    await db.prepare('DELETE FROM extra WHERE rowid = 1').run();
    return db.prepare("SELECT rowid FROM extra WHERE extra MATCH 'a'").all();
  });
  same('window functions, CTEs and generated columns', async (db) => {
    await db
      .prepare('CREATE TABLE extra (a INTEGER, double INTEGER GENERATED ALWAYS AS (a * 2) STORED)')
      .run();
    await db
      .prepare(
        'INSERT INTO extra (a) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n',
      )
      .run();
    return db.prepare('SELECT a, double, sum(a) OVER (ORDER BY a) AS running FROM extra').all();
  });
  same('text sorts by bytes', (db) =>
    db.prepare('SELECT value FROM json_each(\'["b","a","低","B","保"]\') ORDER BY value').all(),
  );
});

describe('sessions', () => {
  same('a bookmark appears after the first query', async (db) => {
    const session = db.withSession('first-primary');
    const before = session.getBookmark();
    const row = await session.prepare('SELECT ? a').bind(1).first();
    return [before, row, typeof session.getBookmark()];
  });
  same('a session starts from a given bookmark and batches', async (db) => {
    const session = db.withSession('00000001-0000007b-00004bd6-0123456789abcdef0123456789abcdef');
    const [result] = await session.batch([session.prepare('SELECT 1 a')]);
    return [result?.results, typeof session.getBookmark()];
  });
});

describe('where the adapter is stricter on purpose', () => {
  test('a double-quoted string is an error, not a string', async () => {
    await expect(both.sqlite.prepare('SELECT "nope"').all()).rejects.toThrow('no such column');
  });
  test('a named parameter is an error: D1 documents only ? and ?1', async () => {
    await expect(both.sqlite.prepare('SELECT :x').bind(1).all()).rejects.toThrow(
      'Wrong number of parameter bindings',
    );
  });
  test('a second statement is an error: node:sqlite would ignore it', async () => {
    await expect(both.sqlite.prepare('SELECT 1; SELECT 2').all()).rejects.toThrow('one statement');
    await expect(both.sqlite.prepare('SELECT 1; -- done').first('1')).resolves.toBe(1);
  });
});

/** A test that `steps` does the same on both databases. */
function same(name: string, steps: Steps): void {
  test(name, async () => {
    const [ours, theirs] = [
      await outcome(() => steps(both.sqlite)),
      await outcome(() => steps(both.workerd)),
    ];
    expect(comparable(ours)).toStrictEqual(comparable(theirs));
  });
}

/** What a call came to: its value, or the error's class and message. */
async function outcome(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return { value: await call() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: error.constructor.name, message: error.message.replace(/ at offset \d+/, '') }; // node:sqlite does not tell the offset
  }
}

async function refused(call: () => Promise<unknown>): Promise<string> {
  return JSON.stringify(await outcome(call)).includes('"message":"D1_') ? 'refused' : 'done';
}

/** Drops from every `meta` what depends on the machine, after checking that it is there. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    key === 'meta' ? comparableMeta(inner) : comparable(inner),
  ]);
  return Object.fromEntries(entries);
}

function comparableMeta(meta: D1Result['meta']): unknown {
  const {
    changes,
    last_row_id,
    changed_db,
    duration,
    size_after,
    rows_read,
    rows_written,
    served_by_primary,
  } = meta;
  expect([typeof duration, typeof rows_read, typeof rows_written, size_after > 0]).toEqual([
    'number',
    'number',
    'number',
    true,
  ]);
  return {
    changes,
    changed_db,
    served_by_primary,
    lastRowId: changes > 0 ? last_row_id : 'of an earlier write',
  };
}
