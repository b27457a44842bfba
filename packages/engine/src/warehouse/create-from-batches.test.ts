import { describe, expect } from 'vitest';
import { onEngines } from '../../test/on-engines.ts';
import { type Batch, sql } from './index.ts';

const shape = {
  customer_id: 'text',
  orders: 'count',
  worth: 'money?',
  chance: 'number',
  since: 'day',
} as const;
const read = sql`select * from scored order by customer_id`;

describe('a table that comes in pieces', () => {
  onEngines('holds all of them, made from what the warehouse itself is read for', async (warehouse) => {
    await warehouse.create('people', sql`select 1 as n`);
    const people = Array.from({ length: 5000 }, (_, i) => ({
      customer_id: `c${String(i).padStart(5, '0')}`,
      orders: i,
    }));
    await warehouse.createFrom('people', { customer_id: 'text', orders: 'count' }, people);
    const question = sql`select customer_id, orders from people order by customer_id`;
    async function* scored(): AsyncIterable<Batch<typeof shape>> {
      for await (const { length, columns } of warehouse.batches(question, {
        customer_id: 'text',
        orders: 'count',
      }))
        yield {
          length,
          columns: {
            customer_id: columns.customer_id,
            orders: columns.orders,
            worth: columns.orders.map((n) => (n % 2 ? n / 4 : null)),
            chance: columns.orders.map((n) => 1 / (1 + n)),
            since: columns.orders.map(() => '2026-02-28'),
          },
        };
    }
    await warehouse.createFromBatches('scored', shape, scored());
    const rows = await warehouse.rows(read, shape);
    expect(rows).toHaveLength(5000);
    expect(rows[0]).toEqual({
      customer_id: 'c00000',
      orders: 0,
      worth: null,
      chance: 1,
      since: '2026-02-28',
    });
    expect(rows[4999]).toEqual({
      customer_id: 'c04999',
      orders: 4999,
      worth: 1249.75,
      chance: 1 / 5000,
      since: '2026-02-28',
    });
  });

  onEngines('leaves the older table when a piece fails to come', async (warehouse) => {
    const one = { customer_id: 'a', orders: 1, worth: 2, chance: 0.5, since: '2026-01-01' };
    await warehouse.createFrom('scored', shape, [one]);
    async function* broken(): AsyncIterable<Batch<typeof shape>> {
      yield {
        length: 1,
        columns: { customer_id: ['b'], orders: [1], worth: [1], chance: [1], since: ['2026-01-01'] },
      };
      throw new Error('no more');
    }
    await expect(warehouse.createFromBatches('scored', shape, broken())).rejects.toThrow('no more');
    expect(await warehouse.rows(read, shape)).toEqual([one]);
    expect(await warehouse.has('scored__next')).toBe(false);
  });
});
