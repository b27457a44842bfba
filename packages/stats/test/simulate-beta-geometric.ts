import type { BetaGeometricParameters, FirstChances } from '../src/lifetime/beta-geometric-likelihood.ts';
import type { PurchaseHistories } from '../src/lifetime/purchase-histories.ts';
import { exponential } from '../src/random/exponential.ts';
import { gamma } from '../src/random/gamma.ts';
import type { Random } from '../src/random/random.ts';
import { uniform } from '../src/random/uniform.ts';

/** Times of repeat purchases within `watched`, of one customer by the story of the model. */
export function simulatePurchases(
  random: Random,
  { r, alpha, a, b }: BetaGeometricParameters,
  firstChances: FirstChances,
  watched: number,
): number[] {
  const rate = gamma(random, r, alpha);
  const [stop, stay] = [gamma(random, a, 1), gamma(random, b, 1)];
  const chance = stop / (stop + stay);
  const times: number[] = [];
  // A rate below every double buys nothing.
  if (rate === 0 || (firstChances === 1 && uniform(random) < chance)) return times;
  for (let time = exponential(random, rate); time <= watched; time += exponential(random, rate)) {
    times.push(time);
    if (uniform(random) < chance) break;
  }
  return times;
}

/** Rows as histories, each distinct one once, in the order of their first appearance. */
export function histories(
  rows: Iterable<readonly [x: number, recency: number, age: number, customers?: number]>,
) {
  const distinct = new Map<string, [number, number, number, number]>();
  for (const [x, recency, age, customers = 1] of rows) {
    const key = `${x} ${recency} ${age}`;
    const row = distinct.get(key);
    if (row) row[3] += customers;
    else distinct.set(key, [x, recency, age, customers]);
  }
  const column = (i: number) => Float64Array.from(distinct.values(), (row) => row[i]!);
  return {
    frequency: column(0),
    recency: column(1),
    age: column(2),
    customers: column(3),
  } satisfies PurchaseHistories;
}

/** What was seen of many customers, watched for `age()` each. */
export function simulateHistories(
  random: Random,
  parameters: BetaGeometricParameters,
  firstChances: FirstChances,
  customers: number,
  age: () => number,
): PurchaseHistories {
  return histories(
    Array.from({ length: customers }, () => {
      const watched = age();
      const times = simulatePurchases(random, parameters, firstChances, watched);
      return [times.length, times.at(-1) ?? 0, watched] as const;
    }),
  );
}
