import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listenAsShards } from '../../test/listening-shards.ts';
import { engines } from '../../test/on-engines.ts';
import { startClickHouse } from '../../test/start-clickhouse.ts';
import { day, openClickHouse, sql, type Warehouse } from '../warehouse/index.ts';
import { customerHistory } from './history.sql.ts';
import { rfmQuantiles } from './rfm.sql.ts';

/** The plan of a real ClickHouse over Distributed tables, whose shards only listen: no cluster is executed. */
describe.skipIf(!engines.includes('clickhouse'))('on a cluster', () => {
  let warehouse: Warehouse;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const shards = await listenAsShards(2);
    const clickhouse = await startClickHouse(shards.ports);
    const { host, username, password } = new URL(clickhouse.url);
    const client = createClient({ url: `http://${host}`, username, password });
    for (const name of ['run', 'run_shard']) await client.command({ query: `create database ${name}` });
    await client.close();
    warehouse = await openClickHouse(`${clickhouse.url}?cluster=spread`, { database: 'run' });
    ends.push(() => warehouse.close(), clickhouse.stop, shards.stop);
    await warehouse.createFrom(
      'purchase_days',
      {
        customer_id: 'text',
        day: 'day',
        orders: 'count',
        lines: 'count',
        milli_units: 'count',
        worth: 'money',
        paid: 'money',
        discount: 'money',
        refunded: 'money',
        gap: 'count?',
      },
      [],
    );
    await warehouse.createFrom(
      'customer_history',
      { customer_id: 'text', last_purchase: 'day', orders: 'count', revenue: 'money' },
      [],
    );
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });

  const asOf = day('2026-06-30');
  const plan = async (query: ReturnType<typeof sql>) =>
    (await warehouse.rows(sql`explain ${query}`, { explain: 'text' })).map((row) => row.explain).join('\n');

  test("a customer's history is added up and finished on the shard that holds the customer", async () => {
    const { dialect } = warehouse;
    const text = await plan(customerHistory({ asOf, year: 365, recentDays: 91, dialect }));
    expect(text).toContain('ReadFromRemote');
    expect(text).not.toMatch(/Aggregat\w+\n|MergingAggregated/);
  });

  test('the cuts of scores, over all customers, are put together from the states of the shards', async () => {
    expect(await plan(rfmQuantiles(5, asOf, warehouse.dialect))).toMatch(
      /MergingAggregated[\s\S]*ReadFromRemote/,
    );
  });
});
