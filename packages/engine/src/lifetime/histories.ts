import type { PurchaseHistories, SpendHistories } from '@attune/stats';
import { day, type Warehouse } from '../warehouse/index.ts';
import { distinctHistories, gapCounts, repeatSpends, type Stage, spendless } from './histories.sql.ts';
import { readColumns } from './read-columns.ts';

/** A base as the models see it on one day: each distinct history once. Times in the unit, the rest as it is. */
export interface Base {
  readonly histories: PurchaseHistories;
  /** Customers of each history with a spend above nought, and the sum of their spends. */
  readonly spenders: Float64Array;
  readonly spend: Float64Array;
  /** Σ log of the gaps between purchase days, in the unit. */
  readonly logGaps: number;
  /** Repeaters by the number and the mean of their repeat purchases. */
  readonly spends: SpendHistories;
  /** Repeaters whose spend is nought or less: no model of spends can hold them. */
  readonly spendless: number;
}

/** What the models see on the day that the stage ends with; `unitDays` is the length of the unit of time. */
export async function readBase(
  warehouse: Warehouse,
  stage: Stage,
  { upTo, unitDays }: { readonly upTo: string; readonly unitDays: number },
): Promise<Base> {
  const distinct = await readColumns(warehouse, distinctHistories(stage), {
    frequency: 'count',
    recency: 'count',
    age: 'count',
    customers: 'count',
    spenders: 'count',
    spend: 'money',
  });
  const gaps = await readColumns(warehouse, gapCounts(day(upTo)), { gap: 'count', purchases: 'count' });
  const spends = await readColumns(warehouse, repeatSpends(stage), {
    purchases: 'count',
    spend: 'money',
    customers: 'count',
  });
  const [none] = await warehouse.rows(spendless(stage), { customers: 'count' });
  // In place: a base may have as many histories as customers.
  for (const days of [distinct.recency, distinct.age])
    for (let i = 0; i < days.length; i++) days[i]! /= unitDays;
  return {
    histories: {
      frequency: distinct.frequency,
      recency: distinct.recency,
      age: distinct.age,
      customers: distinct.customers,
    },
    spenders: distinct.spenders,
    spend: distinct.spend,
    logGaps: gaps.gap.reduce((sum, gap, i) => sum + gaps.purchases[i]! * Math.log(gap / unitDays), 0),
    spends: {
      purchases: spends.purchases,
      mean: spends.spend.map((sum, i) => sum / spends.purchases[i]!),
      customers: spends.customers,
    },
    spendless: none?.customers ?? 0,
  };
}
