import { AttuneError } from '../errors/index.ts';
import { openClickHouse } from './clickhouse.ts';
import { connectClickHouse } from './clickhouse-connection.ts';
import { sql } from './sql.ts';

/**
 * Where the address names a cluster, makes sure that tables can be spread over it.
 * Throws `warehouse-unavailable` where the server does not know the cluster or is no part of it, and where a shard has
 * replicas: a run's tables are not replicated, so a question to another replica would find them empty.
 */
export async function requireCluster(address: string): Promise<void> {
  const { client, cluster } = connectClickHouse(address);
  await client.close();
  if (cluster === undefined) return;
  const server = await openClickHouse(address);
  const shape = { replicas: 'count', here: 'count' } as const;
  const shards = await server
    .rows(
      sql`select count() as replicas, max(is_local) as here from system.clusters
        where cluster = ${cluster} group by shard_num`,
      shape,
    )
    .finally(() => server.close());
  if (shards.length === 0)
    throw new AttuneError('warehouse-unavailable', `The ClickHouse server knows no cluster ${cluster}.`, {
      remedy: 'Ask it: select distinct cluster from system.clusters. The name is that of its configuration.',
    });
  if (shards.some(({ replicas }) => replicas > 1))
    throw new AttuneError('warehouse-unavailable', `Shards of the cluster ${cluster} have replicas.`, {
      remedy:
        'Name a cluster with one replica a shard. What a run writes is not replicated: it can be computed again.',
    });
  if (!shards.some(({ here }) => here > 0))
    throw new AttuneError(
      'warehouse-unavailable',
      `The ClickHouse server is no part of the cluster ${cluster}.`,
      { remedy: 'Put the address of one of its servers into ATTUNE_WAREHOUSE.' },
    );
}
