import { normal, seededRandom, uniform } from '@attune/stats';
import { describe, expect } from 'vitest';
import { loadOrders } from '../../test/made-up-orders.ts';
import { onEngines, sameOnEngines } from '../../test/on-engines.ts';
import { buildCustomers } from '../customers/index.ts';
import { type PlaybookInput, playbookSchema } from '../playbook/index.ts';
import { sql, type Warehouse } from '../warehouse/index.ts';
import { buildPotential } from './build.ts';
import type { PotentialReport } from './report.ts';

interface Known {
  readonly customer_id: string;
  readonly spend: number;
  readonly category_spend?: number | null;
  readonly share_of_wallet?: number | null;
  readonly region?: string | null;
  readonly household_size?: number | null;
  readonly company_size?: number | null;
  readonly created_at?: string | null;
}

const shape = {
  customer_id: 'text',
  created_at: 'day?',
  country: 'text?',
  region: 'text?',
  acquisition_channel: 'text?',
  category_spend: 'money?',
  share_of_wallet: 'number?',
  industry: 'text?',
  company_size: 'number?',
  household_size: 'number?',
} as const;
const blank = {
  created_at: null,
  country: null,
  region: null,
  acquisition_channel: null,
  category_spend: null,
  share_of_wallet: null,
  industry: null,
  company_size: null,
  household_size: null,
};

/** Everybody bought once in 2024, and spent what they spend in the year up to the end of 2025. */
async function build(
  warehouse: Warehouse,
  people: readonly Known[],
  options: { readonly from?: string; readonly playbook?: PlaybookInput } = {},
): Promise<PotentialReport> {
  const first = people.map(({ customer_id }) => ({
    customer_id,
    day: options.from ?? '2024-03-01',
    amount: 1,
  }));
  const bought = people.flatMap(({ customer_id, spend }) =>
    spend > 0 ? [{ customer_id, day: '2025-06-01', amount: spend + 5, refunded: 5 }] : [],
  );
  await loadOrders(warehouse, [...first, ...bought]);
  await warehouse.createFrom(
    'customers',
    shape,
    people.map(({ spend: _, ...known }) => ({ ...blank, ...known })),
  );
  const playbook = playbookSchema.parse(options.playbook ?? {});
  const view = await buildCustomers(warehouse, {
    playbook,
    asOf: '2025-12-31',
    tables: { customers: true, products: false },
  });
  return buildPotential(warehouse, { playbook, asOf: view.asOf, firstDay: view.firstDay });
}

const potentialShape = {
  customer_id: 'text',
  kind: 'text',
  potential: 'money',
  low: 'money',
  high: 'money',
} as const;
const potentials = (warehouse: Warehouse) =>
  warehouse.rows(
    sql`select customer_id, kind, potential, low, high from potential order by customer_id`,
    potentialShape,
  );

/** Customers of five sizes of household: the larger, the more they spend, here and elsewhere. */
function households(count: number, seed: number, effect = 0.5): Known[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const size = 1 + (i % 5);
    const needs = Math.exp(4 + effect * size + 0.4 * normal(random, 0, 1));
    return {
      customer_id: `c${String(i).padStart(5, '0')}`,
      spend: uniform(random) < 0.3 ? 0 : Math.round(100 * needs * uniform(random)) / 100,
      household_size: size,
      region: ['north', 'south', 'west'][i % 3]!,
    };
  });
}

describe('potential that was told', () => {
  onEngines('is the category’s spend less the own spend of the year, refunds left out', async (warehouse) => {
    const report = await build(warehouse, [
      { customer_id: 'a', spend: 100, category_spend: 400 },
      { customer_id: 'b', spend: 100, share_of_wallet: 0.25 },
      { customer_id: 'c', spend: 100, category_spend: 60 },
      // Both: the amount counts. A share of nothing spent tells nothing.
      { customer_id: 'd', spend: 100, category_spend: 150, share_of_wallet: 0.1 },
      { customer_id: 'e', spend: 0, share_of_wallet: 0.5 },
      { customer_id: 'f', spend: 0, category_spend: 70 },
    ]);
    expect(await potentials(warehouse)).toEqual(
      [
        ['a', 300],
        ['b', 300],
        ['c', 0],
        ['d', 50],
        ['f', 70],
      ].map(([customer_id, potential]) => ({
        customer_id,
        kind: 'told',
        potential,
        low: potential,
        high: potential,
      })),
    );
    expect(report).toEqual({
      kind: 'potential',
      customers: 6,
      answers: { told: 5, needed: 44, belowOwnSpend: 1 },
      told: { customers: 5, withPotential: 4, money: 720 },
      estimated: undefined,
      unknown: { customers: 1, reason: 'too-few-answers' },
    });
    const facts = await warehouse.rows(
      sql`select customer_id, potential, potential_low, potential_high, potential_kind from customer_facts order by customer_id`,
      {
        customer_id: 'text',
        potential: 'money?',
        potential_low: 'money?',
        potential_high: 'money?',
        potential_kind: 'text?',
      },
    );
    expect(facts.slice(3, 5)).toEqual([
      { customer_id: 'd', potential: 50, potential_low: 50, potential_high: 50, potential_kind: 'told' },
      { customer_id: 'e', potential: null, potential_low: null, potential_high: null, potential_kind: null },
    ]);
  });

  onEngines('by all leaves nothing to estimate', async (warehouse) => {
    const report = await build(warehouse, [
      { customer_id: 'a', spend: 100, category_spend: 400 },
      { customer_id: 'b', spend: 100, category_spend: 500 },
    ]);
    expect(report).toMatchObject({ kind: 'potential', estimated: undefined, unknown: undefined });
  });
});

describe('potential that was estimated', () => {
  const people = households(600, 1).map((one, i) => ({
    ...one,
    category_spend: i % 4 === 0 ? Math.round(one.spend + 40 * Math.exp(0.5 * (1 + (i % 5)))) : null,
  }));
  sameOnEngines(
    'is the same on every engine, and lies inside of its interval',
    potentialShape,
    async (warehouse) => {
      const report = await build(warehouse, people);
      expect(report).toMatchObject({ kind: 'potential', unknown: undefined });
      return potentials(warehouse);
    },
    (rows) => {
      expect(rows).toHaveLength(600);
      expect(rows.filter(({ kind }) => kind === 'estimated')).toHaveLength(450);
      for (const { low, potential, high } of rows) {
        expect(low).toBeLessThanOrEqual(potential);
        expect(potential).toBeLessThanOrEqual(high);
      }
    },
  );

  onEngines('needs answers: too few give their number, and headroom in its place', async (warehouse) => {
    const told = people.map((one, i) => ({ ...one, category_spend: i < 10 ? 500 : null }));
    expect(await build(warehouse, told)).toMatchObject({
      kind: 'headroom',
      answers: { told: 10, needed: 44 },
      notLearnt: 'too-few-answers',
    });
  });

  onEngines('needs answers that anything explains', async (warehouse) => {
    const random = seededRandom(4);
    const told = people.map((one, i) => ({
      ...one,
      spend: 10,
      category_spend: i % 4 === 0 ? Math.round(1000 * Math.exp(normal(random, 0, 1))) : null,
    }));
    const report = await build(warehouse, told);
    expect(report.kind).toBe('not-estimable');
    expect(report).toMatchObject({ notLearnt: 'answers-not-explained' });
  });
});

describe('headroom against peers', () => {
  const people = households(800, 2);
  sameOnEngines(
    'is what is lacking to the quantile of the household’s size, on every engine',
    potentialShape,
    async (warehouse) => {
      const report = await build(warehouse, people);
      if (report.kind !== 'headroom') throw new Error(report.kind);
      expect(report.facts).toContain('household_size');
      expect(report.heldOutGain).toBeGreaterThan(0.05);
      expect(Math.abs(report.heldOutBelow - 0.8)).toBeLessThan(0.05);
      return potentials(warehouse);
    },
    (rows) => {
      for (const size of [1, 5]) {
        const own = people.filter((one) => one.household_size === size);
        const reach = own.map(({ spend }) => spend).toSorted((a, b) => a - b)[Math.floor(0.8 * own.length)]!;
        const nothing = own.find(({ spend }) => spend === 0)!;
        const row = rows.find(({ customer_id }) => customer_id === nothing.customer_id)!;
        expect(Math.abs(row.potential / reach - 1)).toBeLessThan(0.25);
        expect(row.low).toBeLessThan(reach);
        expect(row.high).toBeGreaterThan(reach);
      }
    },
  );

  const refused = async (warehouse: Warehouse, known: readonly Known[], options = {}) => {
    const report = await build(warehouse, known, options);
    if (report.kind !== 'not-estimable') throw new Error(report.kind);
    expect(await potentials(warehouse)).toEqual([]);
    return report.reason;
  };
  onEngines('is not estimable without facts', async (warehouse) => {
    const bare = people.map(({ customer_id, spend }) => ({ customer_id, spend }));
    expect(await refused(warehouse, bare)).toBe('no-facts');
  });
  onEngines('is not estimable when the facts do not tell spend apart', async (warehouse) => {
    expect(await refused(warehouse, households(800, 3, 0))).toBe('facts-do-not-tell');
  });
  onEngines('is not estimable where most spent nothing', async (warehouse) => {
    const quiet = people.map((one, i) => ({ ...one, spend: i % 10 === 0 ? one.spend : 0 }));
    expect(await refused(warehouse, quiet)).toBe('peers-spend-nothing');
  });
  onEngines('is not estimable from a few customers', async (warehouse) => {
    expect(await refused(warehouse, people.slice(0, 150))).toBe('too-few-customers');
  });
  onEngines('is not estimable from half a year', async (warehouse) => {
    expect(await refused(warehouse, people, { from: '2025-05-30' })).toBe('history-under-a-year');
  });
  onEngines('compares by the facts that the playbook names', async (warehouse) => {
    expect(await refused(warehouse, people, { playbook: { potential: { facts: ['region'] } } })).toBe(
      'facts-do-not-tell',
    );
  });
});
