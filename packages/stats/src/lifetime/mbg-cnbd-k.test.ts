import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaDraw } from '../../test/beta-draw.ts';
import { relativeError } from '../../test/relative.ts';
import { slopeError } from '../../test/slope-error.ts';
import { exponential } from '../random/exponential.ts';
import { gamma } from '../random/gamma.ts';
import { type Random, seededRandom } from '../random/random.ts';
import { uniform } from '../random/uniform.ts';
import { logGamma } from '../special/log-gamma.ts';
import { normalQuantile } from '../special/normal.ts';
import { chooseRegularity, type MbgCnbdK, mbgCnbdK, mbgCnbdKLikelihood } from './mbg-cnbd-k.ts';
import { mbgCnbdKForecaster } from './mbg-cnbd-k-forecast.ts';
import { mbgNbd } from './mbg-nbd.ts';
import type { PurchaseHistories } from './purchase-histories.ts';

const long = process.env.ATTUNE_LONG === '1';
const names = ['r', 'alpha', 'a', 'b'] as const;
/** Of the tests of BTYDplus 1.2.0. */
const truth = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 };

type Row = readonly [x: number, last: number, T: number, customers: number];
const histories = (rows: readonly Row[]): PurchaseHistories => {
  const column = (i: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[i]);
  return { frequency: column(0), recency: column(1), age: column(2), customers: column(3) };
};

/** Times of repeat purchases until `end`, and whether the customer is alive at `now`. */
function simulated(random: Random, k: number, { r, alpha, a, b }: MbgCnbdK, now: number, end: number) {
  const rate = gamma(random, r, alpha);
  const p = betaDraw(random, a, b);
  const times: number[] = [];
  let gone = uniform(random) < p;
  let alive = !gone;
  // A rate below every double buys nothing.
  if (rate === 0) return { times, alive };
  for (let time = 0; !gone; ) {
    for (let wait = 0; wait < k; wait++) time += exponential(random, rate);
    if (time > end) break;
    times.push(time);
    gone = uniform(random) < p;
    if (gone && time <= now) alive = false;
  }
  return { times, alive };
}

/** What is seen of many customers at ages of 12 to 96, and their gaps. */
function base(random: Random, k: number, customers: number) {
  const rows: Row[] = [];
  let logGaps = 0;
  for (let i = 0; i < customers; i++) {
    const age = 12 * (1 + (i % 8));
    const { times } = simulated(random, k, truth, age, age);
    for (const [j, time] of times.entries()) logGaps += Math.log(time - (times[j - 1] ?? 0));
    rows.push([times.length, times.at(-1) ?? 0, age, 1]);
  }
  return { histories: histories(rows), logGaps };
}

const few = histories([
  [0, 0, 30, 12],
  [0, 0, 0, 2],
  [2, 20.5, 30, 7],
  [5, 28, 30, 4],
  [11, 14, 40, 3],
  [1, 3, 3, 5],
]);

describe('the likelihood of MBG/CNBD-k', () => {
  test('of one customer is the integral over rates and chances', () => {
    const [k, x, last, T, second] = [3, 2, 7, 11, 2.5];
    const { r, alpha, a, b } = truth;
    // Gaps of 2.5 and 4.5; λ and p on fine grids, evenly in log λ and in p by substitution p = u³ (flat at its poles).
    const gaps = [second, last - second];
    let [sum, mass] = [0, 0];
    const steps = 600;
    for (let i = 0; i < 4 * steps; i++) {
      const logRate = -25 + (30 * (i + 0.5)) / (4 * steps);
      const rate = Math.exp(logRate);
      const weight = Math.exp(r * logRate + r * Math.log(alpha) - logGamma(r) - alpha * rate);
      let seen = 1;
      for (const gap of gaps) seen *= (rate ** k * gap ** (k - 1) * Math.exp(-rate * gap)) / 2;
      const silent = Math.exp(-rate * (T - last)) * (1 + rate * (T - last) + (rate * (T - last)) ** 2 / 2);
      mass += weight;
      for (let j = 0; j < steps; j++) {
        const u = (j + 0.5) / steps;
        const p = u ** 8;
        const chance =
          (8 * u ** 7 * p ** (a - 1) * (1 - p) ** (b - 1)) /
          Math.exp(logGamma(a) + logGamma(b) - logGamma(a + b));
        sum += (weight * chance * seen * ((1 - p) ** 3 * silent + p * (1 - p) ** 2)) / steps;
      }
    }
    const one = histories([[x, last, T, 1]]);
    const gapsShare = (k - 1) * (Math.log(second) + Math.log(last - second)) - x * logGamma(k);
    const value = mbgCnbdKLikelihood(one, k)(truth, new Float64Array(4)) + gapsShare;
    expect(value).toBeCloseTo(Math.log((sum * 30) / (4 * steps)), 4);
    expect((mass * 30) / (4 * steps)).toBeCloseTo(1, 6);
  });

  test.each([1, 2, 5, 12])('its gradient agrees with differences, k = %d', (k) => {
    const likelihood = mbgCnbdKLikelihood(few, k);
    for (const point of [
      [0, 1, 0, 1],
      [-2, 3, 1, -1],
      [3, 0, -3, 2],
    ]) {
      const error = slopeError((logs, gradient) => {
        const [r, alpha, a, b] = Array.from(logs, Math.exp) as [number, number, number, number];
        return likelihood({ r, alpha, a, b }, gradient);
      }, Float64Array.from(point));
      expect(error).toBeLessThan(1e-7);
    }
  });

  test('the gaps shift it the same way at all parameters', () => {
    const { histories: rows, logGaps } = base(seededRandom(3), 2, 500);
    const [with_, without] = [logGaps, logGaps - 100].map((sum) => mbgCnbdK(2, sum).fit(rows));
    if (!with_?.ok || !without?.ok) throw new Error('refused');
    for (const name of names)
      expect(relativeError(with_.parameters[name], without.parameters[name])).toBeLessThan(1e-6);
    expect(with_.logLikelihood - without.logLikelihood).toBeCloseTo(100, 6);
  });
});

describe('with k = 1 it is MBG/NBD', () => {
  const { histories: rows, logGaps } = base(seededRandom(9), 1, 2000);
  const [one, other] = [mbgCnbdK(1, logGaps).fit(rows), mbgNbd.fit(rows)];
  if (!one.ok || !other.ok) throw new Error('refused');

  test('in its fit', () => {
    expect(one.logLikelihood).toBeCloseTo(other.logLikelihood, 6);
    for (const name of names) {
      expect(relativeError(one.parameters[name], other.parameters[name])).toBeLessThan(1e-6);
      expect(relativeError(one.standardErrors![name], other.standardErrors![name])).toBeLessThan(1e-4);
    }
  });

  test('in its forecasts', () => {
    const [ours, theirs] = [mbgCnbdKForecaster(1, truth), mbgNbd.forecaster(truth)];
    const [mine, yours] = [new Float64Array(12), new Float64Array(12)];
    for (const [x, last, T] of [
      [0, 0, 20],
      [3, 8, 20],
      [26, 30.86, 31],
    ] as const) {
      expect(relativeError(ours.alive(x, last, T), theirs.alive(x, last, T))).toBeLessThan(1e-10);
      for (const horizon of [0.5, 30, 2000])
        expect(
          relativeError(ours.expected(x, last, T, horizon), theirs.expected(x, last, T, horizon)),
        ).toBeLessThan(1e-7);
      ours.probabilities(x, last, T, 30, mine);
      theirs.probabilities(x, last, T, 30, yours);
      for (const [k, chance] of mine.entries()) expect(chance).toBeCloseTo(yours[k]!, 9);
    }
    expect(relativeError(ours.fromStart(78), theirs.fromStart(78))).toBeLessThan(1e-8);
  });
});

describe('the choice of k', () => {
  test.each([1, 3])('finds the regularity of simulated customers, k = %d', (k) => {
    const { histories: rows, logGaps } = base(seededRandom(k), k, 2000);
    const choice = chooseRegularity(rows, logGaps);
    if (!choice.ok) throw new Error(choice.reason);
    expect(choice.k).toBe(k);
    expect(choice.fit.logLikelihood).toBe(choice.logLikelihoods[k - 1]);
    for (const name of names)
      expect(relativeError(choice.fit.parameters[name], truth[name])).toBeLessThan(0.2);
    expect(choice.model.name).toBe('mbgcnbdk');
  });

  test('stops at the most that it may', () => {
    const { histories: rows, logGaps } = base(seededRandom(4), 5, 800);
    const choice = chooseRegularity(rows, logGaps, 2);
    expect(choice.ok && [choice.k, choice.logLikelihoods.length]).toEqual([2, 2]);
  });

  test('a sum of gaps in another unit is refused', () => {
    const { histories: rows, logGaps } = base(seededRandom(4), 2, 100);
    let purchases = 0;
    for (const x of rows.frequency) purchases += x;
    expect(() => chooseRegularity(rows, logGaps + purchases * Math.log(7))).toThrow('cannot have logarithms');
    expect(() => chooseRegularity(rows, Number.NaN)).toThrow('finite');
    expect(() => mbgCnbdK(0, 0)).toThrow('from 1 to 100');
    expect(() => mbgCnbdK(1.5, 0)).toThrow(RangeError);
  });

  test.each([
    ['too-few-customers', [[1, 1, 3, 1]]],
    ['no-time', [[0, 0, 0, 9]]],
    ['no-repeat-purchases', [[0, 0, 4, 9]]],
  ] as const)('%s', (reason, rows) => {
    expect(chooseRegularity(histories(rows), 0)).toEqual({ ok: false, reason });
  });
});

describe('the forecast', () => {
  /** The gap under way counts: who just bought waits for all of k, who bought long ago for what is left of it. */
  test('is what simulated customers do who were seen nearly alike', () => {
    const random = seededRandom(77);
    const forecast = mbgCnbdKForecaster(3, truth);
    const [now, end] = [20, 32];
    const customers = long ? 3_000_000 : 250_000;
    const places = 6;
    interface Cell {
      customers: number;
      counts: Float64Array;
      chances: Float64Array;
      sums: Record<'alive' | 'expectedAlive' | 'ahead' | 'squares' | 'expected', number>;
    }
    const cells = new Map<string, Cell>();
    const chances = new Float64Array(places);
    for (let i = 0; i < customers; i++) {
      const { times, alive } = simulated(random, 3, truth, now, end);
      const past = times.filter((time) => time <= now);
      const [x, last] = [past.length, past.at(-1) ?? 0];
      if (x > 4) continue;
      // Rounded only to group them: every forecast is of the customer's own history.
      const key = `${x} ${Math.floor(last / 5)}`;
      const cell = cells.get(key) ?? {
        customers: 0,
        counts: new Float64Array(places),
        chances: new Float64Array(places),
        sums: { alive: 0, expectedAlive: 0, ahead: 0, squares: 0, expected: 0 },
      };
      cells.set(key, cell);
      if (!long && cell.customers >= 4000) continue;
      const ahead = times.length - x;
      cell.customers++;
      cell.sums.alive += Number(alive);
      cell.sums.ahead += ahead;
      cell.sums.squares += ahead * ahead;
      cell.sums.expectedAlive += forecast.alive(x, last, now);
      cell.sums.expected += forecast.expected(x, last, now, end - now);
      forecast.probabilities(x, last, now, end - now, chances);
      for (let k = 0; k < places; k++) cell.chances[k]! += chances[k]!;
      cell.counts[Math.min(ahead, places - 1)]!++;
    }
    expect(cells.size).toBeGreaterThan(14);
    for (const { customers: many, counts, chances: wanted, sums } of cells.values()) {
      const within = (got: number, want: number, variance: number) =>
        expect(Math.abs(got - want) / many).toBeLessThan(4.5 * Math.sqrt(variance / many) + 5 / many);
      const alive = sums.expectedAlive / many;
      within(sums.alive, sums.expectedAlive, alive * (1 - alive));
      within(sums.ahead, sums.expected, sums.squares / many);
      for (let k = 0; k < places; k++) {
        const chance = wanted[k]! / many;
        within(counts[k]!, wanted[k]!, chance * (1 - chance));
      }
    }
  }, 600_000);

  test('of a new customer is what simulated ones do', () => {
    const random = seededRandom(6);
    const customers = long ? 1_000_000 : 60_000;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < customers; i++) {
      const { times } = simulated(random, 4, truth, 0, 60);
      sum += times.length;
      squares += times.length ** 2;
    }
    const error = Math.sqrt(squares / customers / customers);
    expect(Math.abs(mbgCnbdKForecaster(4, truth).fromStart(60) - sum / customers)).toBeLessThan(4 * error);
  });

  test('remembers the gap: of customers alike in all else, one who just bought buys less soon', () => {
    const sure = { r: 400, alpha: 100, a: 0.001, b: 1000 };
    // Gaps of 1.25 on average, hardly any chance to leave.
    const forecast = mbgCnbdKForecaster(5, sure);
    expect(forecast.expected(8, 9.9, 10, 0.5)).toBeLessThan(0.1);
    expect(forecast.expected(8, 8.9, 10, 0.5)).toBeGreaterThan(0.3);
  });

  test('its expectation is the mean of its chances, and exact where the horizon is enormous', () => {
    const forecast = mbgCnbdKForecaster(3, truth);
    const chances = new Float64Array(4000);
    forecast.probabilities(9, 18, 20, 400, chances);
    expect(chances.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 12);
    const mean = chances.reduce((sum, chance, k) => sum + k * chance, 0);
    expect(relativeError(forecast.expected(9, 18, 20, 400), mean)).toBeLessThan(1e-7);
    // k = 1, E[(1 − p)/p·(1 − (α/(α + p·t))^r)] over p, by mpmath 1.3 at 30 digits.
    const simple = mbgCnbdKForecaster(1, { r: 0.5, alpha: 6, a: 0.9, b: 1.6 });
    expect(relativeError(simple.fromStart(1e3), 5.37039857382334)).toBeLessThan(1e-8);
    expect(relativeError(simple.fromStart(1e5), 17.1003773361328)).toBeLessThan(1e-8);
  });

  test('of nothing to come is nothing', () => {
    const forecast = mbgCnbdKForecaster(2, truth);
    const chances = new Float64Array(3);
    forecast.probabilities(2, 5, 9, 0, chances);
    expect([...chances]).toEqual([1, 0, 0]);
    expect(forecast.expected(2, 5, 9, 0)).toBe(0);
    expect(() => forecast.expected(2, 5, 9, -1)).toThrow(RangeError);
    expect(() => forecast.alive(0, 5, 9)).toThrow(RangeError);
    expect(() => mbgCnbdKForecaster(2, { ...truth, a: 0 })).toThrow('a must be positive');
  });
});

// By 40-digit quadrature over the chance to leave (mpmath 1.3).
test.each([
  { x: 1_000_000, last: 99.999, a: 0.01, b: 2000, horizon: 52, want: 471714.838543789 },
  { x: 1_000_000, last: 100, a: 0.001, b: 2, horizon: 10_000, want: 90585156.5265945 },
])(
  'expects of $x purchases what comes, however steeply the chances fall',
  ({ x, last, a, b, horizon, want }) => {
    const { expected } = mbgCnbdKForecaster(1, { r: 0.5, alpha: 10, a, b });
    expect(relativeError(expected(x, last, 100, horizon), want)).toBeLessThan(1e-7);
  },
);

test('comes to rest where a simpler model says as much', () => {
  for (const rows of [
    histories([[2, 10, 20, 100]]),
    histories([[1, 10, 40, 500]]),
    histories([
      [5, 50, 50, 100],
      [7, 50, 50, 100],
      [3, 50, 50, 50],
    ]),
  ]) {
    const fit = mbgCnbdK(2, 0).fit(rows);
    if (!fit.ok) throw new Error(fit.reason);
    expect(fit.convergence).toMatchObject({ converged: true, identified: false });
    expect(fit.convergence.notes.join(' ')).toContain('buy at the same rate');
  }
});

test('no data set makes it fail silently', () => {
  const row = fc
    .tuple(
      fc.oneof(fc.constant(0), fc.nat(5), fc.nat(3000)),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      fc.oneof(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 1e7, noNaN: true }),
      ),
      fc.oneof(fc.nat(20), fc.nat(1e6)),
    )
    .map(([x, part, T, customers]): Row => (x === 0 ? [0, 0, T, customers] : [x, part * T, T, customers]));
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      (rows, spread) => {
        // The largest sum of logarithms that the rows allow, less some for gaps that differ.
        let logGaps = 0;
        for (const [x, last, , w] of rows) if (x > 0) logGaps += w * x * (Math.log(last / x) - spread);
        const choice = chooseRegularity(histories(rows), logGaps, 4);
        if (!choice.ok) return;
        const { parameters, standardErrors, convergence, logLikelihood } = choice.fit;
        expect([...Object.values(parameters), logLikelihood].every(Number.isFinite)).toBe(true);
        expect(convergence.identified || convergence.notes.length > 0).toBe(true);
        expect(standardErrors !== undefined).toBe(convergence.identified);
        const forecast = choice.model.forecaster(parameters);
        const chances = new Float64Array(8);
        for (const [x, last, T] of rows) {
          forecast.probabilities(x, last, T, T, chances);
          expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
          expect(chances.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 9);
          const expected = forecast.expected(x, last, T, T);
          expect(expected >= 0 && Number.isFinite(expected)).toBe(true);
        }
      },
    ),
    { numRuns: long ? 1000 : 100, seed: 2016 },
  );
}, 900_000);

test('intervals of the parameters cover the truth', () => {
  const random = seededRandom(8);
  const rounds = long ? 200 : 12;
  const covered = { r: 0, alpha: 0, a: 0, b: 0 };
  for (let round = 0; round < rounds; round++) {
    const { histories: rows, logGaps } = base(random, 3, 1500);
    const fit = mbgCnbdK(3, logGaps).fit(rows);
    if (!fit.ok) throw new Error(fit.reason);
    for (const [i, name] of names.entries()) {
      const reach = normalQuantile(0.975) * Math.sqrt(fit.logCovariance![5 * i]!);
      if (Math.abs(Math.log(fit.parameters[name] / truth[name])) <= reach) covered[name]++;
    }
  }
  if (long) console.info('Covered by 95 % intervals:', covered, `of ${rounds}`);
  for (const name of names) {
    expect(covered[name] / rounds).toBeGreaterThan(long ? 0.9 : 0.7);
    if (long) expect(covered[name] / rounds).toBeLessThan(0.985);
  }
}, 900_000);
