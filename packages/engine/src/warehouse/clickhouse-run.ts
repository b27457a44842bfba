import { openClickHouse } from './clickhouse.ts';
import { type ClickHouseConnection, connectClickHouse } from './clickhouse-connection.ts';
import { clickhouseFailure } from './clickhouse-error.ts';
import type { Warehouse } from './warehouse.ts';

/** Work on a server that is not ours alone: what it makes lies in a database of its own. */
export interface ClickHouseRun {
  /** The server, and the database that is connected to; nothing in it is read or changed. */
  readonly address: string;
  /** Unlike the id of any other run. */
  readonly id: string;
}

/** Opens the database that a run has kept. */
export function openRunDatabase(run: ClickHouseRun): Promise<Warehouse> {
  return openClickHouse(run.address, { database: databaseOf(run) });
}

/**
 * Makes the run's database, gives it to `work`, and drops it when that has ended; with `keep` only when it has failed.
 * Once `signal` is aborted, the statement under way is stopped, here and on the server, and `work` sees the signal's
 * reason. Throws `warehouse-unavailable` when the server does not answer, or does not let the user make a database.
 */
export async function inRunDatabase<T>(
  run: ClickHouseRun & { readonly keep: boolean },
  signal: AbortSignal | undefined,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const database = databaseOf(run);
  await commands(run, (command) => command(`create database ${database}`));
  let result: T;
  try {
    const warehouse = await openClickHouse(run.address, { database, ...(signal ? { signal } : {}) });
    result = await work(warehouse).finally(() => warehouse.close());
  } catch (error) {
    // The first failure is the one to report, not that of tidying up after it.
    await dropRunDatabase(run).catch(() => {});
    throw error;
  }
  if (!run.keep) await dropRunDatabase(run);
  return result;
}

/** Stops what still runs in the run's database, and drops it where it is there: for a run that was killed. */
export async function dropRunDatabase(run: ClickHouseRun): Promise<void> {
  const database = databaseOf(run);
  await commands(run, async (command) => {
    // A server goes on when nobody waits any more. Where it does not let this user stop it, it ends when it ends.
    await command(`kill query where current_database = '${database}' sync`).catch(() => {});
    await command(`drop database if exists ${database} sync`);
  });
}

/** No character of the name needs quotes. */
function databaseOf({ id }: ClickHouseRun): string {
  return `attune_${id.replaceAll(/\W/g, '_')}`;
}

type Command = (statement: string) => Promise<void>;

async function commands(run: ClickHouseRun, send: (command: Command) => Promise<void>): Promise<void> {
  const { client, host }: ClickHouseConnection = connectClickHouse(run.address);
  try {
    await send(async (query) => {
      await client.command({ query }).catch((error) => {
        throw clickhouseFailure(host, query, error);
      });
    });
  } finally {
    await client.close();
  }
}
