import { describe, expect } from 'vitest';
import { loadOrders, madeUpOrders } from '../../../test/made-up-orders.ts';
import { onEngines } from '../../../test/on-engines.ts';
import { buildCustomers } from '../../customers/index.ts';
import { defaultPlaybook } from '../../playbook/index.ts';
import { buildValue } from '../../segments/index.ts';
import type { Warehouse } from '../../warehouse/index.ts';
import type { Summary } from '../summary.ts';
import { reconciliationPart } from './reconciliation.ts';

const cents = (amount: number | null) => Math.round((amount ?? 0) * 100);

describe('the order amounts', () => {
  const asOf = '2026-01-31';
  const lines = madeUpOrders(3, 200, '2024-07-01', 700).map((line, index) => ({
    ...line,
    cost: (index % 97) / 100,
  }));
  const analysed = lines.filter(({ day }) => day <= asOf);
  const summed = (of: (line: (typeof lines)[number]) => number | null, some = analysed) =>
    some.reduce((sum, line) => sum + cents(of(line)), 0);

  const reconciled = async (warehouse: Warehouse, value: Summary['measure']) => {
    const playbook = { ...defaultPlaybook, value };
    await loadOrders(warehouse, lines);
    const tables = { customers: false, products: false };
    const view = await buildCustomers(warehouse, { playbook, asOf, tables });
    const { totals } = await buildValue(warehouse, { playbook, ...view, outlook: 'growth' });
    const shown = { asOf, measure: value, total: totals.revenue };
    return reconciliationPart(warehouse, { months: [] }, shown);
  };

  onEngines('less refunds are the revenue, to the cent', async (warehouse) => {
    const { total, months } = await reconciled(warehouse, 'revenue');
    expect(total.matches).toBe(true);
    expect(total.costs).toBeNull();
    expect(cents(total.amounts)).toBe(summed(({ amount }) => amount));
    expect(cents(total.refunds)).toBe(summed(({ refunded }) => refunded));
    expect(cents(total.measure)).toBe(cents(total.amounts) - cents(total.refunds));
    expect(cents(total.refunds)).toBeGreaterThan(0);
    expect(months.reduce((sum, month) => sum + cents(month.analysed), 0)).toBe(cents(total.amounts));
    expect(months.reduce((sum, month) => sum + cents(month.later), 0)).toBe(
      summed(({ amount, day }) => (day > asOf ? amount : 0), lines),
    );
  });

  onEngines('less refunds and costs are the margin', async (warehouse) => {
    const { total } = await reconciled(warehouse, 'margin');
    expect(total.matches).toBe(true);
    expect(cents(total.refunds)).toBe(summed(({ refunded }) => refunded));
    expect(cents(total.costs)).toBe(summed(({ cost }) => cost));
    expect(cents(total.measure)).toBe(cents(total.amounts) - cents(total.refunds) - cents(total.costs));
  });

  onEngines('are the outcome themselves', async (warehouse) => {
    const { total } = await reconciled(warehouse, 'outcome');
    expect(total).toMatchObject({ refunds: null, costs: null, matches: true });
    expect(total.measure).toBe(total.amounts);
  });
});
