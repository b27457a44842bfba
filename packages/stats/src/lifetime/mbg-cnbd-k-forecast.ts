import { requireCount, requirePositive } from '../domain.ts';
import { gaussLegendre } from '../quadrature/gauss-legendre.ts';
import { lowerBeta } from '../special/incomplete-beta.ts';
import { logGamma } from '../special/log-gamma.ts';
import { logRisingFactorial } from '../special/rising-factorial.ts';
import type { MbgCnbdK } from './mbg-cnbd-k.ts';
import type { Forecaster } from './purchase-model.ts';

/** Terms summed one by one; what is left is smooth enough for an integral. */
const oneByOne = 64;
/** A term this small beside the sum ends it. */
const negligible = 1e-14;
/** Nearly all lies within so many standard deviations. */
const fallingWithin = 8;
/** Of the integral: its range doubles, to 64·2^60 purchases, but goes in small steps where the integrand falls steeply. */
const mostPieces = 60 + 2 * fallingWithin;

const rule = gaussLegendre(16);

/** What is known of a customer who is alive: how far into the next gap, and with it what is known of the rate. */
interface Present {
  /** P(alive now | x, t_x, T). */
  readonly alive: number;
  /** P(j of the k waits of the gap are over | alive), j = 0 … k − 1. */
  readonly waited: Float64Array;
  /** With j waits over, λ is Gamma(shape + j, rate). */
  readonly shape: number;
  readonly rate: number;
  /** p is Beta(a, staying) for one who is alive. */
  readonly staying: number;
}

/**
 * The forecasts of MBG/CNBD-k, exact but for rounding: no formula of an average is put in the place of the gap that is
 * under way.
 *
 * A gap of k waits has a memory, which is how many of them are over. Given that the customer is alive and j are over,
 * which has a probability that is known, the waits to come within a horizon h are negative binomial with shape s = r + k·x + j
 * and odds h/(α + T), and the m-th purchase comes with the wait m·k − j. It happens if the customer did not leave
 * after one of the m − 1 before. So
 *   P(Y ≥ m | alive) = Σ_j P(j | alive) · I_q(m·k − j, s) · E[(1 − p)^(m − 1)],   q = h/(α + T + h),
 * and E[Y] is the sum of these over m; beyond the 64th term the sum is an integral, by the Euler–Maclaurin formula, with a
 * relative error below 1e-7. (BTYDplus 1.2.0 uses the expectation of BG/NBD at k·α with a correction over the whole base
 * in place of the last.)
 *
 * @throws RangeError for a k that is not a whole number above 0, and for parameters that are not positive and finite
 */
export function mbgCnbdKForecaster(k: number, { r, alpha, a, b }: MbgCnbdK): Forecaster {
  requireCount('k', k);
  for (const [name, value] of Object.entries({ k, r, alpha, a, b })) requirePositive(name, value);

  const presentOf = (x: number, last: number, T: number): Present => {
    requireCount('frequency', x);
    if (!(last >= 0 && last <= T && T < Number.POSITIVE_INFINITY) || (x === 0) !== (last === 0))
      throw new RangeError(`No history has ${x} repeat purchases, the last at ${last} of ${T}.`);
    const [shape, rate] = [r + k * x, alpha + T];
    const waited = new Float64Array(k);
    waited[0] = 1;
    let sum = 1;
    for (let j = 1; j < k; j++) {
      waited[j] = waited[j - 1]! * ((shape + j - 1) / j) * ((T - last) / rate);
      sum += waited[j]!;
    }
    const logGone = Math.log(a / (b + x)) + shape * Math.log1p((T - last) / (alpha + last));
    const alive = 1 / (1 + Math.exp(logGone - Math.log(sum)));
    return { alive, waited: waited.map((weight) => weight / sum), shape, rate, staying: b + x + 1 };
  };

  /** P(Y ≥ m | alive) for m = 1 … `most`, at index m. */
  const reached = ({ waited, shape, rate, staying }: Present, horizon: number, most: number) => {
    const reach = new Float64Array(most + 1);
    const [q, rest] = [horizon / (rate + horizon), rate / (rate + horizon)];
    for (let j = 0; j < k; j++) {
      const s = shape + j;
      let waits = k - j;
      let tail = lowerBeta(q, rest, waits, s);
      // log P(exactly so many waits): in logarithms, because for a busy customer it begins far below any number.
      let log = logRisingFactorial(s, waits) - logGamma(waits + 1) + waits * Math.log(q) + s * Math.log(rest);
      for (let m = 1; m <= most; m++) {
        reach[m]! += waited[j]! * Math.max(0, tail);
        for (let step = 0; step < k; step++) {
          tail -= Math.exp(log);
          log += Math.log(((s + waits) / (waits + 1)) * q);
          waits += 1;
        }
      }
    }
    let stays = 1;
    for (let m = 1; m <= most; m++) {
      reach[m]! *= stays;
      stays *= (staying + m - 1) / (a + staying + m - 1);
    }
    return reach;
  };

  /** P(Y ≥ m | alive) as a smooth function of m. */
  const reachedAt = ({ waited, shape, rate, staying }: Present, horizon: number, m: number) => {
    const [q, rest] = [horizon / (rate + horizon), rate / (rate + horizon)];
    let tail = 0;
    for (let j = 0; j < k; j++) tail += waited[j]! * lowerBeta(q, rest, m * k - j, shape + j);
    return tail * Math.exp(logRisingFactorial(staying, m - 1) - logRisingFactorial(a + staying, m - 1));
  };

  const expectedIfAlive = (present: Present, horizon: number): number => {
    const reach = reached(present, horizon, oneByOne);
    let sum = 0;
    for (let m = 1; m <= oneByOne; m++) sum += reach[m]!;
    if (reach[oneByOne]! <= negligible * sum) return sum;
    const f = (m: number) => reachedAt(present, horizon, m);
    sum += (f(oneByOne + 1) - f(oneByOne)) / 24;
    // Where the purchases to come are nearly certain the chance to reach m falls from 1 to 0 within few m.
    const waits = (present.shape * horizon) / present.rate;
    const spread = Math.sqrt(waits * (1 + horizon / present.rate)) / k;
    const [steep, over] = [waits / k - fallingWithin * spread, waits / k + fallingWithin * spread];
    let from = oneByOne + 0.5;
    for (let piece = 0; piece < mostPieces; piece++) {
      const to =
        from < steep
          ? Math.min(2 * from, steep)
          : from < over
            ? Math.min(2 * from, from + 2 * spread)
            : 2 * from;
      for (let i = 0; i < rule.at.length; i++)
        sum += rule.weight[i]! * (to - from) * f(from + (to - from) * rule.at[i]!);
      if (to * f(to) <= negligible * sum) return sum;
      from = to;
    }
    throw new Error(`The purchases expected within ${horizon} do not add up.`);
  };

  const expected = (x: number, last: number, T: number, horizon: number) => {
    requireHorizon(horizon);
    const present = presentOf(x, last, T);
    return horizon === 0 ? 0 : present.alive * expectedIfAlive(present, horizon);
  };

  return Object.freeze({
    alive: (x: number, last: number, T: number) => presentOf(x, last, T).alive,
    expected,
    fromStart: (time: number) => expected(0, 0, 0, time),
    probabilities(x: number, last: number, T: number, horizon: number, into: Float64Array) {
      requireHorizon(horizon);
      if (into.length === 0) throw new RangeError('There is no place for any probability.');
      const present = presentOf(x, last, T);
      const most = into.length - 1;
      const reach = horizon === 0 ? new Float64Array(most + 1) : reached(present, horizon, most);
      reach[0] = 1;
      for (let m = 1; m <= most; m++) {
        reach[m] = Math.min(reach[m - 1]!, present.alive * reach[m]!);
        into[m - 1] = reach[m - 1]! - reach[m]!;
      }
      into[most] = reach[most]!;
    },
  });
}

function requireHorizon(horizon: number): void {
  if (!(horizon >= 0 && horizon < Number.POSITIVE_INFINITY))
    throw new RangeError(`The horizon must be finite and at least 0, got ${horizon}.`);
}
