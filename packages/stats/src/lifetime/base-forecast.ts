import type { Interval } from '../interval/interval.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { normalQuantile } from '../special/normal.ts';
import { type GammaGammaParameters, spendForecaster } from './gamma-gamma.ts';
import type { PurchaseForecast, PurchaseForecaster } from './purchase-forecast.ts';
import type { ValueForecaster } from './value-forecast.ts';

/** What a base, or a part of it, will buy and bring together. */
export interface BaseForecast {
  readonly customers: number;
  /** Σ P(alive). */
  readonly alive: number;
  readonly purchases: Interval | Refusal<'nobody-expected'>;
  /** Discounted. Its expectation stands even where its interval does not: see `expectedValue`. */
  readonly value: Interval | Refusal<BaseValueRefusal>;
  /** Discounted; undefined without a spend model. */
  readonly expectedValue: number | undefined;
}

/**
 * no-spend-model: none was given. nobody-expected: no purchases are expected. heavy-tail: single spends are so uneven that
 * a sum of them has no finite variance (q + p·n ≤ 2 for some customer, or a mean that may not exist, q ≤ 1 in a draw).
 */
export type BaseValueRefusal = 'no-spend-model' | 'nobody-expected' | 'heavy-tail';

/** What sums need of a history's forecast. */
export type HistoryMoments = Pick<
  PurchaseForecast,
  'frequency' | 'recency' | 'age' | 'alive' | 'expected' | 'discounted' | 'variance'
>;

export interface BaseForecaster {
  /**
   * `customers` with this history; of each, `spends` known ones (may be 0), whose means are on average `mean` and vary
   * by `varianceOfMeans` among these customers.
   */
  add(
    purchases: HistoryMoments,
    customers: number,
    spends: number,
    mean: number,
    varianceOfMeans?: number,
  ): void;
  total(): BaseForecast;
}

/** At least so many marks, evenly along the purchases expected, tell how the total moves with the parameters. */
const marks = 2000;

interface Kept {
  readonly purchases: HistoryMoments;
  readonly spends: number;
  readonly mean: number;
  /** Where this history begins and ends in the running sum of purchases expected. */
  readonly from: number;
  readonly to: number;
}

/**
 * Adds up forecasts. The interval of a sum has two sources that are independent: each customer's own chance, whose
 * variances add up, and the parameters, which all customers share. The latter is how the total moves from draw to draw;
 * with many histories it is seen on some of them, none by chance (systematic sampling by purchases expected). The total is
 * taken for lognormal with both variances.
 */
export function baseForecaster(
  { options }: PurchaseForecaster,
  value: ValueForecaster | undefined,
): BaseForecaster {
  let [customers, alive, expected, variance, expectedValue, valueVariance] = [0, 0, 0, 0, 0, 0];
  let kept: Kept[] = [];
  let step = 0;
  const weight = ({ from, to }: Kept) =>
    step === 0 ? to - from : Math.floor(to / step) - Math.floor(from / step);

  function add(
    purchases: HistoryMoments,
    people: number,
    spends: number,
    mean: number,
    varianceOfMeans = 0,
  ): void {
    if (people === 0) return;
    customers += people;
    alive += people * purchases.alive;
    variance += people * purchases.variance;
    const from = expected;
    expected += people * purchases.expected;
    if (value) {
      const discount = purchases.expected > 0 ? purchases.discounted / purchases.expected : 1;
      expectedValue += people * purchases.discounted * value.spend.expected(spends, mean);
      valueVariance +=
        people * discount ** 2 * varianceOfSum(value.parameters, purchases, spends, mean, varianceOfMeans);
    }
    const one = { purchases, spends, mean, from, to: expected };
    if (weight(one) === 0) return;
    kept.push(one);
    if (kept.length <= 2 * marks) return;
    // Marks twice as far apart are among those before: nothing that was dropped would have had one.
    step = step === 0 ? expected / marks : 2 * step;
    kept = kept.filter((each) => weight(each) > 0);
  }

  function total(): BaseForecast {
    if (expected === 0) {
      const none = refuse('nobody-expected');
      return { customers, alive, purchases: none, value: none, expectedValue: value && 0 };
    }
    const { horizon, draws, level } = options;
    const around = (estimate: number, own: number, shared: number): Interval => {
      const spread = Math.sqrt(shared + Math.log1p(own / estimate ** 2));
      const factor = Math.exp(normalQuantile((1 + level) / 2) * spread);
      return { ok: true, estimate, low: estimate / factor, high: estimate * factor };
    };
    const counts = new Float64Array(draws.length);
    const amounts = new Float64Array(draws.length);
    const spending = new Float64Array(value?.draws.length ?? 0);
    for (const each of kept) {
      const { frequency, recency, age, expected: now, discounted } = each.purchases;
      const worth = (discounted / now) * (value?.spend.expected(each.spends, each.mean) ?? 0);
      for (const [d, draw] of draws.entries()) {
        const moved = (weight(each) / now) * draw.expected(frequency, recency, age, horizon);
        counts[d]! += moved;
        amounts[d]! += moved * worth;
      }
      for (const [d, draw] of (value?.draws ?? []).entries()) {
        const of = spendForecaster(draw);
        spending[d]! += of.ok
          ? weight(each) * (discounted / now) * of.expected(each.spends, each.mean)
          : Number.POSITIVE_INFINITY;
      }
    }
    const shared = varianceOfLogs(amounts) + varianceOfLogs(spending);
    return {
      customers,
      alive,
      purchases: around(expected, variance, varianceOfLogs(counts)),
      value: !value
        ? refuse('no-spend-model')
        : Number.isFinite(valueVariance + shared)
          ? around(expectedValue, valueVariance, shared)
          : refuse('heavy-tail'),
      expectedValue: value && expectedValue,
    };
  }
  return Object.freeze({ add, total });
}

/**
 * Var of the sum of Y spends: ν is Gamma(a, s), the sum given ν and Y is Gamma(p·Y, ν); on average over customers whose
 * means, and with them s, vary. Infinite where a ≤ 2.
 */
function varianceOfSum(
  { p, q, v }: GammaGammaParameters,
  { expected, variance }: HistoryMoments,
  spends: number,
  mean: number,
  varianceOfMeans: number,
): number {
  const a = q + p * spends;
  if (a <= 2) return Number.POSITIVE_INFINITY;
  const squareOfS = (v + spends * mean) ** 2 + spends * spends * varianceOfMeans;
  const squares = p * p * (variance + expected * expected) + p * expected;
  return squareOfS * (squares / ((a - 1) * (a - 2)) - ((p * expected) / (a - 1)) ** 2);
}

/** NaN where a value is not finite; 0 of none. */
function varianceOfLogs(values: Float64Array): number {
  const logs = values.map(Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / Math.max(1, logs.length);
  return logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / Math.max(1, logs.length);
}
