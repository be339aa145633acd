/** What D1 refuses, refused here too, so that code written on the county's machine runs at the edge. */
import { constants, type DatabaseSync, type StatementSync } from 'node:sqlite';
import { d1Error } from './d1-sqlite-errors.ts';

/** https://developers.cloudflare.com/d1/platform/limits/; `exprDepth` and `compoundSelect` as measured in workerd. */
export const D1_LIMITS = {
  variableNumber: 100,
  likePatternLength: 50,
  column: 100,
  functionArg: 32,
  sqlLength: 100_000,
  compoundSelect: 5,
  exprDepth: 100,
};

interface Watched {
  statement: StatementSync;
  writes: boolean;
  changesSchema: boolean;
}

/** Puts D1's refusals on the connection and tells of each statement prepared whether it writes. */
export function watchStatements(db: DatabaseSync): {
  prepare(sql: string): Watched;
  trusted<T>(work: () => T): T;
} {
  let trusted = false;
  let writes = false;
  let changesSchema = false;
  db.setAuthorizer((action, first, second) => {
    writes ||= !READS.has(action);
    changesSchema ||= SCHEMA.has(action);
    return trusted ? constants.SQLITE_OK : decide(action, first, second);
  });
  return {
    prepare(sql) {
      if (TRANSACTION.test(sql))
        throw d1Error('BEGIN, COMMIT and SAVEPOINT are refused; use batch(), which is one transaction');
      writes = false;
      changesSchema = false;
      return { statement: db.prepare(sql), writes, changesSchema };
    },
    trusted(work) {
      trusted = true;
      try {
        return work();
      } finally {
        trusted = false;
      }
    },
  };
}

const TRANSACTION = /^\s*(begin|commit|end|rollback|savepoint|release)\b/i;

const READS = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
]);
const SCHEMA = new Set([
  constants.SQLITE_CREATE_TABLE,
  constants.SQLITE_CREATE_INDEX,
  constants.SQLITE_CREATE_TRIGGER,
  constants.SQLITE_CREATE_VIEW,
  constants.SQLITE_CREATE_VTABLE,
  constants.SQLITE_ALTER_TABLE,
  constants.SQLITE_DROP_TABLE,
  constants.SQLITE_DROP_INDEX,
  constants.SQLITE_DROP_TRIGGER,
  constants.SQLITE_DROP_VIEW,
  constants.SQLITE_DROP_VTABLE,
]);
const REFUSED = new Set([
  constants.SQLITE_ATTACH,
  constants.SQLITE_DETACH,
  constants.SQLITE_TRANSACTION,
  constants.SQLITE_SAVEPOINT,
  constants.SQLITE_CREATE_TEMP_TABLE,
  constants.SQLITE_CREATE_TEMP_INDEX,
  constants.SQLITE_CREATE_TEMP_TRIGGER,
  constants.SQLITE_CREATE_TEMP_VIEW,
  constants.SQLITE_DROP_TEMP_TABLE,
  constants.SQLITE_DROP_TEMP_INDEX,
  constants.SQLITE_DROP_TEMP_TRIGGER,
  constants.SQLITE_DROP_TEMP_VIEW,
]);

// Asked of D1 in workerd 1.20261023.1, name by name.
const PRAGMAS = new Set(
  `case_sensitive_like data_version defer_foreign_keys foreign_key_check foreign_key_list foreign_keys ignore_check_constraints
  index_info index_list index_xinfo legacy_alter_table optimize page_size quick_check recursive_triggers
  reverse_unordered_selects table_info table_list table_xinfo`.split(/\s+/),
);
const SETTINGS = new Set(
  `case_sensitive_like foreign_keys ignore_check_constraints legacy_alter_table recursive_triggers
  reverse_unordered_selects`.split(/\s+/),
);
const ABSENT_FUNCTIONS = new Set(
  `ceiling if json_array_insert json_error_position json_pretty jsonb_array_insert load_extension log10 matchinfo median offsets
  optimize percentile percentile_cont percentile_disc power rtreedepth rtreenode soundex sqlite_compileoption_get
  sqlite_compileoption_used sqlite_log sqlite_source_id sqlite_version subtype unistr unistr_quote`.split(
    /\s+/,
  ),
);
const MODULES = new Set(['fts5', 'fts5vocab', 'rtree', 'rtree_i32']);

function decide(action: number, first: string | null, second: string | null): number {
  if (action === constants.SQLITE_PRAGMA) return decidePragma(first ?? '', second);
  return isRefused(action, second ?? '') ? constants.SQLITE_DENY : constants.SQLITE_OK;
}

/**
 * D1 runs every statement in a transaction, where setting `foreign_keys` does nothing; drizzle's migrations contain it.
 * Other settings would outlive the statement here, so they do nothing either.
 */
function decidePragma(name: string, value: string | null): number {
  if (!PRAGMAS.has(name)) return constants.SQLITE_DENY;
  return SETTINGS.has(name) && value !== null ? constants.SQLITE_IGNORE : constants.SQLITE_OK;
}

function isRefused(action: number, name: string): boolean {
  if (action === constants.SQLITE_FUNCTION) return isAbsentFunction(name);
  if (action === constants.SQLITE_CREATE_VTABLE) return !MODULES.has(name);
  return REFUSED.has(action);
}

function isAbsentFunction(name: string): boolean {
  return ABSENT_FUNCTIONS.has(name) || name.startsWith('fts5') || name.startsWith('geopoly_');
}
