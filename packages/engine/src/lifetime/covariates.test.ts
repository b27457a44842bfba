import { exponential, gamma, seededRandom, uniform } from '@attune/stats';
import { expect, test } from 'vitest';
import { loadOrders } from '../../test/made-up-orders.ts';
import { engines, onEngines, onEveryEngine } from '../../test/on-engines.ts';
import { buildCustomers } from '../customers/index.ts';
import { type PlaybookInput, playbookSchema } from '../playbook/index.ts';
import type { Warehouse } from '../warehouse/index.ts';
import { buildLifetime, type LifetimeReport } from './lifetime.ts';

interface Person {
  readonly customer_id: string;
  readonly acquisition_channel: string | null;
  readonly country: string | null;
  readonly household_size: number | null;
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

const addDays = (start: string, days: number) =>
  new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);

/** The truth: customers from referral buy 1.6 times as often. A country says the same as a channel, sizes say nothing. */
const times = 1.6;
const channels = ['search', 'search', 'search', 'referral', 'referral', null] as const;

/** Customers of a Pareto/NBD in days, over two years. */
function madeUp(customers: number, seed: number) {
  const random = seededRandom(seed);
  const people: Person[] = [];
  const orders: { customer_id: string; day: string; amount: number }[] = [];
  for (let c = 0; c < customers; c++) {
    const customer_id = `c${c}`;
    const channel = c < 20 ? 'fair' : channels[Math.floor(uniform(random) * channels.length)]!;
    people.push({
      customer_id,
      acquisition_channel: channel,
      country: channel === null ? null : channel === 'referral' ? 'AT' : 'DE',
      household_size: 1 + (c % 3),
    });
    const rate = gamma(random, 1.2, 60) * (channel === 'referral' ? times : 1);
    const life = exponential(random, gamma(random, 0.9, 400));
    const start = Math.floor(uniform(random) * 365);
    for (let at = 0; at < Math.min(life, 730 - start); at += exponential(random, rate))
      orders.push({ customer_id, day: addDays('2024-01-01', Math.floor(start + at)), amount: 20 });
  }
  return { people, orders };
}

const { people, orders } = madeUp(3000, 11);

async function analyse(warehouse: Warehouse, lifetime: PlaybookInput['lifetime']): Promise<LifetimeReport> {
  await loadOrders(warehouse, orders);
  const unknown = {
    created_at: null,
    region: null,
    category_spend: null,
    share_of_wallet: null,
    industry: null,
    company_size: null,
  };
  await warehouse.createFrom(
    'customers',
    shape,
    people.map((person) => ({ ...unknown, ...person })),
  );
  const playbook = playbookSchema.parse({ lifetime });
  const view = await buildCustomers(warehouse, {
    playbook,
    asOf: '2025-12-30',
    tables: { customers: true, products: false },
  });
  return buildLifetime(warehouse, { playbook, ...view });
}

const found = async (
  warehouse: Warehouse,
  covariates: NonNullable<PlaybookInput['lifetime']>['covariates'],
) => {
  const result = (await analyse(warehouse, { covariates })).covariates.final;
  if (!result.ok) throw new Error(result.reason);
  return result;
};

const answers: unknown[] = [];

onEveryEngine('who buys how many times as often is found, with its interval', async (warehouse) => {
  const { facts, models, told } = await found(warehouse, ['acquisition_channel', 'country']);
  expect(told).toBeDefined();
  const [channel, country] = facts;
  const customers = (name: string | null) =>
    people.filter(({ acquisition_channel: own }) => own === name).length;
  // The twenty from a fair are too few to be compared, and go with the most frequent.
  expect(channel!.levels.map(({ level, customers: own }) => [level, own])).toEqual([
    ['search', customers('search') + 20],
    ['referral', customers('referral')],
    ['not known', customers(null)],
  ]);
  const [search, referral, none] = channel!.levels;
  expect(search!.ratio).toBeUndefined();
  expect(referral!.ratio!.low).toBeLessThan(times);
  expect(referral!.ratio!.high).toBeGreaterThan(times);
  expect(referral!.ratio!.low).toBeGreaterThan(1.3);
  expect(none!.ratio!.low).toBeLessThan(1);
  expect(none!.ratio!.high).toBeGreaterThan(1);
  // What the channel has said already.
  expect(country!.levels).toHaveLength(3);
  for (const { ratio } of country!.levels) expect(ratio).toBeUndefined();
  for (const model of Object.values(models)) {
    if (!model.ok || !model.test.ok) throw new Error('Both models were fitted and tested.');
    expect(model.test.pValue).toBeLessThan(1e-6);
  }
  const { paretonbdcov } = models;
  expect(paretonbdcov.ok && paretonbdcov.test).toMatchObject({ degreesOfFreedom: 4 });
  answers.push(facts);
});

test(`the answers are the same (${engines.join(', ')})`, () => {
  expect(answers).toHaveLength(engines.length);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

onEngines('a fact that says nothing is not found to tell anything', async (warehouse) => {
  const { models, facts } = await found(warehouse, ['household_size']);
  for (const model of Object.values(models))
    expect(model.ok && model.test.ok && model.test.pValue).toBeGreaterThan(0.01);
  expect(facts[0]!.levels.map(({ level }) => level).toSorted()).toEqual(['1', '2', '3']);
});

onEngines(
  'nothing is compared that is not asked for, or not known, and the forecast stays',
  async (warehouse) => {
    const plain = await analyse(warehouse, {});
    expect(plain.covariates.final).toEqual({ ok: false, reason: 'No covariates are named in the playbook.' });
    const without = await analyse(warehouse, { covariates: ['industry'] });
    expect(without.covariates.final).toEqual({
      ok: false,
      reason: 'What is known of customers does not tell enough of them apart.',
    });
    expect(without.choice).toEqual(plain.choice);
  },
);
