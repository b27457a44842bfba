import { expect } from 'vitest';
import { exploreDemo } from '../../test/explored-demo.ts';
import { onEngines } from '../../test/on-engines.ts';
import { isUnknown } from '../report/index.ts';
import { sql } from '../warehouse/index.ts';
import { customerOf } from './customer.ts';
import { findCustomers } from './find-customers.ts';
import { timelineOf } from './timeline.ts';

onEngines('a customer is told with reasons in their own figures', async (warehouse) => {
  const run = await exploreDemo(warehouse);
  const { summary } = run;
  const one = async (rule: unknown) => {
    const { rows } = await findCustomers(run, { rule, limit: 1 });
    return customerOf(run, String(rows[0]?.customer_id), [
      { label: 'Everybody', rule: {} },
      { label: 'Nobody', rule: { orders: { $lt: 0 } } },
      { label: 'Malformed', rule: { order: 1 } },
    ]);
  };
  const reason = (customer: Awaited<ReturnType<typeof customerOf>>, scheme: string) =>
    customer.segments.find((segment) => segment.scheme === scheme)?.reason;
  const fact = (customer: Awaited<ReturnType<typeof customerOf>>, name: string) =>
    customer.facts.find((known) => known.name === name)?.value;

  for (const state of Object.keys(summary.lifecycle)) {
    if (summary.lifecycle[state as 'new'] === 0) continue;
    const customer = await one({ lifecycle: state });
    expect(customer.segments[0]).toMatchObject({ scheme: 'lifecycle', segment: state });
    // The limits that the sentence names are those of the report.
    const rule = summary.lifecycleRules.find((known) => known.state === state)?.rule ?? '';
    if (state === 'new' || state === 'lapsed')
      expect(reason(customer, 'lifecycle')).toContain(/\d[\d,]* days/.exec(rule)?.[0]);
  }
  const dormant = await one({ lifecycle: 'dormant', purchase_days: { $gte: 4 } });
  expect(reason(dormant, 'lifecycle')).toBe(
    `Silent for ${fact(dormant, 'recency_days')} days; this customer's usual silence is at most ${fact(dormant, 'usual_silence_days')} days (90\u00A0% of the gaps between purchases).`,
  );
  expect(Number(fact(dormant, 'recency_days'))).toBeGreaterThan(Number(fact(dormant, 'usual_silence_days')));

  const best = await one({ past_year_decile: 1 });
  expect(best.forecast).toEqual(
    isUnknown(summary.clv) || isUnknown(summary.clv.total)
      ? { reason: expect.any(String) }
      : { name: 'lifetime revenue', days: 365, until: '2027-06-30' },
  );
  expect(best.segments.map(({ scheme }) => scheme)).toEqual([
    'lifecycle',
    'value',
    'decile',
    'pattern',
    'rfm',
    'saved',
  ]);
  expect(best.segments.at(-1)).toMatchObject({ segment: 'Everybody', reason: 'Is any customer.' });
  expect(reason(best, 'rfm')).toContain('Scores: recency ');
  const silent = await one({ past_year_decile: { $exists: false } });
  expect(silent.segments.map(({ scheme }) => scheme)).not.toContain('decile');
  expect(JSON.stringify([best, silent, dormant])).not.toContain('NaN');

  // What membership holds of the earlier day.
  const moved = await warehouse.rows(
    sql`select n.customer_id as id, e.state as before, n.state as now from lifecycle n
      left join lifecycle_earlier e on e.customer_id = n.customer_id order by n.customer_id limit 40`,
    { id: 'text', before: 'text?', now: 'text' },
  );
  for (const { id, before, now } of moved) {
    const [segment] = (await customerOf(run, id)).segments;
    expect(segment?.before).toBe(before ?? 'not yet a customer');
    expect(segment?.since === null).toBe(before !== now);
  }
  expect(best.facts.every(({ label, meaning, formula }) => label && meaning && formula)).toBe(true);
  await expect(customerOf(run, 'nobody@example.org')).rejects.toMatchObject({
    code: 'customer-unknown',
    message: expect.not.stringContaining('nobody'),
  });
});

onEngines('consents and orders of a customer are shown, the latest first', async (warehouse) => {
  const run = await exploreDemo(warehouse, { customers: 150 });
  const [consented] = await warehouse.rows(
    sql`select min(c.customer_id) as id from consent_status c join customer_facts f on f.customer_id = c.customer_id`,
    { id: 'text' },
  );
  const { consents } = await customerOf(run, consented?.id ?? '');
  expect(consents.length).toBeGreaterThan(0);

  const { rows } = await findCustomers(run, {
    sort: 'refund_share',
    columns: ['orders', 'revenue', 'last_purchase'],
    limit: 60,
  });
  let returns = 0;
  for (const { customer_id, orders, revenue, last_purchase } of rows) {
    const id = String(customer_id);
    const { total, entries } = await timelineOf(run, id, { offset: 0, limit: 500 });
    expect(entries).toHaveLength(total);
    const bought = entries.filter(({ kind }) => kind === 'order');
    expect(bought).toHaveLength(Number(orders));
    returns += total - bought.length;
    if (bought[0]) expect(bought[0].day).toBe(last_purchase);
    const net = entries
      .flatMap(({ lines }) => lines)
      .reduce((sum, { amount, refunded }) => sum + amount - (refunded ?? 0), 0);
    expect(net).toBeCloseTo(Number(revenue), 6);
    const days = entries.map(({ day }) => day);
    expect(days).toEqual(days.toSorted().reverse());
    const paged = await timelineOf(run, id, { offset: 1, limit: 2 });
    expect(paged).toEqual({ total, entries: entries.slice(1, 3) });
  }
  expect(returns).toBeGreaterThan(0);
  const { entries } = await timelineOf(run, String(rows[0]?.customer_id), { offset: 0, limit: 1 });
  expect(entries[0]?.lines[0]?.name).toBeTruthy();
  expect(entries[0]?.lines[0]?.category).toBeTruthy();
  await expect(timelineOf(run, 'nobody', { offset: 0, limit: 1 })).rejects.toMatchObject({
    code: 'customer-unknown',
  });
  // Without a list of products only what the orders say is known.
  await warehouse.drop('products');
  expect(
    (await timelineOf(run, consented?.id ?? '', { offset: 0, limit: 1 })).entries[0]?.lines[0]?.name,
  ).toBeNull();
});
