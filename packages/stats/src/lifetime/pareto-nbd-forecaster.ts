import { requirePositive } from '../domain.ts';
import { gaussLegendre } from '../quadrature/gauss-legendre.ts';
import { blankTerm, type ParetoNbdParameters, paretoNbdTerm } from './pareto-nbd-likelihood.ts';
import type { Forecaster } from './purchase-model.ts';

/** @throws RangeError for parameters that are not positive and finite */
export function paretoNbdForecaster({ r, alpha, s, beta }: ParetoNbdParameters): Forecaster {
  for (const [name, value] of Object.entries({ r, alpha, s, beta })) requirePositive(name, value);
  const term = blankTerm();
  const alive = (frequency: number, recency: number, age: number) => {
    paretoNbdTerm(r, alpha, s, beta, frequency, recency, age, term);
    return Math.exp(term.logAlive);
  };
  return {
    alive,
    expected: (frequency, recency, age, horizon) =>
      alive(frequency, recency, age) * ((r + frequency) / (alpha + age)) * timeAlive(s, beta + age, horizon),
    fromStart: (time) => (r / alpha) * timeAlive(s, beta, time),
    probabilities: (frequency, recency, age, horizon, into) => {
      const present = alive(frequency, recency, age);
      countsWhenAlive(r + frequency, alpha + age, s, beta + age, horizon, into);
      for (let k = 0; k < into.length; k++) into[k]! *= present;
      into[0]! += 1 - present;
    },
  };
}

/**
 * ∫₀^h (b/(b + t))^s dt: how long somebody who is alive, and stops at a rate from Gamma(s, b), stays within h. The
 * textbook form b/(s − 1)·(1 − (b/(b + h))^(s−1)) has a hole at s = 1, which expm1 fills.
 * Source: Fader & Hardie (2005), "A Note on Deriving the Pareto/NBD Model", equations 27 and 41.
 */
function timeAlive(s: number, b: number, horizon: number): number {
  const log = Math.log1p(horizon / b);
  const power = (1 - s) * log;
  return b * log * (Math.abs(power) < 1e-300 ? 1 : Math.expm1(power) / power);
}

const rule = gaussLegendre(16);

/**
 * P(k purchases within h) of somebody alive, for k = 0, 1, …, all that is left in the last place: negative binomial over
 * the time t = min(h, until they stop), n and a of the purchase rate, s and b of the dropout rate,
 *   P(k) = S(h)·NB(k; h) + ∫₀^h NB(k; t)·s/(b + t)·S(t) dt,  S(t) = (b/(b + t))^s,
 *   NB(k; t) = Γ(n + k)/(Γ(n)·k!)·(a/(a + t))^n·(t/(a + t))^k.
 * The integral runs in the root of log(1 + t/a), where the hills NB(k; ·) of all k have about the same width, in pieces
 * no wider than a hill and no wider than dropout allows near 0.
 * Derived here; the sums of its tails are held to the conditional expectation, and the values to simulation, in the tests.
 */
function countsWhenAlive(
  n: number,
  a: number,
  s: number,
  b: number,
  horizon: number,
  into: Float64Array,
): void {
  const counts = into.length - 1;
  const ways = logWays(n, counts);
  into.fill(0);
  const add = (logMass: number, w: number) => {
    const stay = logMass - n * w;
    const buy = Math.log(-Math.expm1(-w));
    for (let k = 0; k < counts; k++) into[k]! += Math.exp(stay + ways[k]! + (k === 0 ? 0 : k * buy));
  };
  const whole = Math.log1p(horizon / a);
  add(-s * Math.log1p(horizon / b), whole);
  if (horizon > 0) {
    const hills = Math.max(1, whole, Math.sqrt(n * whole), Math.sqrt(n) * whole);
    const widest = 1 / Math.ceil(0.5 * hills);
    let width = Math.min(widest, Math.sqrt(Math.log1p(b / (1 + s) / a) / whole));
    for (let from = 0; from < 1; from += width) {
      // Whoever stays this long buys more often than anybody asks.
      const mean = n * Math.expm1(whole * from * from);
      if (mean - counts > 12 * Math.sqrt(mean * (1 + mean / n))) break;
      width = Math.min(Math.max(width, Math.min(widest, from)), 1 - from);
      for (let i = 0; i < rule.at.length; i++) {
        const root = from + width * rule.at[i]!;
        const w = whole * root * root;
        const t = a * Math.expm1(w);
        const mass = rule.weight[i]! * width * 2 * whole * root * (a + t) * (s / (b + t));
        add(Math.log(mass) - s * Math.log1p(t / b), w);
      }
    }
  }
  let told = 0;
  for (let k = 0; k < counts; k++) told += into[k]!;
  into[counts] = Math.max(0, 1 - told);
}

/** log Γ(n + k)/(Γ(n)·k!) for k = 0 … counts − 1. */
function logWays(n: number, counts: number): Float64Array {
  const ways = new Float64Array(counts);
  for (let k = 1; k < counts; k++) ways[k] = ways[k - 1]! + Math.log((n + k - 1) / k);
  return ways;
}
