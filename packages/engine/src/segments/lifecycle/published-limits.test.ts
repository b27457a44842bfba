import { expect } from 'vitest';
import { loadOrders, madeUpOrders } from '../../../test/made-up-orders.ts';
import { onEngines } from '../../../test/on-engines.ts';
import { buildCustomers } from '../../customers/index.ts';
import { defaultPlaybook } from '../../playbook/index.ts';
import { publishSegments } from '../membership.ts';
import { buildValue } from '../value/value.ts';
import { buildLifecycle } from './lifecycle.ts';
import { publishedLimits } from './published-limits.ts';

onEngines('the limits of a published run are learned again as they were', async (warehouse) => {
  await loadOrders(warehouse, madeUpOrders(5, 400, '2023-07-01', 1096));
  const view = await buildCustomers(warehouse, {
    playbook: defaultPlaybook,
    tables: { customers: false, products: false },
  });
  const options = { playbook: defaultPlaybook, ...view };
  const { limits, mature, earlier } = await buildLifecycle(warehouse, options);
  await buildValue(warehouse, { ...options, outlook: 'growth' });
  await publishSegments(warehouse, view.asOf, earlier?.asOf);
  expect(limits.newDays).toBeGreaterThan(0);
  expect(await publishedLimits(warehouse, options)).toEqual({
    newDays: limits.newDays,
    lapsedDays: limits.lapsedDays,
    ownSilence: limits.gaps !== undefined,
    mature,
  });
});
