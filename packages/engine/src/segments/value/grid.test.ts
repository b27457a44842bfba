import { expect } from 'vitest';
import { onEngines } from '../../../test/on-engines.ts';
import { gridSizesAt, outlookCut } from './grid.sql.ts';
import { outlooks } from './outlook.ts';

const shape = {
  customer_id: 'text',
  past_year_revenue: 'money',
  potential: 'number?',
  potential_low: 'number?',
  potential_high: 'number?',
} as const;

const person = (
  customer_id: string,
  past_year_revenue: number,
  potential: number | null,
  low: number | null = null,
  high: number | null = null,
) => ({ customer_id, past_year_revenue, potential, potential_low: low, potential_high: high });

onEngines('a cell is certain only where the cut lies far enough from what is known', async (warehouse) => {
  await warehouse.createFrom('customer_facts', shape, [
    // 100 above the cut; at 80 % the cut may lie 43 % of the way to the end of the interval.
    person('a', 500, 200, 0, 400),
    person('b', 500, 200, -40, 400),
    person('c', 500, 50, 20, 160),
    person('d', 10, 50, 20, 170),
    // At the cut it is not high, and could as well be.
    person('e', 10, 100, 90, 110),
    person('f', 0, 900, 800, 1000),
    person('g', 0, null),
  ]);
  const cuts = { value: 100, outlook: 100 };
  const rows = await warehouse.rows(gridSizesAt(cuts, outlooks.potential, warehouse.dialect), {
    value_level: 'text',
    outlook_level: 'text',
    customers: 'count',
    certain: 'count',
    revenue: 'money',
  });
  const cell = (value: string, outlook: string) =>
    rows.find((row) => row.value_level === value && row.outlook_level === outlook);
  expect(cell('high', 'high')).toMatchObject({ customers: 2, certain: 1, revenue: 1000 });
  expect(cell('high', 'low')).toMatchObject({ customers: 1, certain: 1 });
  expect(cell('low', 'high')).toMatchObject({ customers: 1, certain: 1 });
  expect(cell('low', 'low')).toMatchObject({ customers: 3, certain: 0 });
  const [median] = await warehouse.rows(outlookCut(outlooks.potential, warehouse.dialect), {
    cut: 'number?',
  });
  expect(median?.cut).toBe(150);
});
