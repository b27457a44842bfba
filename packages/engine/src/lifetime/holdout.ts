import type { Forecaster, ForecastOutcomes, PurchaseForecaster } from '@attune/stats';
import type { Warehouse } from '../warehouse/index.ts';
import { classOf, frequencyClasses } from './frequency-classes.ts';
import { holdoutCells, holdoutTotals } from './histories.sql.ts';
import { readColumns } from './read-columns.ts';

/** Customers of the calibration who are alike then, later, and in the days that stand in for later. */
interface Cells {
  readonly frequency: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** Repeat purchases in the holdout, and in the days that stand in for it. */
  readonly later: Float64Array;
  readonly earlier: Float64Array;
  readonly customers: Float64Array;
}

/** What came after the calibration, in figures. */
export interface HoldoutFigures {
  readonly days: number;
  readonly customers: number;
  readonly purchases: number;
  /** Purchases in the days that stand in for the holdout. */
  readonly naive: number;
  /** Mean error of those per customer. */
  readonly naiveError: number;
  /** Worth of all that the customers of the calibration bought and sent back later. */
  readonly spend: number;
  /** By frequency class: customers, and what they bought later. */
  readonly byFrequency: readonly { readonly customers: number; readonly purchases: number }[];
}

/** The same with the customers of whom it is made. */
export interface Holdout extends HoldoutFigures {
  readonly cells: Cells;
  /** Those customers by whom models are told apart: all, or an even part of very many. */
  readonly judged: Cells;
}

/** Without the customers, who may be millions. */
export function figuresOf(holdout: Holdout): HoldoutFigures {
  const { days, customers, purchases, naive, naiveError, spend, byFrequency } = holdout;
  return { days, customers, purchases, naive, naiveError, spend, byFrequency };
}

/** As many tell two models apart as well as all would. */
const enoughCustomers = 10_000;

/** @param horizon length of the test in units */
export async function readHoldout(warehouse: Warehouse, horizon: number, unitDays: number): Promise<Holdout> {
  const read = await readColumns(warehouse, holdoutCells(), {
    frequency: 'count',
    recency: 'count',
    age: 'count',
    later: 'count',
    earlier: 'count',
    customers: 'count',
  });
  const [totals] = await warehouse.rows(holdoutTotals(), {
    purchases: 'count?',
    earlier: 'count?',
    spend: 'money?',
    customers: 'count',
  });
  for (const days of [read.recency, read.age]) for (let i = 0; i < days.length; i++) days[i]! /= unitDays;
  const cells: Cells = read;
  const byFrequency = frequencyClasses.map(() => ({ customers: 0, purchases: 0 }));
  let missed = 0;
  for (const [i, w] of cells.customers.entries()) {
    const one = byFrequency[classOf(cells.frequency[i]!)]!;
    one.customers += w;
    one.purchases += w * cells.later[i]!;
    missed += w * Math.abs(cells.later[i]! - cells.earlier[i]!);
  }
  const customers = totals?.customers ?? 0;
  return {
    days: horizon * unitDays,
    customers,
    purchases: totals?.purchases ?? 0,
    naive: totals?.earlier ?? 0,
    naiveError: customers > 0 ? missed / customers : 0,
    spend: totals?.spend ?? 0,
    byFrequency,
    cells,
    judged: evenPart(cells, enoughCustomers),
  };
}

/**
 * At most `most` customers, one at each of as many marks evenly along all of them in their order: no chance in it, and
 * every kind of customer by its share.
 */
function evenPart(cells: Cells, most: number): Cells {
  const all = cells.customers.reduce((sum, w) => sum + w, 0);
  if (all <= most) return cells;
  const step = all / most;
  const rows: number[] = [];
  const weights: number[] = [];
  let passed = 0;
  let marks = 0;
  for (const [i, w] of cells.customers.entries()) {
    passed += w;
    const reached = Math.min(most, Math.floor(passed / step + 0.5));
    if (reached > marks) {
      rows.push(i);
      weights.push(reached - marks);
      marks = reached;
    }
  }
  const pick = (column: Float64Array) => Float64Array.from(rows, (i) => column[i]!);
  return {
    frequency: pick(cells.frequency),
    recency: pick(cells.recency),
    age: pick(cells.age),
    later: pick(cells.later),
    earlier: pick(cells.earlier),
    customers: Float64Array.from(weights),
  };
}

/** Enough happened to tell a good forecast from a bad one. */
export const isUsable = ({ days, customers, purchases }: Holdout) =>
  days > 0 && customers >= leastCustomers && purchases >= leastPurchases;
export const leastCustomers = 30;
export const leastPurchases = 10;

/** How well a model foretold the holdout. */
export interface HoldoutScore {
  /** Repeat purchases of all. */
  readonly predicted: number;
  /** By frequency class, purchases of all in it. */
  readonly byFrequency: readonly number[];
  readonly meanAbsoluteError: number;
  /** Mean log probability of what each customer did. */
  readonly logScore: number;
  /** The same of each cell that is judged by. */
  readonly logScores: Float64Array;
}

/** The cells follow one another by history, so that each history is forecast once. */
function* histories({ frequency, recency, age }: Cells): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < frequency.length; ) {
    let to = from + 1;
    while (
      to < frequency.length &&
      frequency[to] === frequency[from] &&
      recency[to] === recency[from] &&
      age[to] === age[from]
    )
      to++;
    yield [from, to];
    from = to;
  }
}

export function scoreHoldout(
  { cells, judged, customers }: Holdout,
  model: Forecaster,
  horizon: number,
): HoldoutScore {
  const byFrequency = frequencyClasses.map(() => 0);
  for (const [from, to] of histories(cells)) {
    const x = cells.frequency[from]!;
    const expected = model.expected(x, cells.recency[from]!, cells.age[from]!, horizon);
    for (let i = from; i < to; i++) byFrequency[classOf(x)]! += cells.customers[i]! * expected;
  }
  const logScores = new Float64Array(judged.customers.length);
  let [missed, sum, all] = [0, 0, 0];
  for (const [from, to] of histories(judged)) {
    const [x, recency, age] = [judged.frequency[from]!, judged.recency[from]!, judged.age[from]!];
    const expected = model.expected(x, recency, age, horizon);
    const most = judged.later.subarray(from, to).reduce((a, b) => Math.max(a, b), 0);
    const chances = new Float64Array(most + 2);
    model.probabilities(x, recency, age, horizon, chances);
    for (let i = from; i < to; i++) {
      const [later, w] = [judged.later[i]!, judged.customers[i]!];
      logScores[i] = Math.log(Math.max(chances[later]!, leastChance));
      sum += w * logScores[i]!;
      missed += w * Math.abs(expected - later);
      all += w;
    }
  }
  return {
    predicted: customers === 0 ? 0 : byFrequency.reduce((a, b) => a + b, 0),
    byFrequency,
    meanAbsoluteError: all > 0 ? missed / all : 0,
    logScore: all > 0 ? sum / all : 0,
    logScores,
  };
}

/** What a double cannot hold counts as this, so that one odd customer does not make a score infinite. */
const leastChance = 1e-300;

/** What was foretold of each customer of the holdout, with its interval, beside what came. */
export function intervalsInHoldout({ judged }: Holdout, purchases: PurchaseForecaster): ForecastOutcomes {
  const { frequency, customers, later } = judged;
  const column = () => new Float64Array(customers.length);
  const [expected, low, high, probability] = [column(), column(), column(), column()];
  for (const [from, to] of histories(judged)) {
    const forecast = purchases.history(frequency[from]!, judged.recency[from]!, judged.age[from]!);
    const { probabilities } = forecast;
    for (let i = from; i < to; i++) {
      expected[i] = forecast.expected;
      low[i] = forecast.low;
      high[i] = forecast.high;
      probability[i] = probabilities[Math.min(later[i]!, probabilities.length - 1)]!;
    }
  }
  return { frequency, customers, actual: later, expected, low, high, probability };
}
