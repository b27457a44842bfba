import { regularizedBeta } from '../special/incomplete-beta.ts';
import type { GammaGammaParameters } from './gamma-gamma.ts';

/**
 * How much k purchases bring, in units of the customer's expected spend, given n known spends. The k spends are together
 * Gamma(p·k, ν), and ν is Gamma(q + p·n, v + n·m) after n spends of m on average, so that
 *
 *     sum / (v + n·m)  is beta prime (p·k, q + p·n):  P(sum ≤ s) = I_u(p·k, q + p·n),  u = s/(s + v + n·m)
 *
 * whatever m: only the unit differs between customers with as many spends. That is what makes a table possible.
 * Source: Fader & Hardie (2013), equations 2 and 4; the ratio of gamma variables: Johnson, Kotz & Balakrishnan (1995), 25.7.
 */
export interface SpendSums {
  /** log of the sums at which the distribution is known: `first + step·j`. */
  readonly first: number;
  readonly step: number;
  readonly places: number;
  /** The numbers of purchases that the table knows, rising: all at first, further on some 3 % apart. */
  readonly purchases: readonly number[];
  /** P(sum ≤ place j) of `purchases[i]` purchases, given `spends` known ones. */
  row(spends: number, i: number): Float64Array;
}

const step = 0.1;
/** A chance this near to 0 or 1 is that. */
const negligible = 1e-9;
/** What few purchases of somebody unknown bring with less than this chance is nothing. */
const leastChance = 2e-3;
const mostPurchases = 4096;

/** `draws`: parameters that could as well be true; their distributions are averaged. */
export function spendSums(
  parameters: GammaGammaParameters,
  draws: readonly GammaGammaParameters[],
): SpendSums {
  const models = (draws.length > 0 ? draws : [parameters]).map(bounded);
  const mean = (parameters.p * parameters.v) / (parameters.q - 1);
  // Draws see the same customer, one who spends like the mean: how far m is from it matters little to the uncertainty.
  const chance = (log: number, k: number, n: number) =>
    models.reduce((sum, { p, q, v }) => {
      const share = 1 / (1 + (v + n * mean) / (mean * Math.exp(log)));
      return sum + regularizedBeta(share, p * k, q + p * n);
    }, 0) / models.length;
  let first = 0;
  while (first > -20 && chance(first, 1, 0) > leastChance) first -= 5 * step;
  const places = Math.ceil((Math.log(mostPurchases * 50) - first) / step);
  const purchases = thinning(mostPurchases);
  const rows = new Map<number, Float64Array[]>();
  function row(spends: number, i: number): Float64Array {
    const known = representative(spends);
    const of = rows.get(known) ?? [];
    if (of.length === 0) rows.set(known, of);
    let values = of[i];
    if (values === undefined) {
      values = new Float64Array(places).fill(1);
      // More purchases bring more: where fewer are never so little, these are not either.
      const fewer = of[i - 1];
      for (let j = 0; j < places; j++) {
        values[j] = fewer && fewer[j]! < negligible ? 0 : chance(first + step * j, purchases[i]!, known);
        if (values[j]! > 1 - negligible) break;
      }
      of[i] = values;
    }
    return values;
  }
  return { first, step, places, purchases, row };
}

/**
 * Spends of p above 1e4 scatter by less than 1 %, and customers of q above 1e4 differ by less: there these stand for all
 * larger ones, with the same mean p·v/(q − 1).
 */
function bounded({ p, q, v }: GammaGammaParameters): GammaGammaParameters {
  const [lessP, lessQ] = [Math.min(p, 1e4), Math.min(q, 1e4)];
  return { p: lessP, q: lessQ, v: q === lessQ ? (v * p) / lessP : (v * p * (lessQ - 1)) / (lessP * (q - 1)) };
}

const allUpTo = 16;

/** 1 … 16, then some 3 % apart, up to `most`. */
function thinning(most: number): readonly number[] {
  const numbers: number[] = [];
  for (let k = 1; k < most; k = k < allUpTo ? k + 1 : Math.ceil(k * 1.03)) numbers.push(k);
  return [...numbers, most];
}

/** The number of known spends that stands for those around it, which know some 3 % more or less. */
function representative(spends: number): number {
  if (spends <= allUpTo) return spends;
  return Math.round(allUpTo * 1.06 ** Math.round(Math.log(spends / allUpTo) / Math.log(1.06)));
}
