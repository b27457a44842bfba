import { Kysely, PostgresAdapter, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { AttuneError } from '../errors/index.ts';
import type { EngineName } from './engine.sql.ts';
import { NodeSqliteDialect } from './node-sqlite.ts';
import type { Tables } from './tables.ts';

/** The time of a change. Tests and repeated runs give their own. */
export type Clock = () => Date;

/** One connected database. What goes wrong outside our own code comes out as an AttuneError. */
export interface Database {
  readonly engine: EngineName;
  readonly clock: Clock;
  /** Where it is, as it may be shown: without a password. */
  readonly place: string;
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** One transaction: everything in it happens, or nothing. */
  write<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** For better-auth, which makes its own queries in our tables. */
  readonly signIn: SignInHandle;
  close(): Promise<void>;
}

/** The connection itself, for the one library that needs it. */
export interface SignInHandle {
  readonly db: Kysely<Tables>;
  readonly type: EngineName;
  /** Does work that uses `db`: what goes wrong with the machine comes out as an AttuneError. */
  guard<T>(work: () => Promise<T>): Promise<T>;
}

/** Nothing is opened until the first query. */
export function database(location: string, clock: Clock): Database {
  const engine = /^postgres(ql)?:\/\//i.test(location) ? 'postgres' : 'sqlite';
  const handle = new Kysely<Tables>({
    dialect: engine === 'postgres' ? postgresDialect(location) : new NodeSqliteDialect(location),
  });
  const place = withoutPassword(location);
  const edge = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw unavailable(error, place) ?? error;
    }
  };
  return {
    engine,
    clock,
    place,
    read: (work) => edge(work(handle)),
    write: (work) => edge(handle.transaction().execute(work)),
    signIn: { db: handle, type: engine, guard: (work) => edge(work()) },
    close: () => handle.destroy(),
  };
}

function postgresDialect(url: string): PostgresDialect {
  return new TransactionLockedPostgres({
    pool: async () => {
      const pool = new Pool({
        connectionString: url,
        max: 4,
        connectionTimeoutMillis: 10_000,
        allowExitOnIdle: true,
      });
      // An idle connection that breaks is replaced; the next query says so if the server is gone.
      pool.on('error', () => {});
      return pool;
    },
  });
}

/**
 * Leaves the lock of migrations to the transaction they run in. Kysely's own lock has to be released by a query,
 * which fails after an error and would hide that error.
 */
class TransactionLockedPostgres extends PostgresDialect {
  override createAdapter() {
    return new TransactionLockedAdapter();
  }
}

class TransactionLockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock() {}
  override async releaseMigrationLock() {}
}

const sqliteReasons: Readonly<Record<number, readonly [reason: string, remedy: string]>> = {
  5: ['another program keeps it locked', 'Wait until that program is done, or stop it.'],
  6: ['another program keeps it locked', 'Wait until that program is done, or stop it.'],
  8: ['it cannot be written', 'Check the permissions of the file and its folder.'],
  10: ['the disk does not answer', 'Check the disk.'],
  11: ['its content is damaged', 'Restore it from a backup.'],
  13: ['the disk is full', 'Make room on the disk.'],
  14: ['the file cannot be opened', 'Check that the folder exists and that you may write in it.'],
  26: ['it is not a SQLite file', 'Name another file, or move this one away.'],
};

/** Machine trouble as an AttuneError; undefined for everything else, which is a bug of ours. */
export function unavailable(error: unknown, place: string): AttuneError | undefined {
  if (error instanceof AttuneError || !(error instanceof Error)) return undefined;
  const [reason, remedy] = reasonOf(error) ?? [];
  if (reason === undefined || remedy === undefined) return undefined;
  return new AttuneError('store-unavailable', `The store cannot be used: ${reason}.`, {
    remedy,
    place: { file: place },
    cause: error,
  });
}

function reasonOf(error: Error): readonly [string, string] | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ERR_SQLITE_ERROR' && 'errcode' in error)
    // The low byte is the kind of error; the rest only refines it.
    return sqliteReasons[Number(error.errcode) & 0xff];
  if (/^E[A-Z]+$/.test(code))
    return [
      `the PostgreSQL server does not answer (${code})`,
      'Check the address, and that the server runs.',
    ];
  if (/timeout exceeded when trying to connect|Connection terminated/i.test(error.message))
    return ['the PostgreSQL server does not answer', 'Check the address, and that the server runs.'];
  if (code === 'ERR_INVALID_URL')
    return ['its address cannot be read', 'Write it as postgres://user:password@host:port/database.'];
  if (/^28/.test(code) || error.message.startsWith('SASL'))
    return [
      'the PostgreSQL server refuses this user or password',
      'Check the user and password in the address.',
    ];
  if (code === '3D000')
    return ['there is no such PostgreSQL database', 'Create it, or name another in the address.'];
  if (code === '42501')
    return ['this PostgreSQL user lacks a permission', 'Let the user create tables in the database.'];
  if (/^(08|53|57|58)/.test(code))
    return [`the PostgreSQL server is not available (${code})`, 'Check the server, and try again.'];
  if (code === 'XX001') return ['its content is damaged', 'Restore it from a backup.'];
  return undefined;
}

/** An address as it may be shown. */
export function withoutPassword(location: string): string {
  return location
    .replace(/^(postgres(?:ql)?:\/\/[^:@/]*):.*@/i, '$1@')
    .replaceAll(/([?&](?:password|sslpassword)=)[^&]*/gi, '$1…');
}
