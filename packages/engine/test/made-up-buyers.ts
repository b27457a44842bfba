import {
  bgNbd,
  exponential,
  type Forecaster,
  gamma,
  type ModelFit,
  type PurchaseHistories,
  type PurchaseModel,
  type Random,
  uniform,
} from '@attune/stats';

/** The day on which their histories end; the unit of time is a week. */
export const watched = { firstDay: '2024-01-01', end: '2025-12-31', unitDays: 7 };

/** One customer: repeat purchases, the last of them, age, and purchases in the weeks that follow. */
export interface Buyer {
  readonly x: number;
  readonly last: number;
  readonly age: number;
  readonly later: number;
}

/**
 * Customers who join evenly over two years, buy at their own rate and stop with their own chance after a purchase, in the
 * order of their histories.
 *
 * @param rateOf mean purchases a week by age
 * @param more weeks that they are watched for after their age
 */
export function buyers(
  random: Random,
  count: number,
  rateOf: (age: number) => number,
  more: number,
): Buyer[] {
  return Array.from({ length: count }, (_, i) => {
    const age = Math.round((i / count) * 700 + 20) / 7;
    const rate = gamma(random, 2, 2) * rateOf(age);
    const stops = 0.4 * uniform(random) ** 2;
    let [x, last, later] = [0, 0, 0];
    for (let at = exponential(random, rate); at < age + more; at += exponential(random, rate)) {
      if (at < age) {
        x += 1;
        last = at;
      } else later += 1;
      if (uniform(random) < stops) break;
    }
    return { x, last, age, later };
  }).sort((a, b) => a.x - b.x || a.last - b.last || a.age - b.age);
}

export const columnOf = (rows: readonly Buyer[], of: (one: Buyer) => number) => Float64Array.from(rows, of);

export function historiesOf(rows: readonly Buyer[]): PurchaseHistories {
  return {
    frequency: columnOf(rows, ({ x }) => x),
    recency: columnOf(rows, ({ last }) => last),
    age: columnOf(rows, ({ age }) => age),
    customers: new Float64Array(rows.length).fill(1),
  };
}

interface FittedBgNbd {
  readonly ok: true;
  readonly name: 'bgnbd';
  readonly fit: ModelFit<Readonly<Record<string, number>>>;
  readonly model: PurchaseModel;
  readonly forecaster: Forecaster;
}

export function fittedBgNbd(histories: PurchaseHistories): FittedBgNbd {
  const fit = bgNbd.fit(histories);
  if (!fit.ok) throw new Error(fit.reason);
  const forecaster = bgNbd.forecaster(fit.parameters);
  return { ok: true, name: 'bgnbd', fit, model: bgNbd, forecaster };
}
