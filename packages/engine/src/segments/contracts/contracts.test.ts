import { integer, type Random, seededRandom, uniform } from '@attune/stats';
import { expect } from 'vitest';
import { loadOrders } from '../../../test/made-up-orders.ts';
import { onEngines } from '../../../test/on-engines.ts';
import { buildCustomers } from '../../customers/index.ts';
import { defaultPlaybook } from '../../playbook/index.ts';
import { day, type Warehouse } from '../../warehouse/index.ts';
import { measureContracts } from './contracts.ts';
import { type ContractTerms, contractHistories } from './renewals.sql.ts';

const dayAfter = (from: string, days: number) =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
const between = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

interface Payment {
  readonly customer_id: string;
  readonly day: string;
  readonly amount: number;
}

/** Customers who pay late, early, twice, not at all, and who come back. */
function payments(random: Random, customers: number, terms: ContractTerms, until: string): Payment[] {
  return Array.from({ length: customers }, (_, c) => {
    const paid: Payment[] = [];
    const pay = (at: string) => paid.push({ customer_id: `c${c}`, day: at, amount: 10 });
    let at = dayAfter('2024-01-01', integer(random, 0, 500));
    while (at <= until) {
      pay(at);
      if (uniform(random) < 0.1) pay(dayAfter(at, integer(random, 0, Math.floor(terms.periodDays) - 1)));
      if (uniform(random) < 0.12) at = dayAfter(at, integer(random, 0, 300));
      at = dayAfter(at, Math.round(terms.periodDays) + integer(random, -3, terms.graceDays + 3));
    }
    return paid;
  }).flat();
}

/** The rule as one would say it, a payment at a time. */
function byHand(days: readonly string[], { periodDays, graceDays }: ContractTerms, asOf: string) {
  const within = Math.ceil(periodDays + graceDays);
  const paid = [...new Set(days)].sort().filter((at) => at <= asOf);
  let [renewals, extra] = [0, 0];
  let end = paid.length;
  const counted: string[] = [];
  for (const [i, at] of paid.entries()) {
    const gap = i === 0 ? undefined : between(paid[i - 1]!, at);
    if (gap !== undefined && gap < periodDays / 2) extra++;
    if (gap !== undefined && gap > within && end === paid.length) end = i;
    if (i >= end || (gap !== undefined && gap < periodDays / 2)) continue;
    const before = counted.at(-1);
    if (before !== undefined && between(before, asOf) >= within) renewals++;
    counted.push(at);
  }
  return {
    renewals,
    ended: between(paid[end - 1]!, asOf) >= within ? 1 : 0,
    returned: end < paid.length ? 1 : 0,
    extra,
  };
}

const view = async (warehouse: Warehouse, lines: readonly Payment[], asOf: string) => {
  await loadOrders(warehouse, lines);
  return buildCustomers(warehouse, {
    playbook: defaultPlaybook,
    asOf,
    tables: { customers: false, products: false },
  });
};

for (const terms of [
  { periodDays: 30.44, graceDays: 7 },
  { periodDays: 91, graceDays: 0 },
])
  onEngines(
    `every ${terms.periodDays} days: renewals are counted as one would by hand`,
    async (warehouse) => {
      const asOf = '2025-12-20';
      const lines = payments(seededRandom(6), 120, terms, '2026-02-01');
      await view(warehouse, lines, asOf);
      const rows = await warehouse.rows(contractHistories(terms, day(asOf), warehouse.dialect), {
        customer_id: 'text',
        renewals: 'count',
        ended: 'count',
        returned: 'count',
        extra: 'count',
      });
      expect(rows.length).toBeGreaterThan(100);
      for (const { customer_id, ...found } of rows) {
        const days = lines.filter((line) => line.customer_id === customer_id).map((line) => line.day);
        expect({ customer_id, ...found }).toEqual({ customer_id, ...byHand(days, terms, asOf) });
      }
      for (const kind of ['ended', 'returned', 'extra'] as const)
        expect(rows.filter((row) => row[kind] > 0).length).toBeGreaterThan(5);
    },
  );

const yearly = { periodDays: 365, graceDays: 30 };

/** Customers who begin on a day, pay every 365 days, and stay for so many renewals. */
const stays = (name: string, from: string, renewals: number, until: string): Payment[] =>
  Array.from({ length: renewals + 1 }, (_, i) => ({
    customer_id: name,
    day: dayAfter(from, i * 365),
    amount: 20,
  })).filter((payment) => payment.day <= until);

onEngines('who may still pay is not lost, and who paid early does not count yet', async (warehouse) => {
  // 21 days after the first anniversary of all: `a` paid again, `b` has nine days left.
  const lines = [
    ...stays('a', '2024-03-10', 5, '2025-03-31'),
    ...stays('b', '2024-03-10', 0, '2025-03-31'),
    ...stays('c', '2023-12-01', 0, '2025-03-31'),
  ];
  const options = { firstDay: '2023-01-01', calibrationEnd: undefined };
  await view(warehouse, lines, '2025-03-31');
  const early = await measureContracts(warehouse, yearly, { asOf: '2025-03-31', ...options });
  expect(early).toMatchObject({ customers: 3, lost: 1, curve: [{ renewals: 1, due: 1, lost: 1 }] });
  const later = await measureContracts(warehouse, yearly, { asOf: '2025-04-09', ...options });
  expect(later).toMatchObject({ customers: 3, lost: 2, curve: [{ renewals: 1, due: 3, lost: 2 }] });
  expect(later?.projection).toMatchObject({
    ok: false,
    reason: expect.stringContaining('Too few customers'),
  });
  const atOnce = await measureContracts(warehouse, yearly, { asOf: '2024-04-01', ...options });
  expect(atOnce).toBeUndefined();
});

onEngines('customers of unknown beginning are left out where enough others are known', async (warehouse) => {
  const until = '2026-06-30';
  const lines = Array.from({ length: 60 }, (_, i) => [
    ...stays(`old${i}`, '2021-02-01', 4, until),
    ...stays(`new${i}`, dayAfter('2022-06-01', i % 40), i % 4, until),
  ]).flat();
  const { firstDay } = await view(warehouse, lines, until);
  const options = { asOf: until, firstDay, calibrationEnd: undefined };
  const found = await measureContracts(warehouse, yearly, options);
  expect(found).toMatchObject({ customers: 60, leftOut: 60, areStartsKnown: true, period: 'quarter' });
  expect(found?.curve.map(({ due, lost }) => [due, lost])).toEqual([
    [60, 15],
    [45, 15],
    [30, 15],
  ]);
  expect(found?.cohorts).toEqual([
    { cohort: '2022-Q2', customers: 50, stayed: [50, 37, 24, 12] },
    { cohort: '2022-Q3', customers: 10, stayed: [10, 8, 6, 3] },
  ]);
});
