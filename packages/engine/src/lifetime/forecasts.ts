import {
  type BaseForecaster,
  baseForecaster,
  type Forecaster,
  type PurchaseForecast,
  type PurchaseForecaster,
  parameterDraws,
  purchaseForecaster,
  type Random,
  seededRandom,
  type ValueForecaster,
  type ValueSpread,
  valueForecaster,
} from '@attune/stats';
import { byAge } from './by-cohort.ts';
import { sharedFutures } from './future-when-alive.ts';
import type { Base } from './histories.ts';
import type { FittedModel } from './purchase-models.ts';
import type { SpendResult } from './spend-model.ts';

export interface Horizon {
  readonly days: number;
  /** A year: 0.1 makes money of the next year worth 1/1.1. */
  readonly discountRate: number;
}

const daysPerYear = 365.25;
/** Each round stands for the uncertainty of the parameters; a second one changes no second digit. */
const rounds = 1;
const seed = 1;

export interface Forecasters {
  readonly purchases: PurchaseForecaster;
  /** Absent where spend has no model, or no mean. */
  readonly value: ValueForecaster | undefined;
}

/** With more histories than these, ages within 1 % share the distribution of their purchases. */
const manyHistories = 20_000;

/** What the fitted models say of the time to come, with the uncertainty of their parameters where that is known. */
export function forecasters(
  model: FittedModel,
  spend: SpendResult,
  horizon: Horizon,
  { unitDays, histories }: { readonly unitDays: number; readonly histories: number },
): Forecasters {
  const shared = (forecaster: Forecaster) =>
    model.name === 'mbgcnbdk' || model.name === 'bgbb'
      ? forecaster
      : sharedFutures(forecaster, histories > manyHistories);
  const random = seededRandom(seed);
  const purchases = purchaseForecaster({
    ...variants(model, shared, random),
    horizon: horizon.days / unitDays,
    yearlyDiscount: horizon.discountRate,
    unitsPerYear: daysPerYear / unitDays,
  });
  if (!spend.ok) return { purchases, value: undefined };
  const spends = parameterDraws(spend.fit, rounds, random);
  const value = valueForecaster({
    parameters: spend.fit.parameters,
    draws: Array.isArray(spends) ? spends : [],
  });
  return { purchases, value: value.ok ? value : undefined };
}

/** The model, and the model with parameters that could as well be true. */
function variants(
  { model, fit, forecaster, cohorts }: FittedModel,
  shared: (forecaster: Forecaster) => Forecaster,
  random: Random,
): { readonly forecaster: Forecaster; readonly draws: readonly Forecaster[] } {
  const of = (parameters: Readonly<Record<string, number>>) => shared(model.forecaster(parameters));
  const drawn = (from: FittedModel['fit']) => {
    const draws = parameterDraws(from, rounds, random);
    return Array.isArray(draws) ? draws.map(of) : [];
  };
  if (cohorts === undefined) return { forecaster: shared(forecaster), draws: drawn(fit) };
  // Ages are rounded within a time of first purchase, never across.
  const apart = (own: readonly Forecaster[]) => byAge(own, cohorts.placeOf, forecaster);
  const each = cohorts.fits.map(drawn);
  const draws = each[0]!.map((_, i) => apart(each.map((own) => own[i]!)));
  return { forecaster: apart(cohorts.fits.map(({ parameters }) => of(parameters))), draws };
}

/** What is foretold of each distinct history; all columns have its length. */
export interface HistoryForecasts {
  readonly unitDays: number;
  /** Finds a history by its numbers of purchases and days. */
  readonly place: (frequency: number, recencyDays: number, ageDays: number) => number;
  readonly alive: Float64Array;
  readonly expected: Float64Array;
  readonly discounted: Float64Array;
  readonly variance: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /**
   * What the history at a place brings, in units of the customer's expected spend, for one whose repeat spends are all
   * known, and for one who bought again for nothing, whose spends are not. Not to be asked without a model of spends.
   */
  readonly spread: (place: number, spends: 'known' | 'unknown') => ValueSpread;
}

/** Forecasts each distinct history of a base once, for all customers who share it. */
export function forecastHistories(
  { histories, spenders }: Base,
  { purchases, value }: Forecasters,
  unitDays: number,
): HistoryForecasts {
  const rows = histories.frequency.length;
  const column = () => new Float64Array(rows);
  const found = {
    alive: column(),
    expected: column(),
    discounted: column(),
    variance: column(),
    low: column(),
    high: column(),
  };
  // Columns, not objects: a base may have as many histories as customers.
  const [leastWorth, mostWorth] = [column(), column()];
  const unknown = new Map<number, ValueSpread>();
  for (let i = 0; i < rows; i++) {
    const [x, recency, age] = [histories.frequency[i]!, histories.recency[i]!, histories.age[i]!];
    const forecast = purchases.history(x, recency, age);
    for (const name of Object.keys(found) as (keyof typeof found)[]) found[name][i] = forecast[name];
    if (!value) continue;
    const worth = value.spread(forecast, x);
    leastWorth[i] = worth.low;
    mostWorth[i] = worth.high;
    if (x > 0 && spenders[i]! < histories.customers[i]!) unknown.set(i, value.spread(forecast, 0));
  }
  return {
    unitDays,
    place: placeIn(histories, unitDays),
    ...found,
    spread(at, spends) {
      if (spends === 'known')
        return { expected: found.discounted[at]!, low: leastWorth[at]!, high: mostWorth[at]! };
      const spread = unknown.get(at);
      if (!spread) throw new Error('A customer bought for nothing whom the base does not have.');
      return spread;
    },
  };
}

/** By halves: the histories of a base are in the order of their purchases, then their days. */
function placeIn(
  { frequency, recency, age }: Base['histories'],
  unitDays: number,
): HistoryForecasts['place'] {
  return (x, recencyDays, ageDays) => {
    const beyond = (i: number) =>
      frequency[i]! - x ||
      Math.round(recency[i]! * unitDays) - recencyDays ||
      Math.round(age[i]! * unitDays) - ageDays;
    let [from, to] = [0, frequency.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (beyond(middle) < 0) from = middle + 1;
      else to = middle;
    }
    return from < frequency.length && beyond(from) === 0 ? from : -1;
  };
}

/** Adds up customers by history. */
export interface GroupForecaster {
  /** `customers` with the history at `place`; `spenders` of them spent `spend` together on their repeat purchases. */
  add(
    history: {
      readonly frequency: number;
      readonly recency: number;
      readonly age: number;
      readonly place: number;
    },
    customers: number,
    spenders: number,
    spend: number,
  ): void;
  readonly total: BaseForecaster['total'];
}

export function groupForecaster(
  { purchases, value }: Forecasters,
  { alive, expected, discounted, variance, low, high }: HistoryForecasts,
): GroupForecaster {
  const base = baseForecaster(purchases, value);
  return {
    add({ frequency, recency, age, place: i }, customers, spenders, spend) {
      const forecast: PurchaseForecast = {
        frequency,
        recency,
        age,
        alive: alive[i]!,
        expected: expected[i]!,
        discounted: discounted[i]!,
        variance: variance[i]!,
        low: low[i]!,
        high: high[i]!,
        probabilities: noProbabilities,
      };
      if (spenders > 0) base.add(forecast, spenders, frequency, spend / spenders / frequency);
      base.add(forecast, customers - spenders, 0, 0);
    },
    total: base.total,
  };
}

/** Sums need none, and those of all histories together would fill the memory. */
const noProbabilities = new Float64Array(0);
