import { describe, expect, test } from 'vitest';
import { poissonBuyers } from '../../test/poisson-buyers.ts';
import { relativeError } from '../../test/relative.ts';
import { gamma } from '../random/gamma.ts';
import { poisson } from '../random/poisson.ts';
import { seededRandom } from '../random/random.ts';
import { shuffle } from '../random/shuffle.ts';
import { baseForecaster } from './base-forecast.ts';
import type { GammaGammaParameters } from './gamma-gamma.ts';
import { purchaseForecaster } from './purchase-forecast.ts';
import type { Forecaster } from './purchase-model.ts';
import { valueForecaster } from './value-forecast.ts';

const buying = { r: 0.5, alpha: 10 };
const spending: GammaGammaParameters = { p: 6.25, q: 3.74, v: 15.44 };
const horizon = 52;

function base({
  draws = [],
  spend = spending,
  spendDraws = [],
}: {
  readonly draws?: readonly Forecaster[];
  readonly spend?: GammaGammaParameters;
  readonly spendDraws?: readonly GammaGammaParameters[];
}) {
  const purchases = purchaseForecaster({
    forecaster: poissonBuyers(buying),
    draws,
    horizon,
    yearlyDiscount: 0,
    unitsPerYear: 52,
  });
  const value = valueForecaster({ parameters: spend, draws: spendDraws });
  if (!value.ok) throw new Error(value.reason);
  return { purchases, value, total: baseForecaster(purchases, value) };
}

/** x, T and mean spend. */
const people = Array.from({ length: 400 }, (_, i) => [i % 7, 20 + (i % 31), 20 + (i % 40)] as const);

function added(of: ReturnType<typeof base>, everybody = people) {
  for (const [x, age, mean] of everybody)
    of.total.add(of.purchases.history(x, age / 2, age), 1, x, x === 0 ? 0 : mean);
  const { purchases, value } = of.total.total();
  if (!purchases.ok || !value.ok) throw new Error('no answer');
  return { purchases, value };
}

describe('the forecast of a base', () => {
  test('has the mean and the spread of its customers’ futures together', () => {
    const { purchases, value } = added(base({}));
    const random = seededRandom(6);
    const futures = Array.from({ length: 2000 }, () => {
      let [count, amount] = [0, 0];
      for (const [x, age, mean] of people) {
        const y = poisson(random, horizon * gamma(random, buying.r + x, buying.alpha + age));
        const { p, q, v } = spending;
        count += y;
        if (y > 0) amount += gamma(random, p * y, gamma(random, q + p * x, v + (x === 0 ? 0 : x * mean)));
      }
      return [count, amount] as const;
    });
    for (const [i, { estimate, low, high }] of [purchases, value].entries()) {
      const values = futures.map((future) => future[i]!);
      const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
      expect(relativeError(estimate, mean)).toBeLessThan(0.01);
      const inside = values.filter((each) => low <= each && each <= high).length / values.length;
      expect(inside).toBeGreaterThan(0.93);
      expect(inside).toBeLessThan(0.97);
    }
  });

  test('of customers together is that of each alone, where it is told how their means vary', () => {
    const [alone, together] = [base({}), base({})];
    const history = alone.purchases.history(4, 20, 39);
    for (const mean of [10, 20, 60]) alone.total.add(history, 1, 4, mean);
    together.total.add(history, 3, 4, 30, (20 ** 2 + 10 ** 2 + 30 ** 2) / 3);
    const [one, other] = [alone.total.total().value, together.total.total().value];
    if (!one.ok || !other.ok) throw new Error('no answer');
    expect(relativeError(one.estimate, other.estimate)).toBeLessThan(1e-12);
    expect(relativeError(one.high, other.high)).toBeLessThan(1e-12);
  });

  test('moves with the parameters, which all customers share', () => {
    const scaled = (factor: number): Forecaster => {
      const plain = poissonBuyers(buying);
      return { ...plain, expected: (...of) => factor * plain.expected(...of) };
    };
    const sure = added(base({}));
    const unsure = added(base({ draws: [scaled(Math.exp(0.3)), scaled(Math.exp(-0.3))] }));
    const spread = ({ low, high }: { low: number; high: number }) =>
      (Math.log(high / low) / 2 / 1.959964) ** 2;
    expect(spread(unsure.purchases) - spread(sure.purchases)).toBeCloseTo(0.09, 6);
    expect(spread(unsure.value) - spread(sure.value)).toBeCloseTo(0.09, 6);
    const spends = added(
      base({ spendDraws: [0.2, -0.2].map((away) => ({ ...spending, v: spending.v * Math.exp(away) })) }),
    );
    expect(spread(spends.purchases)).toBeCloseTo(spread(sure.purchases), 10);
    expect(spread(spends.value)).toBeGreaterThan(spread(sure.value) + 0.0001);
  });

  test('of many histories is seen on some of them, with the same answer', () => {
    const draws = [0.3, 0.8].map((r) => poissonBuyers({ r, alpha: buying.alpha }));
    const many = shuffle(
      seededRandom(2),
      Array.from({ length: 9000 }, (_, i) => people[i % people.length]!),
    );
    const [few, all] = [added(base({ draws })), added(base({ draws }), many)];
    const spread = ({ low, high }: { low: number; high: number }) => Math.log(high / low);
    expect(relativeError(all.value.estimate, few.value.estimate * (9000 / 400))).toBeLessThan(0.02);
    // The parameters' part is the same, the customers' own part is less.
    expect(spread(all.purchases)).toBeLessThan(spread(few.purchases));
    const once = base({ draws });
    for (const [x, age, mean] of people) {
      const history = once.purchases.history(x, age / 2, age);
      once.total.add(history, 22.5, x, x === 0 ? 0 : mean);
    }
    const grouped = once.total.total().purchases;
    if (!grouped.ok) throw new Error(grouped.reason);
    expect(relativeError(spread(all.purchases), spread(grouped))).toBeLessThan(0.04);
  });

  test('has no interval where sums of spends have no variance, and none of nobody', () => {
    const heavy = base({ spend: { p: 3, q: 1.5, v: 20 } });
    heavy.total.add(heavy.purchases.history(0, 0, 30), 5, 0, 0);
    const { value, purchases, expectedValue } = heavy.total.total();
    expect(value).toEqual({ ok: false, reason: 'heavy-tail' });
    expect(purchases.ok).toBe(true);
    expect(expectedValue).toBeGreaterThan(0);
    const mayBe = base({ spendDraws: [{ ...spending, q: 0.9 }, spending] });
    mayBe.total.add(mayBe.purchases.history(0, 0, 30), 5, 0, 0);
    expect(mayBe.total.total().value).toEqual({ ok: false, reason: 'heavy-tail' });
    expect(base({}).total.total()).toMatchObject({
      customers: 0,
      purchases: { ok: false, reason: 'nobody-expected' },
      value: { ok: false, reason: 'nobody-expected' },
    });
    const alone = baseForecaster(heavy.purchases, undefined);
    alone.add(heavy.purchases.history(1, 3, 30), 2, 0, 0);
    expect(alone.total()).toMatchObject({
      customers: 2,
      alive: 2,
      value: { ok: false, reason: 'no-spend-model' },
      expectedValue: undefined,
    });
  });
});
