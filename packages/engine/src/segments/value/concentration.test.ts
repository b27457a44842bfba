import { expect } from 'vitest';
import { sameOnEngines } from '../../../test/on-engines.ts';
import type { Row, Warehouse } from '../../warehouse/index.ts';
import { concentrationSums } from './concentration.sql.ts';

const sums = {
  customers: 'count',
  revenue: 'money',
  first_60: 'count?',
  first_80: 'count?',
  weighted: 'money',
} as const;

async function measured(warehouse: Warehouse, spending: readonly number[]): Promise<Row<typeof sums>[]> {
  await warehouse.createFrom(
    'customer_facts',
    { customer_id: 'text', past_year_revenue: 'money' },
    spending.map((past_year_revenue, i) => ({ customer_id: `c${i}`, past_year_revenue })),
  );
  return warehouse.rows(concentrationSums(), sums);
}

for (const each of [0.1, 1, 33.3333, 100.01])
  sameOnEngines(
    `of five who spent ${each} each, exactly three bring 60 % and four 80 %`,
    sums,
    (warehouse) => measured(warehouse, [each, each, each, each, each]),
    ([row]) => expect(row).toMatchObject({ customers: 5, first_60: 3, first_80: 4 }),
  );

sameOnEngines(
  'a hundredth of a cent less than 60 % is less than 60 %',
  sums,
  (warehouse) => measured(warehouse, [20, 20, 19.9999, 19.9999, 19.9999, 0.0003]),
  ([row]) => expect(row).toMatchObject({ revenue: 100, first_60: 4, first_80: 5 }),
);

sameOnEngines(
  'places times money may be more than a money column holds',
  sums,
  (warehouse) => measured(warehouse, Array(20).fill(9e13)),
  (rows) =>
    expect(rows).toEqual([
      { customers: 20, revenue: 1.8e15, first_60: 12, first_80: 16, weighted: 210 * 9e13 },
    ]),
);

sameOnEngines(
  'a great spender among many places',
  sums,
  (warehouse) => measured(warehouse, [2e9, ...Array(4999).fill(1)]),
  (rows) =>
    expect(rows).toEqual([
      { customers: 5000, revenue: 2e9 + 4999, first_60: 1, first_80: 1, weighted: 2e9 + 12_502_499 },
    ]),
);
