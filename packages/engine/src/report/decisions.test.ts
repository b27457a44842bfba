import { describe, expect } from 'vitest';
import { loadOrders, madeUpOrders } from '../../test/made-up-orders.ts';
import { onEngines } from '../../test/on-engines.ts';
import { buildCustomers } from '../customers/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { parseRule, ruleSql } from '../rules/index.ts';
import {
  buildLifecycle,
  buildValue,
  type LifecycleState,
  publishSegments,
  ruleCatalogue,
} from '../segments/index.ts';
import { sql } from '../warehouse/index.ts';
import { findDecisions } from './decisions.ts';

describe('the decisions', () => {
  onEngines('concern exactly the customers whom their rules find', async (warehouse) => {
    const playbook = defaultPlaybook;
    await loadOrders(warehouse, madeUpOrders(5, 4000, '2023-07-01', 1096));
    const view = await buildCustomers(warehouse, {
      playbook,
      asOf: '2026-06-30',
      tables: { customers: false, products: false },
    });
    const lifecycle = await buildLifecycle(warehouse, { playbook, ...view });
    const value = await buildValue(warehouse, { playbook, ...view, outlook: 'growth' });
    await publishSegments(warehouse, view.asOf, undefined);
    const decisions = await findDecisions(warehouse, playbook, value.totals, lifecycle);
    expect(decisions.length).toBe(3);
    for (const { id, rule, customers, range } of decisions) {
      const parsed = parseRule(rule, ruleCatalogue);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const condition = ruleSql(parsed.rule, { dialect: warehouse.dialect, asOf: view.asOf });
      if (!condition.ok) throw new Error(JSON.stringify(condition.problems));
      const [row] = await warehouse.rows(
        sql`select count(*) as customers from customer_facts where ${condition.predicate}`,
        { customers: 'count' },
      );
      expect(row?.customers, id).toBe(customers);
      expect(range[0]).toBeLessThan(range[1]);
    }
  });

  onEngines(
    'are graded by what was seen of every state concerned, and never as proven',
    async (warehouse) => {
      const playbook = defaultPlaybook;
      await loadOrders(warehouse, madeUpOrders(5, 4000, '2023-07-01', 1096));
      const view = await buildCustomers(warehouse, {
        playbook,
        asOf: '2026-06-30',
        tables: { customers: false, products: false },
      });
      await buildLifecycle(warehouse, { playbook, ...view });
      const { totals } = await buildValue(warehouse, { playbook, ...view, outlook: 'growth' });
      const grades = async (seen: Partial<Record<LifecycleState, number>>) => {
        const repurchases = Object.entries(seen).map(([state, customers]) => ({
          state: state as LifecycleState,
          customers,
          share: 0.1,
          interval: undefined,
        }));
        const earlier = { asOf: '2025-12-30', days: 182, moves: [], repurchases };
        const found = await findDecisions(warehouse, playbook, totals, { earlier });
        return Object.fromEntries(found.map(({ id, evidence, per, why }) => [id, { evidence, per, why }]));
      };
      const some = await grades({ dormant: 100, lapsed: 99, declining: 100 });
      expect(some['win-back']).toMatchObject({ evidence: 'weak', per: 'year' });
      expect(some['second-purchase']).toMatchObject({ evidence: 'weak', per: 'once' });
      expect(some['keep-declining']).toMatchObject({ evidence: 'moderate', per: 'year' });
      const all = await grades({ new: 100, dormant: 100, lapsed: 100, declining: 100 });
      expect(Object.values(all).map(({ evidence }) => evidence)).toEqual([
        'moderate',
        'moderate',
        'moderate',
      ]);
      expect(all['win-back']?.why.replaceAll('\u00A0', ' ')).toContain(
        '10 % of dormant customers and 10 % of lapsed customers bought within 182 days',
      );
      const unseen = await findDecisions(warehouse, playbook, totals, { earlier: undefined });
      for (const { evidence } of unseen) expect(evidence).toBe('weak');
    },
  );

  onEngines('count the former pace over the year of the playbook', async (warehouse) => {
    // Thirty, the fewest whom a decision is made for.
    const alike = Array.from({ length: 30 }, (_, index) => `a${index}`);
    const lapsed = (customers: readonly string[]) =>
      warehouse.createFrom(
        'lifecycle',
        { customer_id: 'text', state: 'text' },
        customers.map((customer_id) => ({ customer_id, state: 'lapsed' })),
      );
    await lapsed(alike);
    await warehouse.createFrom(
      'customer_facts',
      {
        customer_id: 'text',
        first_purchase: 'day',
        last_purchase: 'day',
        revenue: 'money',
        past_year_revenue: 'money',
        revenue_rank: 'count',
        purchase_days: 'count',
      },
      alike.map((customer_id) => ({
        customer_id,
        first_purchase: '2024-01-01',
        last_purchase: '2024-07-19',
        revenue: 100_000,
        past_year_revenue: 0,
        revenue_rank: 1,
        purchase_days: 5,
      })),
    );
    const base = { customers: 30, orders: 150, revenue: 3_000_000 };
    const worth = async (year: number) => {
      const playbook = { ...defaultPlaybook, windows: { year } };
      const [decision] = await findDecisions(warehouse, playbook, base, { earlier: undefined });
      return decision?.range;
    };
    // 200 days of spending are the whole of it in a year of 365 days, and half of it in one of 100.
    expect(await worth(365)).toEqual([60_000, 150_000]);
    expect(await worth(100)).toEqual([30_000, 75_000]);
    // One fewer, and there is nobody to decide for.
    await warehouse.drop('lifecycle');
    await lapsed(alike.slice(1));
    expect(await worth(365)).toBeUndefined();
  });
});
