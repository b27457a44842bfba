import { describe, expect } from 'vitest';
import { loadOrders } from '../../../test/made-up-orders.ts';
import { onEngines } from '../../../test/on-engines.ts';
import { buildCustomers } from '../../customers/index.ts';
import { defaultPlaybook } from '../../playbook/index.ts';
import { sql, type Warehouse } from '../../warehouse/index.ts';
import { buildLifecycle, lifecycleRules } from '../index.ts';

const playbook = defaultPlaybook;
const shifted = (from: string, days: number) =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

async function build(warehouse: Warehouse, lines: Parameters<typeof loadOrders>[1]) {
  await loadOrders(warehouse, lines);
  const view = await buildCustomers(warehouse, {
    playbook,
    asOf: '2026-06-30',
    tables: { customers: false, products: false },
  });
  const lifecycle = await buildLifecycle(warehouse, { playbook, ...view });
  const rules = new Map(
    lifecycleRules(lifecycle, playbook.lifecycle).map(({ state, rule }) => [state, rule]),
  );
  const states = await warehouse.rows(
    sql`select customer_id, state, pattern from lifecycle order by customer_id`,
    {
      customer_id: 'text',
      state: 'text',
      pattern: 'text',
    },
  );
  return { lifecycle, rules, states };
}

describe('what cannot be known is said, not guessed', () => {
  onEngines(
    'customers who all buy alike: nobody is called steady, declining or mature',
    async (warehouse) => {
      const lines = Array.from({ length: 60 }, (_, c) =>
        Array.from({ length: 20 }, (_, i) => ({
          customer_id: `c${c}`,
          day: shifted('2025-01-01', (c % 7) + i * 28),
          amount: 10,
        })),
      ).flat();
      const { lifecycle, rules, states } = await build(warehouse, lines);
      expect(lifecycle.limits.ratesKnown).toBe(false);
      expect(new Set(states.map(({ pattern }) => pattern))).toEqual(new Set(['repeat']));
      expect(states.filter(({ state }) => state === 'mature' || state === 'declining')).toEqual([]);
      expect(rules.get('declining')).toMatch(/^Nobody/);
      expect(rules.get('mature')).toMatch(/^Nobody/);
    },
  );

  onEngines('nobody bought twice: new and lapsed are nobody, and the rules say why', async (warehouse) => {
    const { rules, states } = await build(
      warehouse,
      Array.from({ length: 30 }, (_, c) => ({
        customer_id: `c${c}`,
        day: shifted('2026-01-01', c),
        amount: 5,
      })),
    );
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['active']));
    for (const state of ['new', 'lapsed', 'declining', 'mature'] as const)
      expect(rules.get(state)).toMatch(/^Nobody/);
  });

  onEngines('who only returned something is neither new nor one-and-done', async (warehouse) => {
    const { states } = await build(warehouse, [
      { customer_id: 'returns', day: '2026-06-20', amount: -80, quantity: -1 },
      { customer_id: 'buys', day: '2026-06-20', amount: 80 },
      { customer_id: 'buys', day: '2026-06-25', amount: 80 },
    ]);
    expect(states.find(({ customer_id }) => customer_id === 'returns')).toMatchObject({
      state: 'dormant',
      pattern: 'returns only',
    });
  });
});
