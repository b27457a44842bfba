import { type QueryExecutorProvider, sql } from 'kysely';

/** What SQLite and PostgreSQL say differently in the store, and nothing else. */
export type EngineName = 'sqlite' | 'postgres';

/** Write-ahead log with a sync at every commit: readers never wait, and a power cut loses nothing committed. */
export const sqlitePragmas = ['pragma journal_mode = wal', 'pragma synchronous = full'];

export function busyTimeout(milliseconds: number): string {
  return `pragma busy_timeout = ${milliseconds}`;
}

/** Text that sorts by code point on both engines, whatever the language of the PostgreSQL cluster. */
export const textType = { sqlite: sql`text`, postgres: sql`text collate "C"` };

/** An instant as better-auth writes it: ISO text on SQLite, whose `date` keeps it as it is. */
export const instantType = { sqlite: 'date', postgres: 'timestamptz' } as const;

/** An ascending whole number that the database gives. */
export const identityType = {
  sqlite: sql`integer primary key autoincrement`,
  postgres: sql`bigint generated always as identity primary key`,
};

/**
 * Makes a table append-only for every client: changing or deleting a row fails in the database itself.
 *
 * @param key the primary key: SQLite's `insert or replace` deletes without asking the delete trigger
 */
export async function makeAppendOnly(
  db: QueryExecutorProvider,
  engine: EngineName,
  table: string,
  key: readonly string[],
): Promise<void> {
  const name = (action: string) => sql.id(`${table}_no_${action}`);
  if (engine === 'postgres') {
    await sql`
      create function ${name('change')}() returns trigger language plpgsql as
      $$ begin raise exception 'table % is append-only', tg_table_name; end $$`.execute(db);
    await sql`
      create trigger ${name('change')} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function ${name('change')}()`.execute(db);
    return;
  }
  const refuse = sql`begin select raise(abort, ${sql.lit(`table ${table} is append-only`)}); end`;
  for (const action of ['update', 'delete'])
    await sql`create trigger ${name(action)} before ${sql.raw(action)} on ${sql.table(table)} ${refuse}`.execute(
      db,
    );
  const sameKey = sql.join(
    key.map((column) => sql`${sql.ref(column)} = ${sql.ref(`new.${column}`)}`),
    sql` and `,
  );
  await sql`
    create trigger ${name('replace')} before insert on ${sql.table(table)}
    when exists (select 1 from ${sql.table(table)} where ${sameKey}) ${refuse}`.execute(db);
}

/**
 * The schema in which unqualified names are made, so that several stores fit in one PostgreSQL database; null
 * where the address names one that does not exist. SQLite has only `main`.
 */
export async function currentSchema(db: QueryExecutorProvider, engine: EngineName): Promise<string | null> {
  if (engine === 'sqlite') return 'main';
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? null;
}

/** Kysely's introspection would read the columns of all schemas for this. */
export async function tableExists(
  db: QueryExecutorProvider,
  engine: EngineName,
  name: string,
): Promise<boolean> {
  const query = {
    sqlite: sql`select 1 from sqlite_master where type = 'table' and name = ${name}`,
    postgres: sql`select 1 from pg_tables where schemaname = current_schema() and tablename = ${name}`,
  };
  return (await query[engine].execute(db)).rows.length > 0;
}

/** Lets one program at a time change the schema, until its transaction ends. The number is ours, and arbitrary. */
export async function lockForMigrating(db: QueryExecutorProvider, engine: EngineName): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(7268402571)`.execute(db);
}

/** Lets one transaction at a time append versions. On SQLite every write transaction is alone anyway. */
export async function lockForAppending(
  db: QueryExecutorProvider,
  engine: EngineName,
  table: string,
): Promise<void> {
  if (engine === 'postgres')
    await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(db);
}
