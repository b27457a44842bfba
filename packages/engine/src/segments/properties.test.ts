import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadOrders } from '../../test/made-up-orders.ts';
import { buildCustomers } from '../customers/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { openDuckDb } from '../warehouse/index.ts';
import { buildLifecycle, buildValue } from './index.ts';

const start = Date.parse('2024-01-01');
const line = fc.record({
  customer_id: fc.constantFrom('a', 'b', 'c', 'd', 'é', ''),
  transaction_id: fc.option(fc.constantFrom('1', '2', '3'), { nil: null }),
  day: fc
    .integer({ min: 0, max: 900 })
    .map((days) => new Date(start + days * 86_400_000).toISOString().slice(0, 10)),
  amount: fc.integer({ min: -50_000, max: 500_000 }).map((cents) => cents / 100),
  quantity: fc.constantFrom(null, 1, -1, 0, 2.5),
  refunded: fc.option(
    fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100),
    { nil: null },
  ),
});

const cents = (...amounts: number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);

test('any orders at all give an audit that adds up', async () => {
  const warehouse = await openDuckDb(':memory:', { threads: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (lines) => {
      await loadOrders(warehouse, lines);
      const view = await buildCustomers(warehouse, {
        playbook: defaultPlaybook,
        tables: { customers: false, products: false },
      });
      const lifecycle = await buildLifecycle(warehouse, { playbook: defaultPlaybook, ...view });
      const { totals, deciles, grid, bridge, concentration, lorenz, cohorts } = await buildValue(warehouse, {
        playbook: defaultPlaybook,
        ...view,
        outlook: 'growth',
      });
      const net = lines.reduce((sum, { amount, refunded }) => sum + cents(amount, -(refunded ?? 0)), 0);
      expect(cents(totals.revenue)).toBe(net);
      expect(totals.customers).toBe(new Set(lines.map(({ customer_id }) => customer_id)).size);
      expect(cents(...deciles.map(({ revenue }) => revenue))).toBe(cents(totals.pastYearRevenue));
      expect(cents(...grid.map(({ revenue }) => revenue))).toBe(cents(totals.pastYearRevenue));
      for (const groups of [grid, lifecycle.states, lifecycle.patterns])
        expect(groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(totals.customers);
      if (bridge)
        expect(cents(totals.previousYearRevenue, ...[...bridge.values()].map(({ change }) => change))).toBe(
          cents(totals.pastYearRevenue),
        );
      if (concentration) {
        expect(concentration.share60).toBeLessThanOrEqual(concentration.share80);
        expect(concentration.gini).toBeGreaterThanOrEqual(-1e-12);
        expect(concentration.gini).toBeLessThan(1);
      }
      for (let i = 1; i < lorenz.length; i++)
        expect(lorenz[i]!.revenue).toBeGreaterThanOrEqual(lorenz[i - 1]!.revenue);
      for (const { activeByAge } of cohorts.cohorts)
        for (const share of activeByAge) expect(share >= 0 && share <= 1).toBe(true);
      for (const row of lifecycle.earlier?.repurchases ?? [])
        if (row.interval) expect(row.interval[0] <= row.share! && row.share! <= row.interval[1]).toBe(true);
    }),
    { numRuns: process.env.ATTUNE_LONG ? 1000 : 40, seed: 1 },
  );
  await warehouse.close();
}, 600_000);
