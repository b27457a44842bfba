import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { busyTimeout, sqlitePragmas } from './engine.sql.ts';

/** How long a statement waits for another program's write; ours take milliseconds. */
const busyTimeoutMs = 3_000;
const retryMs = 5;

/**
 * Kysely's SQLite dialect on Node's own SQLite. Two things differ from the original: a transaction takes the
 * write lock at its start, so that it never fails half-way because somebody else writes; and schema changes run
 * in a transaction, which SQLite can do.
 */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #config: { readonly database: () => Promise<SqliteDatabase> };

  constructor(path: string) {
    const config = { database: async () => openDatabase(path) };
    super(config);
    this.#config = config;
  }

  override createDriver() {
    return new ImmediateDriver(this.#config);
  }

  override createAdapter() {
    return new TransactionalAdapter();
  }
}

class ImmediateDriver extends SqliteDriver {
  /**
   * SQLite's own waiting stops the whole process. If the lock is held by a transaction of this same process, that
   * transaction could then never end: so the wait is between tries, and each try returns at once.
   */
  override async beginTransaction(connection: DatabaseConnection) {
    const run = (text: string) => connection.executeQuery(CompiledQuery.raw(text));
    const deadline = performance.now() + busyTimeoutMs;
    await run(busyTimeout(0));
    try {
      for (;;) {
        try {
          await run('begin immediate');
          return;
        } catch (error) {
          if (!isLocked(error) || performance.now() > deadline) throw error;
          await sleep(retryMs);
        }
      }
    } finally {
      await run(busyTimeout(busyTimeoutMs));
    }
  }

  /** On a full disk SQLite has rolled back already; what went wrong is to be told, not that. */
  override async rollbackTransaction(connection: DatabaseConnection) {
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!isOver(error)) throw error;
    });
  }
}

function isOver(error: unknown): boolean {
  return error instanceof Error && /no transaction is active/.test(error.message);
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** A database in the shape Kysely expects, which is that of better-sqlite3. */
function openDatabase(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  try {
    for (const pragma of sqlitePragmas) database.exec(pragma);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...values.map(inputValue)),
        run: (values) => statement.run(...values.map(inputValue)),
        iterate: (values) => statement.iterate(...values.map(inputValue)),
      };
    },
  };
}

function inputValue(value: unknown): SQLInputValue {
  if (value === null || ['string', 'number', 'bigint'].includes(typeof value)) return value as SQLInputValue;
  throw new TypeError(`SQLite cannot store a ${typeof value} as it is.`);
}
