import { openClickHouse } from './clickhouse.ts';
import { requireCluster } from './clickhouse-cluster.ts';
import { type ClickHouseConnection, connectClickHouse } from './clickhouse-connection.ts';
import { clickhouseFailure } from './clickhouse-error.ts';
import { shardDatabase } from './clickhouse-shards.ts';
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
 * Makes the run's database (on a cluster, two of them on each of its servers), gives it to `work`, and drops it when that
 * has ended; with `keep` only when it has failed. Once `signal` is aborted, the statement under way is stopped, here and on the server, and `work` sees the signal's
 * reason. Throws `warehouse-unavailable` when the server does not answer, or does not let the user make a database.
 */
export async function inRunDatabase<T>(
  run: ClickHouseRun & { readonly keep: boolean },
  signal: AbortSignal | undefined,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const database = databaseOf(run);
  await requireCluster(run.address);
  await commands(run, async (command, everywhere) => {
    for (const name of databasesOf(run, everywhere))
      await command(`create database ${name}${everywhere}`).catch(async (error) => {
        if (name !== database) await dropRunDatabase(run).catch(() => {});
        throw error;
      });
  });
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
  await commands(run, async (command, everywhere) => {
    const databases = databasesOf(run, everywhere);
    const within = databases.map((name) => `current_database = '${name}'`).join(' or ');
    // A server goes on when nobody waits any more. Where it does not let this user stop it, it ends when it ends.
    await command(`kill query${everywhere} where ${within} sync`).catch(() => {});
    for (const name of databases) await command(`drop database if exists ${name}${everywhere} sync`);
  });
}

/** No character of the name needs quotes. */
function databaseOf({ id }: ClickHouseRun): string {
  return `attune_${id.replaceAll(/\W/g, '_')}`;
}

function databasesOf(run: ClickHouseRun, everywhere: string): string[] {
  const database = databaseOf(run);
  return everywhere === '' ? [database] : [database, shardDatabase(database)];
}

type Command = (statement: string) => Promise<void>;

/** `everywhere` is what makes a statement one for all servers of the cluster, where one is named. */
async function commands(
  run: ClickHouseRun,
  send: (command: Command, everywhere: string) => Promise<void>,
): Promise<void> {
  const { client, host, cluster }: ClickHouseConnection = connectClickHouse(run.address);
  try {
    await send(
      async (query) => {
        await client.command({ query }).catch((error) => {
          throw clickhouseFailure(host, query, error);
        });
      },
      cluster === undefined ? '' : ` on cluster "${cluster}"`,
    );
  } finally {
    await client.close();
  }
}
