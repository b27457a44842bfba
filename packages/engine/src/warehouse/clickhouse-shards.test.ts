import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ListeningShards, listenAsShards } from '../../test/listening-shards.ts';
import { engines } from '../../test/on-engines.ts';
import { type RunningClickHouse, startClickHouse } from '../../test/start-clickhouse.ts';
import type { Step } from './clickhouse-layout.ts';
import { shardSlots, spreadOver } from './clickhouse-shards.ts';
import { bind } from './clickhouse-statement.ts';
import { day, openClickHouse, perCustomer, type Sql, sql, type Warehouse } from './index.ts';

const typed = [
  { name: 'customer_id', type: 'String' },
  { name: 'n', type: 'Int64' },
];

/**
 * No cluster is executed here: a real ClickHouse plans the statements and makes the tables, and its two shards are servers
 * that write down what they are told. What a shard would answer is not seen.
 */
describe.skipIf(!engines.includes('clickhouse'))('tables spread over shards', () => {
  let shards: ListeningShards;
  let clickhouse: RunningClickHouse;
  let warehouse: Warehouse;
  beforeAll(async () => {
    shards = await listenAsShards(2);
    clickhouse = await startClickHouse(shards.ports);
    const { host, username, password } = new URL(clickhouse.url);
    const client = createClient({ url: `http://${host}`, username, password });
    for (const name of ['run', 'run_shard']) await client.command({ query: `create database ${name}` });
    await client.close();
    warehouse = await openClickHouse(`${clickhouse.url}?cluster=spread`, { database: 'run' });
    await warehouse.createFrom('lines', { customer_id: 'text', day: 'day', amount: 'money' }, []);
    await warehouse.createFrom('people', { customer_id: 'text?', spent: 'money' }, []);
  });
  afterAll(async () => {
    await warehouse.close();
    await clickhouse.stop();
    await shards.stop();
  });

  const plan = async (query: Sql) =>
    (await warehouse.rows(sql`explain ${query}`, { explain: 'text' })).map((row) => row.explain).join('\n');
  const tables = () =>
    warehouse.rows(
      sql`select database || '.' || name as name, create_table_query as text from system.tables
        where startsWith(database, 'run') order by database, system.tables.name`,
      { name: 'text', text: 'text' },
    );

  test('hold their rows on each server under one key, and are asked as one', async () => {
    const found = new Map((await tables()).map(({ name, text }) => [name, text]));
    expect([...found.keys()]).toEqual(['run.lines', 'run.people', 'run_shard.lines', 'run_shard.people']);
    expect(found.get('run_shard.lines')).toMatch(/ENGINE = MergeTree ORDER BY customer_id/);
    expect(found.get('run.lines')).toContain(
      "Distributed('spread', 'run_shard', 'lines', sipHash64(ifNull(customer_id, '')))",
    );
  });

  describe('the plan', () => {
    const finishedOnShards = /^(?!.*(?:MergingAggregated|Aggregating|Join|Window)).*ReadFromRemote/s;

    test.each([
      ['sums of a customer', sql`select customer_id, sum(amount) as spent from lines group by customer_id`],
      [
        'days of a customer',
        sql`select customer_id, day, sum(amount) as a from lines group by customer_id, day`,
      ],
      [
        'the median of a customer',
        sql`select customer_id, quantileExact(0.5)(amount) as a from lines group by customer_id`,
      ],
      [
        'customers with a condition on the sum, where an id may be empty',
        sql`select customer_id, count(*) as n from people where spent > 1 group by customer_id having count(*) > 1`,
      ],
    ])('%s are finished on the shard that holds the customer', async (_, query) => {
      expect(await plan(query)).toMatch(finishedOnShards);
    });

    test('how many customers have how many lines: the customers on their shards, the counts here', async () => {
      const text = await plan(
        sql`select n, count(*) as customers from (
          select customer_id, count(*) as n from lines group by customer_id) each_one group by n`,
      );
      expect(text).toMatch(/Keys: n\b/);
      expect(text).not.toMatch(/MergingAggregated|Keys: customer_id/);
    });

    test.each([
      ['sums of a day', sql`select day, sum(amount) as a from lines group by day`, /MergingAggregated/],
      ['a median of all', sql`select quantileExact(0.5)(spent) as a from people`, /MergingAggregated/],
      [
        'a rank among all',
        sql`select customer_id, row_number() over (order by spent desc, customer_id) as place from people`,
        /Window/,
      ],
    ])('%s is put together here', async (_, query, step) => {
      expect(await plan(query)).toMatch(step);
    });
  });

  test('what is asked per customer is answered by each shard from its own tables, and stays there', async () => {
    const query = sql`select l.customer_id as customer_id, l.day as day, p.spent as spent,
        row_number() over (partition by l.customer_id order by l.day) as place
      from lines l left join people p on p.customer_id = l.customer_id
      where l.day <= ${day('1969-07-20')} and l.customer_id <> ${"O'Hara\\"}`;
    shards.told();
    await expect(warehouse.create('places', query, { perCustomer: true })).rejects.toMatchObject({
      code: 'warehouse-failed',
    });
    const work = 'INSERT INTO run_shard.places__next SELECT * FROM `run_shard`.`places__rows`';
    expect(new Set(shards.told().flat().map(withoutSettings))).toEqual(new Set([work]));
  });

  test('a server names its own tables in what it answers, whatever it is asked with', async () => {
    const asked = sql`select l.customer_id as customer_id, count(*) as n from lines l left join people p
      on p.customer_id = l.customer_id where l.day <= ${day('1969-07-20')} and l.customer_id <> ${"O'Hara\\{p1:String}"}
        and l.amount < ${0.5} group by l.customer_id`;
    const steps = spreadOver({ cluster: 'spread', run: 'run' }).answer('seen', typed, asked, true);
    const views = steps.filter(({ names }) => names === 'shard').map(({ statement }) => bind(statement));
    expect(views).toEqual([
      {
        text: expect.stringMatching(/^create view "run_shard"."seen__rows" on cluster "spread" as/),
        params: {},
      },
    ]);
    const { host, username, password } = new URL(clickhouse.url);
    const server = createClient({ url: `http://${host}`, username, password, database: 'run_shard' });
    await server.insert({
      table: 'lines',
      values: [
        ['a', '1969-07-19', '0.25'],
        ['a', '1969-07-20', '0.1'],
        ['a', '1969-07-21', '0.1'],
        ["O'Hara\\{p1:String}", '1969-07-19', '0.1'],
        ['b', '1969-07-19', '0.5'],
      ],
      format: 'JSONCompactEachRow',
    });
    await server.command({ query: views[0]?.text ?? '' });
    const [seen, view] = await Promise.all(
      ['select * from seen__rows', 'show create table seen__rows'].map(async (query) =>
        (await server.query({ query, format: 'JSONCompactEachRow' })).json<unknown[]>(),
      ),
    );
    expect(seen).toEqual([['a', 2]]);
    expect(view?.[0]?.[0]).toMatch(/FROM run_shard\.lines.* JOIN run_shard\.people/s);
    await server.command({ query: 'drop table seen__rows' });
    await server.close();
  });

  test('what is not asked per customer is read from the shards and sorted by key here', async () => {
    shards.told();
    const ranks = sql`select customer_id, row_number() over (order by spent desc, customer_id) as place from people`;
    await expect(warehouse.create('ranks', ranks)).rejects.toMatchObject({ code: 'warehouse-failed' });
    const told = shards.told().flat();
    expect(told.length).toBeGreaterThan(0);
    for (const statement of told) expect(statement).toMatch(/^SELECT .* FROM `run_shard`.`people`/);
  });

  test('a question about what is asked per customer: joined and counted on the shards, counts put together here', async () => {
    const spends = sql`select l.day as day, p.spent as spent, row_number() over (partition by l.customer_id order by l.day) as place
      from lines l join people p on p.customer_id = l.customer_id where l.day > ${day('1969-07-20')}`;
    const question = sql`select place, count(*) as n from ${perCustomer(spends)} spends where spent > ${2} group by place`;
    const text = await plan(question);
    expect(text).toMatch(/MergingAggregated[\s\S]*ReadFromRemote/);
    expect(text).not.toMatch(/Join|Window/);
    shards.told();
    await expect(warehouse.rows(question, { place: 'count', n: 'count' })).rejects.toThrow();
    for (const statement of shards.told().flat())
      expect(statement).toMatch(/^SELECT .*count\(\).* FROM `run_shard`.`asked_\w+` .*GROUP BY/);
  });

  test('a join that is not per customer takes the right table to every shard, whatever the condition', async () => {
    shards.told();
    const join = sql`select l.day as day, count(*) as n from lines l join people p on p.customer_id <= l.customer_id group by l.day`;
    await expect(warehouse.rows(join, { day: 'day', n: 'count' })).rejects.toThrow();
    for (const statement of shards.told().flat()) expect(statement).toContain('`run_shard`.`people`');
  });

  test('rows of a table without customers gather on one shard, to go to all', async () => {
    shards.told();
    const products = warehouse.createFrom('products', { product_id: 'text' }, [{ product_id: 'a' }]);
    await expect(products).rejects.toMatchObject({ code: 'warehouse-failed' });
    const [first, second] = shards.told();
    expect(first?.[0]).toContain('INSERT INTO run_shard.products__gathered (product_id)');
    expect(second).toEqual([]);
  });

  test('and every shard gets each of them once, whatever the shards weigh', async () => {
    shards.told();
    // Of no rows nothing is sent: what fails is to read, on the way to the copies, what has gathered.
    await expect(warehouse.createFrom('products', { product_id: 'text' }, [])).rejects.toMatchObject({
      code: 'warehouse-failed',
    });
    const told = shards.told().flat();
    expect(told.length).toBeGreaterThan(0);
    for (const statement of told)
      expect(statement).toMatch(/^SELECT .* FROM `run_shard`.`products__gathered`/);
    expect(await warehouse.rows(sql`${shardSlots('spread')} order by slot`, { slot: 'count' })).toEqual([
      { slot: 0 },
      { slot: 1 },
    ]);
  });

  test('a failure leaves nothing beside the tables', async () => {
    expect((await tables()).map(({ name }) => name)).toEqual([
      'run.lines',
      'run.people',
      'run_shard.lines',
      'run_shard.people',
    ]);
  });
});

describe('the statements of a table on a cluster', () => {
  const layout = spreadOver({ cluster: 'spread', run: 'run' });
  const written = (steps: readonly Step[]) =>
    steps.map(({ statement }) => bind(statement).text.replaceAll(/\s+/g, ' '));

  test('with customers: rows on every server by the key, asked as one', () => {
    expect(written(layout.open('t', typed))).toEqual([
      'create table "run_shard"."t__next" on cluster "spread" ("customer_id" String, "n" Int64) engine = MergeTree order by customer_id settings allow_nullable_key = 1, non_replicated_deduplication_window = 100000',
      'create table "run"."t__next" on cluster "spread" ("customer_id" String, "n" Int64) engine = Distributed("spread", "run_shard", "t__next", sipHash64(ifNull(customer_id, \'\')))',
    ]);
    expect(written(layout.settle('t', typed, true))).toEqual([
      'exchange tables "run_shard"."t" and "run_shard"."t__next" on cluster "spread"',
      'drop table if exists "run"."t" on cluster "spread" sync',
      'create table "run"."t" on cluster "spread" ("customer_id" String, "n" Int64) engine = Distributed("spread", "run_shard", "t", sipHash64(ifNull(customer_id, \'\')))',
    ]);
  });

  test('without: every row once on each server, where each reads its own', () => {
    const [copied, renamed, dropped, view] = written(
      layout.settle('t', [{ name: 'a', type: 'String' }], false),
    );
    expect(copied).toMatch(
      /^insert into "run"."t__copies" \("a", "attune_slot"\) select g."a", s.slot from .*"run"."t__next"/,
    );
    expect([renamed, dropped, view]).toEqual([
      'rename table "run_shard"."t__next" to "run_shard"."t" on cluster "spread"',
      'drop table if exists "run"."t" on cluster "spread" sync',
      'create view "run"."t" on cluster "spread" as select * from "run_shard"."t"',
    ]);
  });

  test('per customer without saying whose is a fault of the program', () => {
    expect(() => layout.answer('t', [{ name: 'n', type: 'Int64' }], sql`select 1 as n`, true)).toThrow(
      /customer_id/,
    );
  });
});

const withoutSettings = (statement: string) =>
  statement.replaceAll(/ SETTINGS parallel_distributed_insert_select = 2/g, '').trim();
