import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { histories } from '../../test/simulate-beta-geometric.ts';
import { gammaPoissonLogLikelihood } from '../gamma-poisson.ts';
import { logGamma } from '../special/log-gamma.ts';
import {
  blankTerm,
  type ParetoNbdParameters,
  paretoNbdLikelihood,
  paretoNbdTerm,
} from './pareto-nbd-likelihood.ts';

const published = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };

/** The whole log-likelihood of one customer, and the term with it. */
function one({ r, alpha, s, beta }: ParetoNbdParameters, x: number, recency: number, age: number) {
  const term = blankTerm();
  paretoNbdTerm(r, alpha, s, beta, x, recency, age, term);
  return { term, value: term.value + logGamma(r + x) - logGamma(r) };
}

/** Gauss's series for 0 ≤ z < 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [sum, term] = [1, 1];
  for (let j = 0; j < 200_000 && term > 1e-18 * sum; j++) {
    term *= (((a + j) * (b + j)) / ((c + j) * (j + 1))) * z;
    sum += term;
  }
  return sum;
}

/** The closed form with 2F1 (Fader & Hardie 2005), term for term as it is printed. */
function closedForm({ r, alpha, s, beta }: ParetoNbdParameters, x: number, recency: number, age: number) {
  const whole = r + s + x;
  const [far, numerator] = alpha >= beta ? [alpha, s + 1] : [beta, r + x];
  const at = (t: number) =>
    hypergeometric(whole, numerator, whole + 1, Math.abs(alpha - beta) / (far + t)) / (far + t) ** whole;
  const stays = 1 / ((alpha + age) ** (r + x) * (beta + age) ** s);
  return (
    logGamma(r + x) -
    logGamma(r) +
    r * Math.log(alpha) +
    s * Math.log(beta) +
    Math.log(stays + (s / whole) * (at(recency) - at(age)))
  );
}

/**
 * The braces by double exponential integration over log y, halved until nothing changes: another variable and another rule
 * than the model's own.
 */
function bracesOtherwise(
  { r, alpha, s, beta }: ParetoNbdParameters,
  x: number,
  recency: number,
  age: number,
) {
  const [a, b, n, rest] = [alpha + recency, beta + recency, r + x, age - recency];
  const log = (y: number) => -n * Math.log1p(y / a) - (s + 1) * Math.log1p(y / b);
  // y = rest/(1 + e^−(π·sinh u)) runs from 0 to rest.
  const sum = (step: number) => {
    let total = 0;
    for (let i = -Math.round(6.3 / step); i * step <= 6.3; i++) {
      const u = i * step;
      const v = Math.PI * Math.sinh(u);
      const below = 1 / (1 + Math.exp(-v));
      const weight = Math.PI * Math.cosh(u) * below * (1 / (1 + Math.exp(v)));
      if (weight > 0) total += weight * rest * Math.exp(log(rest * below));
    }
    return step * total;
  };
  let [step, last, next] = [1 / 16, Number.NaN, sum(1 / 16)];
  for (; !(Math.abs(next - last) <= 1e-13 * next) && step > 1 / 4096; step /= 2)
    [last, next] = [next, sum(step / 2)];
  return Math.exp(-n * Math.log1p(rest / a) - s * Math.log1p(rest / b)) + (s / b) * next;
}

const logarithmic = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);
const anyParameters = fc.record({
  r: logarithmic(1e-3, 1e3),
  alpha: logarithmic(1e-4, 1e7),
  s: logarithmic(1e-3, 1e3),
  beta: logarithmic(1e-4, 1e7),
});
const anyHistory = fc
  .record({
    x: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 10_000 })),
    age: logarithmic(1e-3, 1e6),
    share: fc.double({ min: 1e-9, max: 1, noNaN: true }),
  })
  .map(({ x, age, share }) => ({ x, recency: x === 0 ? 0 : age * share, age }));

describe('the likelihood of one customer', () => {
  test.each([
    [0, 0, 38.86],
    [1, 1.71, 38.86],
    [2, 30.43, 38.86],
    [26, 30.857, 31],
    [10, 20, 39],
  ])('of %i purchases until %f of %f is the closed form', (x, recency, age) => {
    for (const parameters of [
      published,
      { r: 1.2, alpha: 4, s: 0.3, beta: 9 },
      { r: 0.2, alpha: 30, s: 2.5, beta: 25 },
    ])
      expect(
        relativeError(one(parameters, x, recency, age).value, closedForm(parameters, x, recency, age)),
      ).toBeLessThan(1e-11);
  });

  test('agrees with double exponential integration to 1e-9, for every size of the parameters', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, (parameters, { x, recency, age }) => {
        const { term } = one(parameters, x, recency, age);
        const { r, alpha, s, beta } = parameters;
        const before =
          -r * Math.log1p(recency / alpha) - x * Math.log(alpha + recency) - s * Math.log1p(recency / beta);
        const braces = bracesOtherwise(parameters, x, recency, age);
        // The log-likelihood is a sum with this factor, whose rounding grows with x.
        const rounding = 4e-16 * Math.abs(before);
        expect(Math.abs(term.value - before - Math.log(braces))).toBeLessThan(1e-9 + rounding);
      }),
      { numRuns: process.env.ATTUNE_LONG ? 5000 : 400, seed: 1 },
    );
  });

  test('its slopes are its differences', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, (parameters, { x, recency, age }) => {
        const { term } = one(parameters, x, recency, age);
        const slopes = { r: term.byR, alpha: term.byAlpha, s: term.byS, beta: term.byBeta };
        const step = 1e-4;
        for (const name of ['r', 'alpha', 's', 'beta'] as const) {
          const at = (move: number) =>
            one({ ...parameters, [name]: parameters[name] * Math.exp(move * step) }, x, recency, age).term
              .value;
          const difference = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
          const scale = 1 + Math.abs(slopes[name]) + Math.abs(term.value) * 1e-3;
          expect(Math.abs(slopes[name] - difference) / scale).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  test('stays finite where the powers themselves would vanish', () => {
    for (const [x, recency, age] of [
      [10_000, 1e-3, 1e6],
      [10_000, 1e6, 1e6],
      [0, 0, 1e6],
      [1, 1e-9, 1e-3],
    ] as const)
      for (const value of Object.values(one(published, x, recency, age).term))
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  });
});

describe('the likelihood of histories', () => {
  const rows = histories([
    [0, 0, 39, 60],
    [0, 0, 27.5, 40],
    [1, 12, 30, 20],
    [3, 25.25, 39, 9],
    [12, 30, 33, 2],
    [150, 35, 39, 1],
  ]);

  test('sums over the customers', () => {
    const sum = rows.frequency.reduce(
      (all, x, i) => all + rows.customers[i]! * one(published, x, rows.recency[i]!, rows.age[i]!).value,
      0,
    );
    expect(relativeError(paretoNbdLikelihood(rows)(published, new Float64Array(4)), sum)).toBeLessThan(1e-13);
  });

  test('is the gamma-Poisson’s where nobody stops', () => {
    const nobody = { ...published, s: 1e-13, beta: 1e6 };
    const { r: shape, alpha: rate } = published;
    const exposures = rows.age;
    const events = rows.frequency;
    const binomial = gammaPoissonLogLikelihood(
      { events, exposures, customers: rows.customers },
      { shape, rate },
    );
    // The gamma-Poisson counts purchases, the histories say when: x! ways, each of density T^−x.
    const ways = events.reduce(
      (sum, x, i) => sum + rows.customers[i]! * (x * Math.log(exposures[i]!) - logGamma(x + 1)),
      0,
    );
    const whole = paretoNbdLikelihood(rows)(nobody, new Float64Array(4));
    expect(relativeError(whole, binomial - ways)).toBeLessThan(1e-11);
  });
});
