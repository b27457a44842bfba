import type { ParetoNbdParameters } from '../src/lifetime/pareto-nbd-likelihood.ts';
import type { PurchaseHistories } from '../src/lifetime/purchase-histories.ts';
import { exponential } from '../src/random/exponential.ts';
import { gamma } from '../src/random/gamma.ts';
import type { Random } from '../src/random/random.ts';
import { histories } from './simulate-beta-geometric.ts';

/** Times of repeat purchases within `watched`, of one customer by the story of the model. */
export function simulateParetoPurchases(
  random: Random,
  { r, alpha, s, beta }: ParetoNbdParameters,
  watched: number,
): number[] {
  const rate = gamma(random, r, alpha);
  const stops = gamma(random, s, beta);
  // A rate below every double: nothing ever happens.
  const end = stops === 0 ? watched : Math.min(watched, exponential(random, stops));
  const times: number[] = [];
  if (rate === 0) return times;
  for (let time = exponential(random, rate); time <= end; time += exponential(random, rate)) times.push(time);
  return times;
}

/** What was seen of many customers, watched for `age(i)` each, by the parameters that each has. */
export function simulateParetoHistories(
  random: Random,
  parameters: ParetoNbdParameters | ((customer: number) => ParetoNbdParameters),
  customers: number,
  age: (customer: number) => number,
): PurchaseHistories {
  return histories(
    Array.from({ length: customers }, (_, i) => {
      const watched = age(i);
      const own = typeof parameters === 'function' ? parameters(i) : parameters;
      const times = simulateParetoPurchases(random, own, watched);
      return [times.length, times.at(-1) ?? 0, watched] as const;
    }),
  );
}
