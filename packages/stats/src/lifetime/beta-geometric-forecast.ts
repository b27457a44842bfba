import { requireCount, requirePositive } from '../domain.ts';
import { betaExpectation } from '../quadrature/beta-expectation.ts';
import {
  type BetaGeometricParameters,
  betaGeometricNames,
  type FirstChances,
} from './beta-geometric-likelihood.ts';
import type { Forecaster } from './purchase-model.ts';

/** e to the minus this is still a double with all its digits. */
const deepest = 600;
/** More terms than these take longer than the integral. */
const mostTerms = 4000;

/**
 * What the BG/NBD and the MBG/NBD say of a customer. Of one who is alive at T after m = x + `firstChances` chances to
 * stop, the rate is Gamma(r + x, alpha + T) and the chance to stop Beta(a, b + m), independent of each other. At least k
 * purchases come within the horizon h when k arrivals of the unstopped process do and the k − 1 chances before the last
 * one pass:
 *
 * P(Y ≥ k | alive) = B(a, b+m+k−1)/B(a, b+m) · P(N ≥ k),  N ~ NegativeBinomial(r + x, (alpha+T)/(alpha+T+h)).
 *
 * Their sum over k is E[Y | alive]; it equals equation 10 of Fader, Hardie & Lee (2005), whose hypergeometric function
 * and factor 1/(a − 1) lose their digits for long histories and for a near 1.
 *
 * @throws RangeError for parameters that are not positive and finite
 */
export function betaGeometricForecaster(
  parameters: BetaGeometricParameters,
  firstChances: FirstChances,
): Forecaster {
  for (const name of betaGeometricNames) requirePositive(name, parameters[name]);
  const { r, alpha, a, b } = parameters;

  const alive = (x: number, recency: number, age: number) => {
    requireHistory(x, recency, age);
    const chances = x + firstChances;
    if (chances === 0) return 1;
    const idle = (r + x) * Math.log1p((age - recency) / (alpha + recency));
    return 1 / (1 + Math.exp(Math.log(a / (b + chances - 1)) + idle));
  };
  const expected = (x: number, recency: number, age: number, horizon: number) => {
    requireHorizon(horizon);
    const staying = b + x + firstChances;
    return alive(x, recency, age) * purchasesIfAlive(r + x, horizon / (alpha + age), a, staying);
  };

  return Object.freeze({
    alive,
    expected,
    fromStart: (time: number) => expected(0, 0, 0, time),
    probabilities: (x: number, recency: number, age: number, horizon: number, into: Float64Array) => {
      requireHorizon(horizon);
      const still = alive(x, recency, age);
      const last = into.length - 1;
      if (last < 0) return;
      let passed = 1;
      let before = 1;
      const arrivals = arrivalCounts(r + x, horizon / (alpha + age));
      for (let k = 0; k < last; k++) {
        const { exactly, more } = arrivals.next();
        // P(Y ≥ k) − P(Y ≥ k + 1), without the difference; before the first purchase nobody can stop.
        const lost = k === 0 ? 0 : a / (a + b + x + firstChances + k - 1);
        into[k] = still * passed * (exactly + lost * more) + (k === 0 ? 1 - still : 0);
        passed *= 1 - lost;
        before = more;
      }
      into[last] = last === 0 ? 1 : still * passed * before;
    },
  });
}

function requireHistory(x: number, recency: number, age: number): void {
  requireCount('frequency', x);
  if (!(recency >= 0 && recency <= age && age < Number.POSITIVE_INFINITY) || (x === 0) !== (recency === 0))
    throw new RangeError(`No history has ${x} repeat purchases, the last at ${recency} of ${age}.`);
}

function requireHorizon(horizon: number): void {
  if (!(horizon >= 0 && horizon < Number.POSITIVE_INFINITY))
    throw new RangeError(`A horizon is finite and at least 0, got ${horizon}.`);
}

/** P(N = k) and P(N > k) for k = 0, 1, …: arrivals at Gamma(shape, 1) rates within `time`. */
function arrivalCounts(shape: number, time: number) {
  const logStep = -Math.log1p(1 / time);
  const logNone = -shape * Math.log1p(time);
  // Term by term where the first does not underflow; by logarithms elsewhere.
  const direct = logNone > -deepest;
  const step = time / (1 + time);
  let log = logNone;
  let exactly = Math.exp(logNone);
  let more = -Math.expm1(logNone);
  let k = -1;
  return {
    next() {
      k++;
      if (k > 0) {
        if (direct) exactly *= ((shape + k - 1) / k) * step;
        else {
          log += Math.log((shape + k - 1) / k) + logStep;
          exactly = Math.exp(log);
        }
        more = Math.max(0, more - exactly);
      }
      return { exactly, more };
    },
  };
}

/**
 * E[Y] of a customer who is alive: arrivals at a Gamma(shape, 1) rate within `time`, each followed by a chance to stop,
 * Beta(a, staying). By the sum of the tails P(Y ≥ k) where it is short, else by the mean of (1 − (1 + p·time)^−shape)/p
 * over the chance p.
 */
function purchasesIfAlive(shape: number, time: number, a: number, staying: number): number {
  if (time === 0) return 0;
  const mean = shape * time;
  const logNone = -shape * Math.log1p(time);
  const terms = Math.ceil(mean + 10 * Math.sqrt(mean * (1 + time)) + 40 * (1 + time));
  if (terms > mostTerms || logNone < -deepest) {
    const given = (p: number) => -Math.expm1(-shape * Math.log1p(p * time)) / p;
    return betaExpectation(given, a, staying, Math.min(0.5, 1e-15 / ((shape + 1) * time)));
  }
  const step = time / (1 + time);
  let exactly = Math.exp(logNone);
  let tail = -Math.expm1(logNone);
  let passed = 1;
  let sum = 0;
  for (let k = 1; k <= terms; k++) {
    const term = passed * tail;
    sum += term;
    if (term * (1 + time) < 1e-14 * sum) break;
    exactly *= ((shape + k - 1) / k) * step;
    tail = Math.max(0, tail - exactly);
    passed *= (staying + k - 1) / (a + staying + k - 1);
  }
  return sum;
}
