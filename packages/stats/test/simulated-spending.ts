import type { BetaGeometricParameters } from '../src/lifetime/beta-geometric-likelihood.ts';
import type { GammaGammaParameters } from '../src/lifetime/gamma-gamma.ts';
import { gamma } from '../src/random/gamma.ts';
import type { Random } from '../src/random/random.ts';
import { uniform } from '../src/random/uniform.ts';
import { simulatePurchases } from './simulate-beta-geometric.ts';

/** What was seen of one customer up to the age T, and what the time after it brought. */
export interface SimulatedCustomer {
  readonly frequency: number;
  readonly recency: number;
  readonly age: number;
  /** Mean of the repeat purchases; 0 without any. */
  readonly mean: number;
  readonly purchases: number;
  /** Of those purchases, each discounted by its time. */
  readonly value: number;
}

/** BG/NBD buyers with gamma-gamma spends, their ages uniform on ½ … 1 of `longest`. */
export function simulatedSpending(
  random: Random,
  people: number,
  buying: BetaGeometricParameters,
  { p, q, v }: GammaGammaParameters,
  time: { readonly longest: number; readonly horizon: number; readonly discountRate: number },
): SimulatedCustomer[] {
  return Array.from({ length: people }, () => {
    const age = time.longest * (0.5 + 0.5 * uniform(random));
    const times = simulatePurchases(random, buying, 0, age + time.horizon);
    const nu = gamma(random, q, v);
    let [frequency, recency, spent, purchases, value] = [0, 0, 0, 0, 0];
    for (const at of times) {
      const spend = gamma(random, p, nu);
      if (at <= age) {
        frequency++;
        recency = at;
        spent += spend;
      } else {
        purchases++;
        value += spend * Math.exp(-time.discountRate * (at - age));
      }
    }
    return { frequency, recency, age, mean: frequency > 0 ? spent / frequency : 0, purchases, value };
  });
}
