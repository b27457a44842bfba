import { logRisingFactorial, risingFactorialSlope } from '../special/rising-factorial.ts';
import { type CountSteps, countSteps, longStep, risingSum } from './count-steps.ts';
import { distinctValues } from './distinct-values.ts';
import { historyTotals, type PurchaseHistories } from './purchase-histories.ts';

/** Of rates of purchase, Gamma(r, alpha), and of chances to stop after a purchase, Beta(a, b); alpha in units of time. */
export type BetaGeometricName = 'r' | 'alpha' | 'a' | 'b';
export type BetaGeometricParameters = Readonly<Record<BetaGeometricName, number>>;
export const betaGeometricNames: readonly BetaGeometricName[] = Object.freeze(['r', 'alpha', 'a', 'b']);

/**
 * How many chances to stop come before the first repeat purchase: none in the BG/NBD, where the first purchase is no
 * occasion to stop; one in the MBG/NBD, where it is. All else is the same.
 */
export type FirstChances = 0 | 1;

/** Fills `slopes` by log r, log alpha, log a, log b, and returns the log-likelihood. */
export type BetaGeometricLikelihood = (parameters: BetaGeometricParameters, slopes: Float64Array) => number;

/**
 * The log-likelihood of histories, to be evaluated at many parameters. With m = x + `firstChances` chances to stop, and
 * the factor δ left out where m = 0,
 *
 * L(x, t_x, T) = Γ(r+x)/Γ(r) · α^r/(α+T)^(r+x) · B(a, b+m)/B(a, b) · (1 + δ·a/(b+m−1) · ((α+T)/(α+t_x))^(r+x)).
 *
 * Source: Fader, Hardie & Lee (2005), Marketing Science 24(2), equation 6 (m = x); Batislam, Denizel & Filiztekin
 * (2007), International Journal of Research in Marketing 24(3), and Hoppe & Wagner (2007), Marketing ZFP 29
 * (m = x + 1). Ratios of Γ and B are written as products over j < x and j < m, which keep their digits for parameters
 * of any size, and are summed once for all rows; where nobody's count lies within a long step, at once. Logarithms of times are taken once for each distinct time. What is left
 * for a row is one logarithm and one exponential.
 *
 * @throws RangeError as `historyTotals`
 */
export function betaGeometricLikelihood(
  histories: PurchaseHistories,
  firstChances: FirstChances,
): BetaGeometricLikelihood {
  const { customers, repeatPurchases } = historyTotals(histories);
  const { frequency, recency, age, customers: weights } = histories;
  const rows = frequency.length;
  const buying = countSteps(frequency, weights);
  const chances = countSteps(
    frequency.map((x) => x + firstChances),
    weights,
  );
  const frequencies = distinctValues(frequency);
  const ages = distinctValues(age);
  const recencies = distinctValues(recency);
  const [seen, bought] = [new Float64Array(ages.values.length), new Float64Array(ages.values.length)];
  // The rows with a chance to stop, close together.
  const [x, w] = [new Float64Array(rows), new Float64Array(rows)];
  const [place, agePlace, recencyPlace] = [new Int32Array(rows), new Int32Array(rows), new Int32Array(rows)];
  let facing = 0;
  for (let i = 0; i < rows; i++) {
    const [purchases, weight] = [frequency[i]!, weights[i]!];
    if (weight === 0) continue;
    if (purchases + firstChances > 0) {
      x[facing] = purchases;
      place[facing] = frequencies.place[i]!;
      w[facing] = weight;
      agePlace[facing] = ages.place[i]!;
      recencyPlace[facing] = recencies.place[i]!;
      facing++;
    }
    seen[ages.place[i]!]! += weight;
    bought[ages.place[i]!]! += weight * purchases;
  }
  const [ageLog, ageShare] = [new Float64Array(ages.values.length), new Float64Array(ages.values.length)];
  const recencyLog = new Float64Array(recencies.values.length);
  const recencyShare = new Float64Array(recencies.values.length);
  /** By distinct frequencies: log a/(b + m − 1) and b/(b + m − 1). */
  const kinds = frequencies.values.length;
  const [stopLog, stopShare] = [new Float64Array(kinds), new Float64Array(kinds)];

  return ({ r, alpha, a, b }, slopes) => {
    let value = -repeatPurchases * Math.log(alpha);
    let [byR, byAlpha, byA, byB] = [0, -repeatPurchases, 0, 0];
    const rising = risingSum(r, buying);
    value += rising.value;
    byR += rising.slope;
    const staying = stayingSum(a, b, chances);
    value += staying.value;
    byA += staying.byA;
    byB += staying.byB;
    for (let i = 0; i < frequencies.values.length; i++) {
      const on = b + frequencies.values[i]! + firstChances - 1;
      stopLog[i] = Math.log(a / on);
      stopShare[i] = b / on;
    }
    for (let i = 0; i < ages.values.length; i++) {
      const log = Math.log1p(ages.values[i]! / alpha);
      const share = ages.values[i]! / (alpha + ages.values[i]!);
      const shape = r * seen[i]! + bought[i]!;
      value -= shape * log;
      byR -= r * seen[i]! * log;
      byAlpha += shape * share;
      ageLog[i] = log;
      ageShare[i] = share;
    }
    for (let i = 0; i < recencies.values.length; i++) {
      recencyLog[i] = Math.log1p(recencies.values[i]! / alpha);
      recencyShare[i] = recencies.values[i]! / (alpha + recencies.values[i]!);
    }
    for (let i = 0; i < facing; i++) {
      const shape = r + x[i]!;
      const idle = ageLog[agePlace[i]!]! - recencyLog[recencyPlace[i]!]!;
      // The logarithm of the odds that the customer has stopped.
      const odds = stopLog[place[i]!]! + shape * idle;
      const small = Math.exp(-Math.abs(odds));
      const logOnePlus = Math.log1p(small);
      value += w[i]! * (odds > 0 ? odds + logOnePlus : logOnePlus);
      const stopped = (w[i]! * (odds > 0 ? 1 : small)) / (1 + small);
      byR += stopped * r * idle;
      byAlpha += stopped * shape * (recencyShare[recencyPlace[i]!]! - ageShare[agePlace[i]!]!);
      byA += stopped;
      byB -= stopped * stopShare[place[i]!]!;
    }
    slopes[0] = byR;
    slopes[1] = byAlpha;
    slopes[2] = byA;
    slopes[3] = byB;
    return customers === 0 ? 0 : value;
  };
}

/** Σ log B(a, b + m)/B(a, b) over the customers by their chances to stop m, and its slopes in log a and log b. */
function stayingSum(a: number, b: number, { from, to, customers }: CountSteps) {
  let [value, byA, byB] = [0, 0, 0];
  for (const [i, above] of customers.entries()) {
    const [first, end] = [from[i]!, to[i]!];
    if (end - first > longStep) {
      const [on, length] = [b + first, end - first];
      const [inB, inBoth] = [risingFactorialSlope(on, length), risingFactorialSlope(a + on, length)];
      value += above * (logRisingFactorial(on, length) - logRisingFactorial(a + on, length));
      byA -= above * a * inBoth;
      byB += above * b * (inB - inBoth);
    } else
      for (let j = first; j < end; j++) {
        const on = b + j;
        value -= above * Math.log1p(a / on);
        const lost = (above * a) / (a + on);
        byA -= lost;
        byB += lost * (b / on);
      }
  }
  return { value, byA, byB };
}
