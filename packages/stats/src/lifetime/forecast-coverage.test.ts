import { describe, expect, test } from 'vitest';
import { simulatedSpending } from '../../test/simulated-spending.ts';
import { seededRandom } from '../random/random.ts';
import { baseForecaster } from './base-forecast.ts';
import { bgNbd } from './bg-nbd.ts';
import { fitGammaGamma } from './gamma-gamma.ts';
import { parameterDraws } from './parameter-draws.ts';
import { purchaseForecaster } from './purchase-forecast.ts';
import { valueForecaster } from './value-forecast.ts';

const long = process.env.ATTUNE_LONG === '1';
const year = 52.1775;
const horizon = 52;
const yearlyDiscount = 0.1;

const worlds = [
  // As CDNOW: most never buy again.
  { buying: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, spending: { p: 6.25, q: 3.74, v: 15.44 } },
  // Frequent, loyal, and spends all over the place.
  { buying: { r: 1.4, alpha: 9, a: 0.6, b: 5 }, spending: { p: 1.2, q: 2.6, v: 40 } },
];

/** Counts what lay in its interval. */
class Share {
  inside = 0;
  of = 0;
  add(value: number, { low, high }: { readonly low: number; readonly high: number }) {
    this.of++;
    if (low <= value && value <= high) this.inside++;
  }
  get share() {
    return this.inside / this.of;
  }
}

/** Makes a base, fits the models on what was seen, forecasts each customer, and looks at what came. */
function coverage(world: (typeof worlds)[number], people: number, sets: number) {
  const shares = {
    purchases: new Share(),
    value: new Share(),
    /** Of customers who more likely than not buy again. */
    likelyPurchases: new Share(),
    likelyValue: new Share(),
    totalPurchases: new Share(),
    totalValue: new Share(),
  };
  let unidentified = 0;
  for (let seed = 0; seed < sets; seed++) {
    const random = seededRandom(1000 * people + seed);
    const customers = simulatedSpending(random, people, world.buying, world.spending, {
      longest: 52,
      horizon,
      discountRate: Math.log1p(yearlyDiscount) / year,
    });
    type Customer = (typeof customers)[number];
    const column = (of: (customer: Customer) => number, from = customers) => Float64Array.from(from, of);
    const fit = bgNbd.fit({
      frequency: column((customer) => customer.frequency),
      recency: column((customer) => customer.recency),
      age: column((customer) => customer.age),
      customers: column(() => 1),
    });
    const repeaters = customers.filter((customer) => customer.frequency > 0);
    const spend = fitGammaGamma({
      purchases: column((customer) => customer.frequency, repeaters),
      mean: column((customer) => customer.mean, repeaters),
      customers: column(() => 1, repeaters),
    });
    if (!fit.ok || !spend.ok) throw new Error('no fit');
    const draws = parameterDraws(fit, 1, random);
    const spendDraws = parameterDraws(spend, 1, random);
    if ('ok' in draws || 'ok' in spendDraws) unidentified++;
    const purchases = purchaseForecaster({
      forecaster: bgNbd.forecaster(fit.parameters),
      draws: 'ok' in draws ? [] : draws.map((draw) => bgNbd.forecaster(draw)),
      horizon,
      yearlyDiscount,
      unitsPerYear: year,
    });
    const value = valueForecaster({
      parameters: spend.parameters,
      draws: 'ok' in spendDraws ? [] : spendDraws,
    });
    if (!value.ok) throw new Error(value.reason);
    const base = baseForecaster(purchases, value);
    for (const customer of customers) {
      const history = purchases.history(customer.frequency, customer.recency, customer.age);
      const spread = value.spread(history, customer.frequency);
      const worth = value.value(spread, customer.frequency, customer.mean);
      base.add(history, 1, customer.frequency, customer.mean);
      shares.purchases.add(customer.purchases, history);
      shares.value.add(customer.value, worth);
      if (history.probabilities[0]! > 0.5) continue;
      shares.likelyPurchases.add(customer.purchases, history);
      shares.likelyValue.add(customer.value, worth);
    }
    const total = base.total();
    const sum = (of: (customer: Customer) => number) =>
      customers.reduce((all, customer) => all + of(customer), 0);
    if (total.purchases.ok)
      shares.totalPurchases.add(
        sum((customer) => customer.purchases),
        total.purchases,
      );
    if (total.value.ok)
      shares.totalValue.add(
        sum((customer) => customer.value),
        total.value,
      );
  }
  if (long) {
    const found = Object.entries(shares).map(
      ([name, { share, of }]) => `${name} ${share.toFixed(3)} of ${of}`,
    );
    console.info(`${people} customers, ${sets} sets, ${unidentified} not identified: ${found.join(', ')}`);
  }
  return shares;
}

const cases = worlds.flatMap((world, i) =>
  [300, 3000, 30_000].map((people) => ({ world, i, people, sets: long ? 100 : people === 300 ? 6 : 1 })),
);

describe('what comes lies in its 95 % interval', () => {
  test.each(long ? cases : cases.filter(({ people }) => people < 30_000))(
    'for $people customers of world $i, $sets times',
    { timeout: long ? 1_800_000 : 60_000 },
    ({ world, people, sets }) => {
      const shares = coverage(world, people, sets);
      const { purchases, value, likelyPurchases, likelyValue, totalPurchases, totalValue } = shares;
      for (const { share } of [purchases, value, likelyPurchases, likelyValue]) {
        expect(share).toBeGreaterThan(0.9);
        expect(share).toBeLessThan(0.98);
      }
      if (!long) return;
      for (const { share, of } of [totalPurchases, totalValue]) {
        expect(of).toBeGreaterThan(90);
        expect(share).toBeGreaterThanOrEqual(0.9);
      }
    },
  );
});
