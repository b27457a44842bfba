import { giniCoefficient, shrunkGapQuantile, smallestShare } from '@attune/stats';
import { describe, expect } from 'vitest';
import { loadOrders, madeUpOrders } from '../../test/made-up-orders.ts';
import { onEngines, sameOnEngines } from '../../test/on-engines.ts';
import { buildCustomers } from '../customers/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { sql, type Warehouse } from '../warehouse/index.ts';
import { buildLifecycle, buildValue, publishSegments } from './index.ts';

const playbook = defaultPlaybook;

async function analyse(warehouse: Warehouse, seed = 5, customers = 400) {
  await loadOrders(warehouse, madeUpOrders(seed, customers, '2023-07-01', 1096));
  const view = await buildCustomers(warehouse, {
    playbook,
    asOf: '2026-06-30',
    tables: { customers: false, products: false },
  });
  const lifecycle = await buildLifecycle(warehouse, { playbook, ...view });
  const value = await buildValue(warehouse, { playbook, ...view, outlook: 'growth' });
  return { view, lifecycle, value };
}

const cents = (amounts: number[]) => Math.round(amounts.reduce((sum, amount) => sum + amount * 100, 0));

describe('value', () => {
  onEngines('everything adds up to the cent', async (warehouse) => {
    const { value, lifecycle } = await analyse(warehouse);
    const { totals, deciles, bridge, grid } = value;
    expect(cents(deciles.map(({ revenue }) => revenue))).toBe(cents([totals.pastYearRevenue]));
    expect(cents(grid.map(({ revenue }) => revenue))).toBe(cents([totals.pastYearRevenue]));
    expect(cents(lifecycle.states.map(({ revenue }) => revenue))).toBe(cents([totals.pastYearRevenue]));
    expect(cents(lifecycle.patterns.map(({ revenue }) => revenue))).toBe(cents([totals.pastYearRevenue]));
    expect(
      cents([totals.previousYearRevenue, ...[...(bridge?.values() ?? [])].map(({ change }) => change)]),
    ).toBe(cents([totals.pastYearRevenue]));
    const spenders = deciles.reduce((sum, { customers }) => sum + customers, 0);
    expect(spenders + totals.zeroSpenders).toBe(totals.customers);
    for (const groups of [grid, lifecycle.states, lifecycle.patterns])
      expect(groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(totals.customers);
    expect(
      Math.max(...deciles.map(({ customers }) => customers)) -
        Math.min(...deciles.map(({ customers }) => customers)),
    ).toBeLessThanOrEqual(1);
  });

  onEngines('concentration is what the definitions say', async (warehouse) => {
    const { value } = await analyse(warehouse);
    const rows = await warehouse.rows(
      sql`select past_year_revenue as revenue from customer_facts where past_year_revenue > 0`,
      { revenue: 'money' },
    );
    const amounts = Float64Array.from(rows, ({ revenue }) => revenue);
    const gini = giniCoefficient(amounts);
    const share60 = smallestShare(amounts, 0.6);
    if (!gini.ok) throw new Error(gini.reason);
    expect(value.concentration?.gini).toBeCloseTo(gini.gini, 9);
    if (!share60.ok) throw new Error(share60.reason);
    expect(value.concentration?.share60).toBeCloseTo(share60.share, 9);
    expect(value.lorenz.at(0)).toEqual({ customers: 0, revenue: 0 });
    expect(value.lorenz.at(-1)).toEqual({ customers: 1, revenue: 1 });
  });

  onEngines('one year of data gives no bridge', async (warehouse) => {
    await loadOrders(warehouse, madeUpOrders(3, 50, '2025-09-01', 300));
    const view = await buildCustomers(warehouse, {
      playbook,
      asOf: '2026-06-27',
      tables: { customers: false, products: false },
    });
    const value = await buildValue(warehouse, { playbook, ...view, outlook: 'growth' });
    expect(value.bridge).toBeUndefined();
    expect(value.totals.customers).toBe(50);
  });
});

describe('lifecycle', () => {
  onEngines('a usual silence is the shrunk quantile of the next gap', async (warehouse) => {
    const { lifecycle } = await analyse(warehouse);
    const population = lifecycle.limits.gaps;
    if (!population) throw new Error('The made-up shop has repeat customers.');
    const rows = await warehouse.rows(
      sql`select h.gaps as gaps, h.log_gaps as log_gaps, h.log_gaps_squared as squares, l.usual_silence as usual
        from customer_history h join lifecycle l on l.customer_id = h.customer_id where h.gaps > 0`,
      { gaps: 'count', log_gaps: 'count', squares: 'count', usual: 'count' },
    );
    expect(rows.length).toBeGreaterThan(200);
    for (const { gaps, log_gaps, squares, usual } of rows) {
      const own = { n: gaps, sum: log_gaps / 1e6, sumSquares: squares / 1e6 };
      expect(Math.abs(usual - Math.min(36_500, shrunkGapQuantile(own, population, 0.9)))).toBeLessThanOrEqual(
        0.501,
      );
    }
  });

  sameOnEngines(
    'states, patterns and cells are the same on every engine',
    {
      customer_id: 'text',
      lifecycle: 'text',
      pattern: 'text',
      value_cell: 'text',
      usual_silence_days: 'count?',
      probability_rate_fell: 'number?',
    },
    async (warehouse) => {
      const { view } = await analyse(warehouse, 9);
      await publishSegments(warehouse, view.asOf, undefined);
      return warehouse.rows(sql`select * from customer_facts order by customer_id`, {
        customer_id: 'text',
        lifecycle: 'text',
        pattern: 'text',
        value_cell: 'text',
        usual_silence_days: 'count?',
        probability_rate_fell: 'number?',
      });
    },
    (rows) => expect(new Set(rows.map(({ lifecycle }) => lifecycle)).size).toBeGreaterThanOrEqual(5),
  );

  sameOnEngines(
    'membership keeps the earlier states beside the present ones',
    { scheme: 'text', as_of: 'day', segment: 'text', customers: 'count' },
    async (warehouse) => {
      const { view, lifecycle } = await analyse(warehouse, 9);
      const earlier = lifecycle.earlier?.asOf;
      if (!earlier) throw new Error('Three years are long enough to look back.');
      await publishSegments(warehouse, view.asOf, earlier);
      return warehouse.rows(
        sql`select scheme, as_of, segment, count(*) as customers from membership group by scheme, as_of, segment order by scheme, as_of, segment`,
        { scheme: 'text', as_of: 'day', segment: 'text', customers: 'count' },
      );
    },
    (rows) =>
      expect(rows.filter(({ scheme }) => scheme === 'lifecycle').map((row) => row.as_of)).toContain(
        '2025-12-30',
      ),
  );

  onEngines('a look back uses only what was known then', async (warehouse) => {
    const { lifecycle } = await analyse(warehouse);
    const then = lifecycle.earlier;
    if (!then) throw new Error('Three years are long enough to look back.');
    const states = await warehouse.rows(
      sql`select customer_id, state from lifecycle_earlier order by customer_id`,
      { customer_id: 'text', state: 'text' },
    );
    // The same shop, cut off at the earlier day, gives the same states.
    const cut = madeUpOrders(5, 400, '2023-07-01', 1096).filter(({ day: at }) => at <= then.asOf);
    await loadOrders(warehouse, cut);
    const view = await buildCustomers(warehouse, {
      playbook,
      asOf: then.asOf,
      tables: { customers: false, products: false },
    });
    await buildLifecycle(warehouse, { playbook, ...view });
    expect(
      await warehouse.rows(sql`select customer_id, state from lifecycle order by customer_id`, {
        customer_id: 'text',
        state: 'text',
      }),
    ).toEqual(states);
  });
});
