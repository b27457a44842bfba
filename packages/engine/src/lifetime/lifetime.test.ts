import { describe, expect, test } from 'vitest';
import { loadOrders, madeUpOrders } from '../../test/made-up-orders.ts';
import { engines, onEngines, sameOnEngines } from '../../test/on-engines.ts';
import { buildCustomers } from '../customers/index.ts';
import { type PlaybookInput, parsePlaybook, writePlaybook } from '../playbook/index.ts';
import { sql, type Warehouse } from '../warehouse/index.ts';
import { lifetimeGroups, lifetimeOfAll, valueClasses } from './groups.ts';
import { buildLifetime, type LifetimeReport } from './lifetime.ts';
import { lifetimeColumns } from './lifetime-columns.ts';

interface Setting {
  readonly lines?: Parameters<typeof loadOrders>[1];
  readonly asOf?: string;
  readonly playbook?: PlaybookInput;
}

async function analyse(warehouse: Warehouse, { lines, asOf = '2026-06-30', playbook = {} }: Setting = {}) {
  await loadOrders(warehouse, lines ?? madeUpOrders(5, 400, '2023-07-01', 1096));
  const read = parsePlaybook(writePlaybook(playbook), 'attune.yaml');
  const view = await buildCustomers(warehouse, {
    playbook: read,
    asOf,
    tables: { customers: false, products: false },
  });
  return buildLifetime(warehouse, { playbook: read, ...view });
}

/** The numbers of a report that an engine could have an influence on. */
const told = (found: LifetimeReport) => ({
  models: Object.values(found.calibration.models).map((model) => model.ok && model.fit.parameters),
  final: Object.values(found.final.models).map((model) => model.ok && model.fit.logLikelihood),
  spend: found.final.spend.ok && found.final.spend.fit.parameters,
  choice: found.choice.candidates.map(({ score, ...one }) => ({ ...one, predicted: score?.predicted })),
  holdout: [found.holdout.purchases, found.holdout.naive, found.holdout.spend, found.holdout.coverage],
  weeks: found.weeks,
  handling: found.handling,
});

const shape = {
  customer_id: 'text',
  probability_alive: 'number?',
  expected_purchases: 'number?',
  expected_purchases_low: 'count?',
  expected_purchases_high: 'count?',
  expected_spend: 'money?',
  lifetime_value: 'money?',
  lifetime_low: 'money?',
  lifetime_high: 'money?',
  lifetime_growth: 'number?',
  lifetime_growth_low: 'number?',
  lifetime_growth_high: 'number?',
} as const;
const forecasts = (warehouse: Warehouse) =>
  warehouse.rows(
    sql`select customer_id, probability_alive, expected_purchases, expected_purchases_low, expected_purchases_high,
      expected_spend, lifetime_value, lifetime_low, lifetime_high, lifetime_growth, lifetime_growth_low, lifetime_growth_high
      from customer_facts order by customer_id`,
    shape,
  );

describe('a base with a history', () => {
  const reports: ReturnType<typeof told>[] = [];

  sameOnEngines(
    'every customer has a forecast within its interval, the same on every engine',
    shape,
    async (warehouse) => {
      reports.push(told(await analyse(warehouse)));
      return forecasts(warehouse);
    },
    (rows) => {
      const known = rows.filter((row) => row.probability_alive !== null);
      // Who only ever sent things back has bought nothing.
      expect(known.length).toBeGreaterThan(0.9 * rows.length);
      for (const row of known) {
        expect(row.probability_alive).toBeGreaterThanOrEqual(0);
        expect(row.probability_alive).toBeLessThanOrEqual(1);
        expect(row.lifetime_low!).toBeLessThanOrEqual(row.lifetime_value!);
        // Who has very likely left brings nothing with 95 %, and still a little on average.
        if (row.probability_alive! > 0.1) expect(row.lifetime_value!).toBeLessThanOrEqual(row.lifetime_high!);
        expect(row.expected_purchases_low!).toBeLessThanOrEqual(Math.ceil(row.expected_purchases!));
        if (row.lifetime_growth === null) continue;
        expect(row.lifetime_growth_low!).toBeLessThanOrEqual(row.lifetime_growth);
        expect(row.lifetime_growth_low!).toBeLessThanOrEqual(row.lifetime_growth_high!);
      }
      expect(rows.some((row) => row.lifetime_growth !== null)).toBe(true);
    },
  );

  test(`the reports are the same (${engines.join(', ')})`, () => {
    expect(reports).toHaveLength(engines.length);
    for (const report of reports) expect(report).toEqual(reports[0]);
  });

  onEngines('groups and classes add up to all', async (warehouse) => {
    const { forecast } = await analyse(warehouse);
    if (!forecast.ok) throw new Error(forecast.reason);
    const all = await lifetimeOfAll(warehouse);
    const groups = await lifetimeGroups(warehouse, forecast, 'acquisition_channel');
    const classes = await valueClasses(warehouse);
    expect(groups.map(({ label }) => label)).toEqual(['']);
    expect(groups[0]).toMatchObject(all);
    const sum = (of: (one: (typeof classes)[number]) => number) =>
      classes.reduce((total, one) => total + of(one), 0);
    expect(sum(({ customers }) => customers)).toBe(all.customers);
    expect(sum(({ value }) => value)).toBeCloseTo(all.value, 2);
    expect(classes[0]?.from).toBe(0);
    expect(classes.at(-1)?.to).toBeNull();
    if (!forecast.value.ok) throw new Error(forecast.value.reason);
    expect(forecast.value.estimate / all.value - 1).toBeCloseTo(0, 3);
    const [group] = groups;
    if (!group?.interval.ok) throw new Error('A group of all has the interval of all.');
    expect(group.interval.low / forecast.value.low - 1).toBeCloseTo(0, 1);
  });

  onEngines('the horizon and the discount count', async (warehouse) => {
    const value = async (lifetime: PlaybookInput['lifetime']) => {
      await analyse(warehouse, { playbook: { ...(lifetime && { lifetime }) } });
      return (await lifetimeOfAll(warehouse)).value;
    };
    const year = await value({});
    expect(await value({ horizonDays: 100 })).toBeLessThan(0.5 * year);
    expect(await value({ discountRate: 0 })).toBeGreaterThan(1.02 * year);
  });
});

describe('too little to say', () => {
  const cases: readonly (readonly [string, Setting, RegExp])[] = [
    [
      'nobody bought again',
      {
        lines: ['a', 'b', 'c'].map((customer_id, i) => ({
          customer_id,
          day: `2026-0${i + 1}-03`,
          amount: 9,
        })),
      },
      /^There is too little data: 3 customers, none of whom bought again\. About 300 customers, 50 of whom bought again, would do\.$/,
    ],
    [
      'a single customer',
      { lines: [{ customer_id: 'a', day: '2026-01-03', amount: 9 }] },
      /^There is too little data: 1 customer\./,
    ],
    [
      'everybody on the last day',
      { lines: ['a', 'b'].map((customer_id) => ({ customer_id, day: '2026-06-30', amount: 9 })) },
      /bought on the last day only/,
    ],
  ];

  for (const [name, setting, reason] of cases)
    onEngines(name, async (warehouse) => {
      const { forecast } = await analyse(warehouse, setting);
      expect(forecast).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
      for (const row of await forecasts(warehouse))
        for (const { name: column } of lifetimeColumns) expect(row[column as keyof typeof row]).toBeNull();
    });
});

onEngines(
  'a short history is counted in days, a long one in weeks, and the choice is said',
  async (warehouse) => {
    const days = await analyse(warehouse, { lines: madeUpOrders(5, 200, '2026-04-01', 91) });
    expect(days.unit).toMatchObject({ name: 'day', rule: expect.stringContaining('shorter than 26 weeks') });
    const weeks = await analyse(warehouse, { playbook: { lifetime: { timeUnit: 'week' } } });
    expect(weeks.unit).toMatchObject({ name: 'week', rule: 'Times are counted in weeks, as was asked for.' });
  },
);

onEngines('the unit of time changes no forecast', async (warehouse) => {
  await analyse(warehouse, { playbook: { lifetime: { timeUnit: 'day' } } });
  const byDay = await forecasts(warehouse);
  await analyse(warehouse, { playbook: { lifetime: { timeUnit: 'week' } } });
  for (const [i, row] of (await forecasts(warehouse)).entries())
    expect(Math.abs((row.lifetime_value ?? 0) - (byDay[i]?.lifetime_value ?? 0))).toBeLessThan(0.02);
});
