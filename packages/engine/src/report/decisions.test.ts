import { describe, expect } from 'vitest';
import { loadOrders, madeUpOrders } from '../../test/made-up-orders.ts';
import { onEngines } from '../../test/on-engines.ts';
import { buildCustomers } from '../customers/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { parseRule, ruleSql } from '../rules/index.ts';
import { buildLifecycle, buildValue, publishSegments, ruleCatalogue } from '../segments/index.ts';
import { sql } from '../warehouse/index.ts';
import { findDecisions } from './decisions.ts';

describe('the decisions', () => {
  onEngines('concern exactly the customers whom their rules find', async (warehouse) => {
    const playbook = defaultPlaybook;
    await loadOrders(warehouse, madeUpOrders(5, 400, '2023-07-01', 1096));
    const view = await buildCustomers(warehouse, {
      playbook,
      asOf: '2026-06-30',
      tables: { customers: false, products: false },
    });
    const lifecycle = await buildLifecycle(warehouse, { playbook, ...view });
    const value = await buildValue(warehouse, { playbook, ...view });
    await publishSegments(warehouse, view.asOf, undefined);
    const decisions = await findDecisions(warehouse, playbook, value.totals, lifecycle);
    expect(decisions.length).toBeGreaterThan(0);
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
});
