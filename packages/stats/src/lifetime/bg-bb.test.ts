import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaDraw } from '../../test/beta-draw.ts';
import { relativeError } from '../../test/relative.ts';
import { slopeError } from '../../test/slope-error.ts';
import { type Random, seededRandom } from '../random/random.ts';
import { uniform } from '../random/uniform.ts';
import { normalQuantile } from '../special/normal.ts';
import { type BgBb, bgBb, bgBbLikelihood } from './bg-bb.ts';
import type { OpportunityHistories } from './opportunity-histories.ts';

const long = process.env.ATTUNE_LONG === '1';

type Row = readonly [x: number, last: number, n: number, customers: number];
const histories = (rows: readonly Row[]): OpportunityHistories => {
  const column = (i: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[i]);
  return { frequency: column(0), recency: column(1), opportunities: column(2), customers: column(3) };
};
function fitted(rows: OpportunityHistories) {
  const fit = bgBb.fit(rows);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}
const logs = ({ alpha, beta, gamma, delta }: BgBb) =>
  Float64Array.of(alpha, beta, gamma, delta).map(Math.log);

/** At which of the opportunities a customer bought. */
function purchases(random: Random, { alpha, beta, gamma, delta }: BgBb, n: number): boolean[] {
  const [p, theta] = [betaDraw(random, alpha, beta), betaDraw(random, gamma, delta)];
  let alive = true;
  return Array.from({ length: n }, () => {
    alive &&= uniform(random) >= theta;
    return alive && uniform(random) < p;
  });
}
const seen = (bought: readonly boolean[]): Row => [
  bought.filter(Boolean).length,
  bought.lastIndexOf(true) + 1,
  bought.length,
  1,
];

/**
 * First-time donors of 1995 and their gifts in 1996–2001: x, t_x and how many, n = 6. Fader, Hardie & Shang (2010), table
 * 2, as in the package lifetimes (donations.csv).
 */
const donations = histories(
  [
    [0, 0, 3464],
    [1, 1, 1091],
    [1, 2, 277],
    [1, 3, 129],
    [1, 4, 78],
    [1, 5, 119],
    [1, 6, 129],
    [2, 2, 613],
    [2, 3, 255],
    [2, 4, 155],
    [2, 5, 173],
    [2, 6, 234],
    [3, 3, 322],
    [3, 4, 181],
    [3, 5, 225],
    [3, 6, 357],
    [4, 4, 240],
    [4, 5, 284],
    [4, 6, 512],
    [5, 5, 335],
    [5, 6, 728],
    [6, 6, 1203],
  ].map(([x, last, customers]) => [x!, last!, 6, customers!]),
);

describe('the donations of Fader, Hardie & Shang (2010)', () => {
  const fit = fitted(donations);
  const forecast = bgBb.forecaster(fit.parameters);

  test('estimates and log-likelihood', () => {
    expect(fit.customers).toBe(11_104);
    const published = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 } as const;
    for (const name of bgBb.parameters)
      expect(relativeError(fit.parameters[name], published[name])).toBeLessThan(0.001);
    expect(Math.abs(fit.logLikelihood + 33_225.6)).toBeLessThan(0.05);
    expect(fit.convergence).toMatchObject({
      converged: true,
      identified: true,
      startsReachingBest: 4,
      notes: [],
    });
  });

  // P(alive in 2002) of table 6, and totals of the spreadsheet that goes with the paper, as in the tests of lifetimes.
  test('chances to be alive, and purchases in the five years to come', () => {
    expect(forecast.alive(0, 0, 6)).toBeCloseTo(0.11, 2);
    expect(forecast.alive(2, 4, 6)).toBeCloseTo(0.59, 2);
    expect(forecast.alive(6, 6, 6)).toBeCloseTo(0.93, 2);
    let total = 0;
    for (const [i, x] of donations.frequency.entries())
      total += donations.customers[i]! * forecast.expected(x, donations.recency[i]!, 6, 5);
    expect(Math.abs(total - 12_884.2)).toBeLessThan(0.5);
  });

  test('customers by their number of gifts', () => {
    const shares = new Float64Array(8);
    forecast.probabilities(0, 0, 0, 6, shares);
    expect(Math.abs(11_104 * shares[0]! - 3454.9)).toBeLessThan(0.5);
    expect(Math.abs(11_104 * shares[6]! - 1253.1)).toBeLessThan(0.5);
    expect(shares[7]).toBeLessThan(1e-14);
  });

  test('discounted residual transactions, equation 14', () => {
    // At the rounded estimates of the manual of BTYD (x = 3, t_x = 4, n = 6, 10 %), by mpmath's hypergeometric function.
    const rounded = bgBb.forecaster({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 });
    const forever = Number.POSITIVE_INFINITY;
    expect(relativeError(rounded.discounted(3, 4, 6, forever, 0.1), 1.62137918584262)).toBeLessThan(1e-12);
  });
});

describe('the BG/BB model', () => {
  const parameters = { alpha: 0.8, beta: 1.7, gamma: 0.5, delta: 2.5 };
  const mixed = histories([
    [0, 0, 9, 40],
    [0, 0, 0, 3],
    [3, 4, 9, 12],
    [5, 9, 9, 7],
    [1, 2, 3, 30],
    [2, 2, 2, 11],
  ]);

  test('gives chances that add up to 1 over all that can be seen', () => {
    const n = 7;
    let sum = 0;
    for (let kind = 0; kind < 2 ** n; kind++) {
      const row = seen(Array.from({ length: n }, (_, i) => ((kind >> i) & 1) === 1));
      sum += Math.exp(bgBbLikelihood(histories([row]), n)(logs(parameters), new Float64Array(4)));
    }
    expect(sum).toBeCloseTo(1, 13);
  });

  test('its gradient agrees with differences, also far from where anything lies', () => {
    const objective = bgBbLikelihood(mixed, 9);
    for (const point of [
      [0, 0, 0, 0],
      [-2, 3, 1, -1],
      [4, 1, -3, 2],
    ])
      expect(slopeError(objective, Float64Array.from(point))).toBeLessThan(1e-8);
  });

  test('a weight is as many rows', () => {
    const few = Array.from(donations.customers, (w, i): Row => {
      const [x, last] = [donations.frequency[i]!, donations.recency[i]!];
      return [x, last, 6, Math.ceil(w / 20)];
    });
    const rows = few.flatMap(([x, last, n, w]) => Array.from({ length: w }, (): Row => [x, last, n, 1]));
    const [one, other] = [fitted(histories(few)), fitted(histories(rows))];
    for (const name of bgBb.parameters)
      expect(relativeError(one.parameters[name], other.parameters[name])).toBeLessThan(1e-8);
    expect(relativeError(one.logLikelihood, other.logLikelihood)).toBeLessThan(1e-12);
  });

  test('collapses to the beta-binomial where nobody leaves, and says so', () => {
    // Purchases spread evenly over the opportunities, whatever their number: no silence at the end beyond chance.
    const rows: Row[] = [];
    for (let kind = 0; kind < 2 ** 5; kind++) {
      const bought = Array.from({ length: 5 }, (_, i) => ((kind >> i) & 1) === 1);
      const [x, last] = seen(bought);
      // Beta-binomial with p uniform: each order of x purchases has 1 / (6 · C(5, x)).
      const orders = [1, 5, 10, 10, 5, 1][x]!;
      rows.push([x, last, 5, 6000 / orders]);
    }
    const { parameters: found, convergence } = fitted(histories(rows));
    expect(found.alpha).toBeCloseTo(1, 3);
    expect(found.beta).toBeCloseTo(1, 3);
    expect(found.gamma / (found.gamma + found.delta)).toBeLessThan(1e-4);
    expect(convergence.identified).toBe(false);
    expect(convergence.notes.join()).toContain('Nobody seems to leave');
  });

  test('its forecasts are what simulated customers do who were seen alike', () => {
    const random = seededRandom(12);
    const forecast = bgBb.forecaster(parameters);
    const cells = new Map<string, { row: Row; counts: number[]; ahead: number; customers: number }>();
    const customers = long ? 2_000_000 : 100_000;
    for (let i = 0; i < customers; i++) {
      const all = purchases(random, parameters, 8);
      const row = seen(all.slice(0, 5));
      const key = `${row}`;
      const cell = cells.get(key) ?? { row, counts: [0, 0, 0, 0], ahead: 0, customers: 0 };
      const ahead = all.slice(5).filter(Boolean).length;
      cell.counts[ahead]!++;
      cell.ahead += ahead;
      cell.customers++;
      cells.set(key, cell);
    }
    expect(cells.size).toBe(16);
    const chances = new Float64Array(4);
    for (const { row, counts, ahead, customers: many } of cells.values()) {
      const [x, last, n] = row;
      forecast.probabilities(x, last, n, 3, chances);
      for (const [k, chance] of chances.entries()) {
        const error = Math.sqrt((chance * (1 - chance)) / many);
        expect(Math.abs(counts[k]! / many - chance)).toBeLessThan(4.5 * error + 1e-12);
      }
      const mean = chances.reduce((sum, chance, k) => sum + k * chance, 0);
      expect(relativeError(forecast.expected(x, last, n, 3), mean)).toBeLessThan(1e-12);
      expect(Math.abs(ahead / many - mean)).toBeLessThan((4.5 * 1.5) / Math.sqrt(many));
    }
  });

  test('the chances agree with the expectation over a long horizon, with few places and with many', () => {
    const forecast = bgBb.forecaster({ alpha: 40, beta: 60, gamma: 0.2, delta: 90 });
    const [many, few] = [new Float64Array(2001), new Float64Array(4)];
    forecast.probabilities(2, 3, 4, 2000, many);
    const mean = many.reduce((sum, chance, k) => sum + k * chance, 0);
    expect(relativeError(mean, forecast.expected(2, 3, 4, 2000))).toBeLessThan(1e-10);
    forecast.probabilities(2, 3, 4, 2000, few);
    for (let k = 0; k < 3; k++) expect(few[k]).toBeCloseTo(many[k]!, 14);
    expect(few.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 14);
    expect(forecast.fromStart(12)).toBeCloseTo(forecast.expected(0, 0, 0, 12), 14);
  });

  test('a long silence after many purchases is a customer gone', () => {
    expect(bgBb.forecaster(parameters).alive(50, 50, 10_000)).toBeLessThan(1e-6);
    const busy = histories([
      [50, 50, 9000, 20],
      [0, 0, 9000, 5],
      [30, 60, 9000, 20],
    ]);
    const fit = fitted(busy);
    expect(fit.convergence.converged || fit.convergence.notes.length > 0).toBe(true);
  });

  test.each([
    ['too-few-customers', [[1, 1, 3, 1]]],
    ['no-time', [[0, 0, 0, 9]]],
    ['no-repeat-purchases', [[0, 0, 4, 9]]],
  ] as const)('%s', (reason, rows) => {
    expect(bgBb.fit(histories(rows))).toEqual({ ok: false, reason });
  });

  test('histories that cannot be are refused', () => {
    for (const row of [
      [2, 1, 5, 1],
      [1, 6, 5, 1],
      [0, 2, 5, 1],
      [1, 0, 5, 1],
      [1, 1.5, 5, 1],
      [1, 1, 20_000, 1],
    ] as const)
      expect(() => bgBb.fit(histories([row]))).toThrow(RangeError);
    expect(() => bgBb.forecaster({ ...parameters, gamma: 0 })).toThrow('gamma must be positive');
  });
});

test('no data set makes it fail silently', () => {
  const row = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.nat(), fc.nat(), fc.oneof(fc.nat(20), fc.nat(1e7)))
    .map(([n, last, x, customers]): Row => {
      const t = last % (n + 1);
      return t === 0 ? [0, 0, n, customers] : [1 + (x % t), t, n, customers];
    });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const fit = bgBb.fit(histories(rows));
      if (!fit.ok) return;
      const { parameters, standardErrors, convergence, logLikelihood } = fit;
      expect([...Object.values(parameters), logLikelihood].every(Number.isFinite)).toBe(true);
      expect(convergence.identified || convergence.notes.length > 0).toBe(true);
      expect(standardErrors !== undefined).toBe(convergence.identified);
      const [x, last, n] = rows[0]!;
      const forecast = bgBb.forecaster(parameters);
      const chances = new Float64Array(8);
      forecast.probabilities(x, last, n, 10, chances);
      expect(chances.every((chance) => chance >= 0 && chance <= 1 + 1e-12)).toBe(true);
      expect(chances.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 9);
      const expected = forecast.expected(x, last, n, 10);
      expect(expected >= 0 && expected <= 10).toBe(true);
    }),
    { numRuns: long ? 1000 : 100, seed: 2010 },
  );
}, 600_000);

test('intervals of the parameters cover the truth', () => {
  const random = seededRandom(5);
  const truth = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 };
  const rounds = long ? 200 : 25;
  const covered = { alpha: 0, beta: 0, gamma: 0, delta: 0 };
  let identified = 0;
  for (let round = 0; round < rounds; round++) {
    const rows = Array.from({ length: 3000 }, () => seen(purchases(random, truth, 6)));
    const distinct = new Map<string, Row>();
    for (const [x, last, n] of rows) {
      const key = `${x} ${last}`;
      distinct.set(key, [x, last, n, (distinct.get(key)?.[3] ?? 0) + 1]);
    }
    const fit = fitted(histories([...distinct.values()]));
    if (fit.logCovariance === undefined) continue;
    identified++;
    for (const [i, name] of bgBb.parameters.entries()) {
      const reach = normalQuantile(0.975) * Math.sqrt(fit.logCovariance[5 * i]!);
      if (Math.abs(Math.log(fit.parameters[name] / truth[name])) <= reach) covered[name]++;
    }
  }
  if (long) console.info('Covered by 95 % intervals:', covered, `of ${identified}`);
  expect(identified).toBeGreaterThan(0.97 * rounds);
  for (const name of bgBb.parameters) {
    expect(covered[name] / identified).toBeGreaterThan(long ? 0.9 : 0.8);
    if (long) expect(covered[name] / identified).toBeLessThan(0.985);
  }
}, 600_000);
