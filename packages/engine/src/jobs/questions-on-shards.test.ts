import { createClient } from '@clickhouse/client';
import { expect, test } from 'vitest';
import { exploreDemo } from '../../test/explored-demo.ts';
import { listenAsShards } from '../../test/listening-shards.ts';
import { engines } from '../../test/on-engines.ts';
import { startClickHouse } from '../../test/start-clickhouse.ts';
import { ident, openClickHouse, raw, render, type Sql, sql, type Warehouse } from '../warehouse/index.ts';

/** What needs every customer's row on the server that is asked, by how the question begins; docs/scale.md says what it costs. */
const needRows = [
  // The histories to be scored, by this program.
  'select customer_id, frequency, recency, age, spend from lifetime_histories',
  // An even sample by the order of ids.
  'select spend, told, cohort, spends, region',
  // Shares of the best, and the Lorenz curve.
  'select count(*) as customers, coalesce(sum(revenue), 0) as revenue, min(place)',
  'select max(place) as last_place',
];

const isCounted = (plan: string) =>
  /MergingAggregated[\s\S]*ReadFromRemote/.test(plan) && !/Join \(|Window \(|Skip merging/.test(plan);
/** Counts of two tables by month are added here: one row a month comes from each. */
const isSumOfCounts = (plan: string) => (plan.match(/MergingAggregated/g) ?? []).length === 2;

test.skipIf(!engines.includes('clickhouse'))(
  'the questions of an analysis are counted on the shards, but for four',
  async () => {
    const shards = await listenAsShards(2);
    const [server, cluster] = [await startClickHouse(), await startClickHouse(shards.ports)];
    const { host, username, password } = new URL(cluster.url);
    const client = createClient({ url: `http://${host}`, username, password });
    const say = (query: string) => client.command({ query });
    for (const name of ['run', 'run_shard']) await say(`create database ${name}`);
    const spread = await openClickHouse(`${cluster.url}?cluster=spread`, { database: 'run' });
    const analysed = await openClickHouse(server.url);

    /** Tables as the analysis has them at that moment, without rows, spread over the shards. */
    const made = new Map<string, string>();
    const follow = async () => {
      const columns = await analysed.rows(
        sql`select ${ident('table')} as owner, name, type from system.columns where database = currentDatabase() order by owner, position`,
        { owner: 'text', name: 'text', type: 'text' },
      );
      for (const [table, own] of Map.groupBy(columns, ({ owner }) => owner)) {
        const declared = own.map(({ name, type }) => `"${name}" ${type}`).join(', ');
        if (made.get(table) === declared) continue;
        made.set(table, declared);
        for (const database of ['run', 'run_shard'])
          await say(`drop table if exists ${database}."${table}" sync`);
        await say(`create table run_shard."${table}" (${declared}) engine = MergeTree order by tuple()`);
        await say(
          declared.includes('"customer_id"')
            ? `create table run."${table}" (${declared}) engine = Distributed("spread", "run_shard", "${table}", sipHash64(ifNull(customer_id, '')))`
            : `create view run."${table}" as select * from run_shard."${table}"`,
        );
      }
    };
    const plans = new Map<string, string>();
    const look = async (query: Sql) => {
      const text = render(query, () => '?').text.replaceAll(/\s+/g, ' ');
      if (plans.has(text) || text.includes('system.')) return;
      plans.set(text, '');
      await follow();
      const lines = await spread.rows(sql`${raw('explain')} ${query}`, { explain: 'text' });
      plans.set(text, lines.map(({ explain }) => explain).join('\n'));
    };
    const watched: Warehouse = {
      dialect: analysed.dialect,
      has: (table) => analysed.has(table),
      create: (table, query) => analysed.create(table, query),
      createFrom: (table, shape, rows) => analysed.createFrom(table, shape, rows),
      createFromBatches: (table, shape, batches) => analysed.createFromBatches(table, shape, batches),
      drop: (table) => analysed.drop(table),
      importParquet: (table, path) => analysed.importParquet(table, path),
      exportParquet: (query, path) => analysed.exportParquet(query, path),
      close: () => analysed.close(),
      async rows(query, shape) {
        await look(query);
        return analysed.rows(query, shape);
      },
      async *batches(query, shape) {
        await look(query);
        yield* analysed.batches(query, shape);
      },
    };
    try {
      await exploreDemo(watched, { customers: 300 });
      const others = [...plans].filter(([, plan]) => !isCounted(plan) && !isSumOfCounts(plan));
      expect(plans.size).toBeGreaterThan(50);
      expect(others.map(([text]) => needRows.find((start) => text.startsWith(start)) ?? text).sort()).toEqual(
        [...needRows].sort(),
      );
    } finally {
      await Promise.all([watched.close(), spread.close(), client.close()]);
      for (const one of [server, cluster, shards]) await one.stop();
    }
  },
  240_000,
);
