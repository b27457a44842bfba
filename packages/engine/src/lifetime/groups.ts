import type { Interval, Refusal } from '@attune/stats';
import type { Warehouse } from '../warehouse/index.ts';
import {
  historiesByGroup,
  lifetimeBetween,
  lifetimeByGroup,
  lifetimeReach,
  lifetimeTotal,
} from './customer-lifetime.sql.ts';
import { groupForecaster } from './forecasts.ts';
import type { LifetimeForecast } from './lifetime.ts';

/** What customers of a group are expected to bring and to buy together. */
export interface LifetimeSums {
  readonly customers: number;
  readonly value: number;
  readonly purchases: number;
  readonly alive: number;
}

export interface LifetimeGroup extends LifetimeSums {
  /** Empty where the customer has none. */
  readonly label: string;
  /** Of the value of all of them together. */
  readonly interval: Interval | Refusal<string>;
}

export type GroupColumn = 'lifecycle' | 'acquisition_channel';

const sums = { customers: 'count', value: 'money', purchases: 'money', alive: 'money' } as const;

export async function lifetimeOfAll(warehouse: Warehouse): Promise<LifetimeSums> {
  const [all] = await warehouse.rows(lifetimeTotal(warehouse.dialect), sums);
  if (!all) throw new Error('An aggregate without groups always has one row.');
  return all;
}

/** By the values of a column of `customer_facts`, in their order. */
export async function lifetimeGroups(
  warehouse: Warehouse,
  { forecasters, histories }: LifetimeForecast,
  column: GroupColumn,
): Promise<LifetimeGroup[]> {
  const groups = await warehouse.rows(lifetimeByGroup(column, warehouse.dialect), { label: 'text', ...sums });
  const adding = new Map(groups.map(({ label }) => [label, groupForecaster(forecasters, histories)]));
  const { unitDays } = histories;
  const shape = {
    label: 'text',
    frequency: 'count',
    recency: 'count',
    age: 'count',
    customers: 'count',
    spenders: 'count',
    spend: 'money',
  } as const;
  for await (const { columns, length } of warehouse.batches(historiesByGroup(column), shape))
    for (let i = 0; i < length; i++) {
      const [frequency, recency, age] = [columns.frequency[i]!, columns.recency[i]!, columns.age[i]!];
      const history = {
        frequency,
        recency: recency / unitDays,
        age: age / unitDays,
        place: histories.place(frequency, recency, age),
      };
      adding
        .get(columns.label[i]!)
        ?.add(history, columns.customers[i]!, columns.spenders[i]!, columns.spend[i]!);
    }
  return groups.map((group) => ({ ...group, interval: adding.get(group.label)!.total().value }));
}

/** A class of customers by what they are expected to bring; the last has no end. */
export interface ValueClass {
  readonly from: number;
  readonly to: number | null;
  readonly customers: number;
  readonly value: number;
}

const classes = 10;

/** Classes of round width up to what one customer in a hundred passes, and one beyond. */
export async function valueClasses(warehouse: Warehouse): Promise<ValueClass[]> {
  const { dialect } = warehouse;
  const [found] = await warehouse.rows(lifetimeReach(dialect), { reach: 'number?' });
  const step = roundStep((found?.reach ?? 0) / classes);
  const count = Math.max(1, Math.ceil((found?.reach ?? 0) / step));
  const edges = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
  const rows: ValueClass[] = [];
  for (const [i, from] of edges.entries()) {
    const to = edges[i + 1] ?? null;
    const [row] = await warehouse.rows(lifetimeBetween(from, to, dialect), {
      customers: 'count',
      value: 'money',
    });
    rows.push({ from, to, customers: row?.customers ?? 0, value: row?.value ?? 0 });
  }
  return rows;
}

/** The next of 1, 2 and 5 times a power of ten; never less than a cent. */
function roundStep(width: number): number {
  const least = Math.max(width, 0.01);
  const power = 10 ** Math.floor(Math.log10(least) + 1e-9);
  return power * ([1, 2, 5].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
}
