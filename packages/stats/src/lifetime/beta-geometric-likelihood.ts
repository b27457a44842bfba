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
 * of any size, and are summed once for all rows. Logarithms of times are taken once for each distinct time. What is left
 * for a row is one logarithm and one exponential.
 *
 * @throws RangeError as `historyTotals`
 */
export function betaGeometricLikelihood(
  histories: PurchaseHistories,
  firstChances: FirstChances,
): BetaGeometricLikelihood {
  const { customers, repeatPurchases, mostPurchases } = historyTotals(histories);
  const { frequency, recency, age, customers: weights } = histories;
  const rows = frequency.length;
  const mostChances = mostPurchases + firstChances;
  // Customers with more than j repeat purchases, and with more than j chances to stop.
  const [buyingOn, facingMore] = [new Float64Array(mostPurchases), new Float64Array(mostChances)];
  const ages = distinctValues(age);
  const recencies = distinctValues(recency);
  const [seen, bought] = [new Float64Array(ages.values.length), new Float64Array(ages.values.length)];
  // The rows with a chance to stop, close together.
  const [x, w] = [new Int32Array(rows), new Float64Array(rows)];
  const [agePlace, recencyPlace] = [new Int32Array(rows), new Int32Array(rows)];
  let facing = 0;
  for (let i = 0; i < rows; i++) {
    const [purchases, weight] = [frequency[i]!, weights[i]!];
    if (weight === 0) continue;
    if (purchases > 0) buyingOn[purchases - 1]! += weight;
    if (purchases + firstChances > 0) {
      facingMore[purchases + firstChances - 1]! += weight;
      x[facing] = purchases;
      w[facing] = weight;
      agePlace[facing] = ages.place[i]!;
      recencyPlace[facing] = recencies.place[i]!;
      facing++;
    }
    seen[ages.place[i]!]! += weight;
    bought[ages.place[i]!]! += weight * purchases;
  }
  for (let j = mostPurchases - 1; j > 0; j--) buyingOn[j - 1]! += buyingOn[j]!;
  for (let j = mostChances - 1; j > 0; j--) facingMore[j - 1]! += facingMore[j]!;
  const [ageLog, ageShare] = [new Float64Array(ages.values.length), new Float64Array(ages.values.length)];
  const recencyLog = new Float64Array(recencies.values.length);
  const recencyShare = new Float64Array(recencies.values.length);
  /** By chances to stop less one: log a/(b + m − 1) and b/(b + m − 1). */
  const [stopLog, stopShare] = [new Float64Array(mostChances), new Float64Array(mostChances)];

  return ({ r, alpha, a, b }, slopes) => {
    let value = -repeatPurchases * Math.log(alpha);
    let [byR, byAlpha, byA, byB] = [0, -repeatPurchases, 0, 0];
    for (let j = 0; j < mostPurchases; j++) {
      value += buyingOn[j]! * Math.log(r + j);
      byR += (buyingOn[j]! * r) / (r + j);
    }
    for (let j = 0; j < mostChances; j++) {
      const on = b + j;
      value -= facingMore[j]! * Math.log1p(a / on);
      const lost = (facingMore[j]! * a) / (a + on);
      byA -= lost;
      byB += lost * (b / on);
      stopLog[j] = Math.log(a / on);
      stopShare[j] = b / on;
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
      const place = x[i]! + firstChances - 1;
      const idle = ageLog[agePlace[i]!]! - recencyLog[recencyPlace[i]!]!;
      // The logarithm of the odds that the customer has stopped.
      const odds = stopLog[place]! + shape * idle;
      const small = Math.exp(-Math.abs(odds));
      const logOnePlus = Math.log1p(small);
      value += w[i]! * (odds > 0 ? odds + logOnePlus : logOnePlus);
      const stopped = (w[i]! * (odds > 0 ? 1 : small)) / (1 + small);
      byR += stopped * r * idle;
      byAlpha += stopped * shape * (recencyShare[recencyPlace[i]!]! - ageShare[agePlace[i]!]!);
      byA += stopped;
      byB -= stopped * stopShare[place]!;
    }
    slopes[0] = byR;
    slopes[1] = byAlpha;
    slopes[2] = byA;
    slopes[3] = byB;
    return customers === 0 ? 0 : value;
  };
}
